package dev.messagerouting.localcloud.cloudformation.schema;

import dev.messagerouting.localcloud.cloudformation.template.Functions;
import dev.messagerouting.localcloud.cloudformation.template.Json;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether properties have the shape that the registry wants. Calls of functions that are not worked
 * out yet pass. As AWS does, a string passes for a number or a boolean if it reads as one, and the
 * other way round.
 */
public final class PropertyCheck {

    private final ResourceSchema schema;
    private final List<String> violations = new ArrayList<>();
    private final List<String> unsupported = new ArrayList<>();

    private PropertyCheck(ResourceSchema schema) {
        this.schema = schema;
    }

    /** What CloudFormation gives as the reason of {@code CREATE_FAILED}; empty if all is well. */
    public static Optional<String> reason(
            ResourceSchema schema, String logicalId, JsonNode properties) {
        var check = new PropertyCheck(schema);
        check.top(properties);
        if (!check.unsupported.isEmpty()) {
            return Optional.of("Encountered unsupported property " + check.unsupported.getFirst());
        }
        if (check.violations.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                "Properties validation failed for resource "
                        + logicalId
                        + " with message:\n"
                        + String.join("\n", check.violations));
    }

    private void top(JsonNode properties) {
        for (var name : schema.required()) {
            if (!properties.has(name)) {
                violations.add("#: required key [" + name + "] not found");
            }
        }
        for (var member : Json.members(properties)) {
            var node = schema.properties().get(member.getKey());
            if (node == null || schema.readOnly().contains(member.getKey())) {
                unsupported.add(member.getKey());
            } else {
                check(node, member.getValue(), "#/" + member.getKey());
            }
        }
    }

    private void check(JsonNode wanted, JsonNode value, String path) {
        if (wanted.has("$ref")) {
            check(schema.definitions().path(wanted.path("$ref").asString()), value, path);
            return;
        }
        if (Functions.call(value) || !wanted.has("type")) {
            return;
        }
        var types = types(wanted);
        if (types.stream().noneMatch(type -> fits(type, value))) {
            violations.add(
                    path
                            + ": expected type: "
                            + named(types.getFirst())
                            + ", found: "
                            + found(value));
            return;
        }
        choice(wanted, value, path);
        object(wanted, value, path);
        int index = 0;
        for (var item : Json.items(value)) {
            check(wanted.path("items"), item, path + "/" + index++);
        }
    }

    private static List<String> types(JsonNode wanted) {
        var type = wanted.path("type");
        return type.isArray()
                ? Json.items(type).stream().map(JsonNode::asString).toList()
                : List.of(type.asString());
    }

    private static boolean fits(String type, JsonNode value) {
        var text = Json.scalar(value) ? value.asString() : "";
        return switch (type) {
            case "string" -> Json.scalar(value);
            case "integer" -> text.matches("-?[0-9]+");
            case "number" -> text.matches("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
            case "boolean" -> text.equals("true") || text.equals("false");
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> throw new IllegalStateException("Unknown JSON type " + type);
        };
    }

    private void choice(JsonNode wanted, JsonNode value, String path) {
        var choices = Json.items(wanted.path("enum"));
        if (!choices.isEmpty()
                && Json.scalar(value)
                && choices.stream().noneMatch(c -> c.asString().equals(value.asString()))) {
            violations.add(path + ": " + value.asString() + " is not a valid enum value");
        }
    }

    private void object(JsonNode wanted, JsonNode value, String path) {
        var properties = wanted.get("properties");
        for (var member : Json.members(value)) {
            var at = path + "/" + member.getKey();
            var node = properties == null ? null : properties.get(member.getKey());
            if (node != null) {
                check(node, member.getValue(), at);
            } else if (wanted.has("values")) {
                check(wanted.path("values"), member.getValue(), at);
            } else if (properties != null) {
                unsupported.add(member.getKey());
            }
        }
        for (var name : Json.items(wanted.path("required"))) {
            if (value.isObject() && !value.has(name.asString())) {
                violations.add(path + ": required key [" + name.asString() + "] not found");
            }
        }
    }

    private static String named(String type) {
        return switch (type) {
            case "object" -> "JSONObject";
            case "array" -> "JSONArray";
            case "integer" -> "Integer";
            case "number" -> "Number";
            case "boolean" -> "Boolean";
            default -> "String";
        };
    }

    private static String found(JsonNode value) {
        if (value.isObject()) {
            return "JSONObject";
        }
        if (value.isArray()) {
            return "JSONArray";
        }
        if (value.isNumber()) {
            return value.isIntegralNumber() ? "Integer" : "Number";
        }
        return value.isBoolean() ? "Boolean" : "String";
    }
}
