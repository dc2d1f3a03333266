package dev.messagerouting.localcloud.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.messagerouting.localcloud.apigateway.ApiState.Api;
import dev.messagerouting.localcloud.apigateway.ApiState.Deployed;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One call of a deployed method, with all that templates and functions may ask of it.
 *
 * @param stageName {@code test-invoke-stage} if a method is tried without a deployment
 * @param context {@code $context}: maps of strings, changed by templates only where they override
 */
record Invocation(
        StageRequest request,
        Api api,
        Deployed deployed,
        String stageName,
        Map<String, String> stageVariables,
        Routes.Match match,
        String requestId,
        Map<String, List<String>> query,
        Map<String, Object> context) {

    String body() {
        return request.body().asUtf8String();
    }

    /** The media type, without parameters; AWS takes a missing one for JSON. */
    String contentType() {
        var header = header("Content-Type");
        return header == null ? "application/json" : mediaType(header);
    }

    static String mediaType(String header) {
        int end = header.indexOf(';');
        return (end < 0 ? header : header.substring(0, end)).strip();
    }

    /** The last value of a header, by name in any case. */
    @Nullable String header(String name) {
        for (var header : request.headers().entrySet()) {
            if (header.getKey().equalsIgnoreCase(name) && !header.getValue().isEmpty()) {
                return header.getValue().getLast();
            }
        }
        return null;
    }

    /** The parameters as {@code $input.params()} gives them: one value each, the last. */
    Map<String, Map<String, String>> params() {
        var params = new LinkedHashMap<String, Map<String, String>>();
        params.put("path", match.parameters());
        params.put("querystring", last(query));
        params.put("header", last(request.headers()));
        return params;
    }

    static Map<String, String> last(Map<String, List<String>> several) {
        var single = new LinkedHashMap<String, String>();
        several.forEach(
                (name, values) -> {
                    if (!values.isEmpty()) {
                        single.put(name, values.getLast());
                    }
                });
        return single;
    }

    static Map<String, List<String>> query(String raw) {
        var query = new LinkedHashMap<String, List<String>>();
        for (var pair : raw.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                var name = equals < 0 ? pair : pair.substring(0, equals);
                var value = equals < 0 ? "" : pair.substring(equals + 1);
                query.computeIfAbsent(decoded(name), n -> new ArrayList<>()).add(decoded(value));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
