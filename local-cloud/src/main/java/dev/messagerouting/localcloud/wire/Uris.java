package dev.messagerouting.localcloud.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Paths and query strings, percent-decoded. */
final class Uris {

    private Uris() {}

    /** {@code /a/b%2Fc/} is {@code a}, {@code b/c} and an empty one; {@code /} is none. */
    static List<String> segments(String path) {
        var bare = path.startsWith("/") ? path.substring(1) : path;
        if (bare.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(bare.split("/", -1)).map(Uris::decodePath).toList();
    }

    /** Names without a value have the empty one. */
    static Map<String, List<String>> parameters(String query) {
        if (query.isEmpty()) {
            return Map.of();
        }
        var parameters = new LinkedHashMap<String, List<String>>();
        for (var pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            var name = decodeForm(equals < 0 ? pair : pair.substring(0, equals));
            var value = equals < 0 ? "" : decodeForm(pair.substring(equals + 1));
            if (!name.isEmpty()) {
                parameters.computeIfAbsent(name, any -> new ArrayList<>(1)).add(value);
            }
        }
        return parameters;
    }

    private static String decodeForm(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new Malformed("\"" + text + "\" is not percent-encoded as it should be");
        }
    }

    private static String decodePath(String text) {
        return text.indexOf('%') < 0 ? text : decodeForm(text.replace("+", "%2B"));
    }
}
