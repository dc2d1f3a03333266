package dev.messagerouting.localcloud.wire;

import dev.messagerouting.localcloud.kernel.Headers;
import dev.messagerouting.localcloud.kernel.HttpHandler.Request;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The members of REST requests and answers that travel outside of the body. */
final class RestParts {

    private RestParts() {}

    /** Fills {@code builder} from path, query string and headers. */
    static void read(Dialect.Asked asked, Request request, SdkPojo builder) {
        var parameters = Uris.parameters(request.query());
        var known = asked.operation().binding().parameters();
        for (var field : asked.operation().request.fields) {
            var value =
                    switch (field.location) {
                        case PATH, GREEDY_PATH -> {
                            var label = asked.labels().get(field.name);
                            yield label == null
                                    ? null
                                    : Scalars.read(field, label, Format.ISO_8601);
                        }
                        case QUERY_PARAM -> parameter(field, parameters, known);
                        case HEADER -> header(field, request.headers());
                        case PAYLOAD, STATUS_CODE -> null;
                    };
            if (value != null) {
                field.set(builder, value);
            }
        }
    }

    /**
     * @param known what other members are called: a map takes the rest
     */
    private static @Nullable Object parameter(
            Field field, Map<String, List<String>> parameters, Set<String> known) {
        if (field.type == MarshallingKnownType.MAP) {
            var values = new LinkedHashMap<String, Object>();
            parameters.forEach(
                    (name, all) -> {
                        if (!known.contains(name)) {
                            values.put(name, all.getFirst());
                        }
                    });
            return values;
        }
        var sent = parameters.get(field.name);
        if (sent == null) {
            return null;
        }
        return field.type == MarshallingKnownType.LIST
                ? sent.stream()
                        .map(one -> Scalars.read(field.element(), one, Format.ISO_8601))
                        .toList()
                : Scalars.read(field, sent.getFirst(), Format.ISO_8601);
    }

    private static @Nullable Object header(Field field, Headers headers) {
        if (field.type == MarshallingKnownType.MAP) {
            return headersFrom(field.name, headers);
        }
        var sent = headers.first(field.name);
        if (sent == null) {
            return null;
        }
        if (field.type != MarshallingKnownType.LIST) {
            return Scalars.read(field, sent, Format.RFC_822);
        }
        var values = new ArrayList<Object>();
        for (var line : headers.asMap().getOrDefault(field.name, List.of())) {
            for (var one : line.split(",", -1)) {
                values.add(Scalars.read(field.element(), one.strip(), Format.RFC_822));
            }
        }
        return values;
    }

    private static Map<String, Object> headersFrom(String prefix, Headers headers) {
        var values = new LinkedHashMap<String, Object>();
        headers.asMap()
                .forEach(
                        (name, all) -> {
                            if (name.toLowerCase(Locale.ROOT).startsWith(prefix)) {
                                values.put(name.substring(prefix.length()), String.join(",", all));
                            }
                        });
        return values;
    }

    /** Adds what of {@code pojo} belongs into headers. */
    static void write(Shape shape, SdkPojo pojo, Headers.Builder headers) {
        for (var field : shape.fields) {
            var value = isHeader(field) ? field.get(pojo) : null;
            switch (value) {
                case null -> {
                    // Nothing to say.
                }
                case Map<?, ?> map ->
                        map.forEach((name, one) -> headers.add(field.name + name, one.toString()));
                case List<?> list ->
                        headers.add(
                                field.name,
                                list.stream()
                                        .map(
                                                one ->
                                                        Xml.scalar(
                                                                field.element(),
                                                                one,
                                                                Format.RFC_822))
                                        .collect(Collectors.joining(",")));
                default -> headers.add(field.name, Xml.scalar(field, value, Format.RFC_822));
            }
        }
    }

    private static boolean isHeader(Field field) {
        return field.location == MarshallLocation.HEADER;
    }

    /** The status that the answer itself names, if its model has one. */
    static @Nullable Integer status(Shape shape, SdkPojo pojo) {
        for (var field : shape.fields) {
            if (field.location == MarshallLocation.STATUS_CODE
                    && field.get(pojo) instanceof Integer status) {
                return status;
            }
        }
        return null;
    }
}
