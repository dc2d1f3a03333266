package dev.messagerouting.localcloud.stepfunctions.asl;

import static com.dashjoin.jsonata.Jsonata.NULL_VALUE;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON to the plain Java values that the JSONata library computes with, and back. */
final class JsonataValues {

    private JsonataValues() {}

    static Object fromJson(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                var map = new LinkedHashMap<String, Object>();
                node.properties().forEach(e -> map.put(e.getKey(), fromJson(e.getValue())));
                yield map;
            }
            case ARRAY -> {
                var list = new ArrayList<Object>(node.size());
                node.values().forEach(item -> list.add(fromJson(item)));
                yield list;
            }
            case STRING -> node.stringValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> fromNumber(node);
            case NULL, MISSING, BINARY, POJO -> NULL_VALUE;
        };
    }

    /** Whole numbers are longs while they fit, everything else is a double: 1.0 becomes 1. */
    private static Object fromNumber(JsonNode node) {
        if (node.isInt()) {
            return node.intValue();
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        return whole(node.doubleValue());
    }

    private static Object whole(double value) {
        boolean fits = value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE;
        if (!fits) {
            return value;
        }
        long whole = (long) value;
        if (whole == (int) whole) {
            return (int) whole;
        }
        return whole;
    }

    /**
     * @throws IllegalArgumentException if the value, or a part of it, is a function
     */
    static JsonNode toJson(@Nullable Object value) {
        return switch (value) {
            case null -> Json.nothing();
            case String text -> Json.string(text);
            case Boolean bool -> Json.bool(bool);
            case Number number -> toNumber(number);
            case Map<?, ?> map -> {
                var object = Json.object();
                map.forEach((k, v) -> object.set(String.valueOf(k), toJson(v)));
                yield object;
            }
            case List<?> list -> {
                var array = Json.array();
                list.forEach(item -> array.add(toJson(item)));
                yield array;
            }
            default -> {
                if (NULL_VALUE.equals(value)) {
                    yield Json.nothing();
                }
                throw new IllegalArgumentException("not a value: " + value.getClass());
            }
        };
    }

    private static JsonNode toNumber(Number number) {
        if (number instanceof Integer || number instanceof Long) {
            return Json.number(number.longValue());
        }
        return whole(number.doubleValue()) instanceof Double fraction
                ? Json.number(fraction.doubleValue())
                : Json.number((long) number.doubleValue());
    }
}
