package dev.messagerouting.localcloud.stepfunctions.asl;

import tools.jackson.databind.JsonNode;

import java.util.Set;
import java.util.stream.DoubleStream;

/** The functions that may end a path, for example {@code $.items.length()}. */
final class PathFunctions {

    static final Set<String> NAMES = Set.of("length", "min", "max", "avg", "sum", "keys");

    private PathFunctions() {}

    static JsonNode apply(String name, JsonNode on) throws PathMissing {
        return switch (name) {
            case "length" -> length(on);
            case "keys" -> {
                var keys = Json.array();
                on.propertyNames().forEach(keys::add);
                yield keys;
            }
            case "min" -> Json.number(numbers(on, name).min().orElseThrow());
            case "max" -> Json.number(numbers(on, name).max().orElseThrow());
            case "avg" -> Json.number(numbers(on, name).average().orElseThrow());
            case "sum" -> Json.number(numbers(on, name).sum());
            default -> throw new IllegalStateException(name);
        };
    }

    private static JsonNode length(JsonNode on) throws PathMissing {
        if (on.isContainer()) {
            return Json.number(on.size());
        }
        if (on.isString()) {
            return Json.number(on.stringValue().length());
        }
        throw new PathMissing("length() can not be applied to a " + Json.type(on), false);
    }

    private static DoubleStream numbers(JsonNode on, String name) throws PathMissing {
        var numbers = on.values().stream().filter(JsonNode::isNumber).toList();
        if (numbers.isEmpty()) {
            throw new PathMissing("Aggregation function attempted to calculate " + name, false);
        }
        return numbers.stream().mapToDouble(JsonNode::doubleValue);
    }
}
