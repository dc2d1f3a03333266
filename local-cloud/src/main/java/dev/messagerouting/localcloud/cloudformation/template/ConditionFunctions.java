package dev.messagerouting.localcloud.cloudformation.template;

import tools.jackson.databind.JsonNode;

import java.util.List;

/**
 * The functions that answer true or false, and Fn::If, which asks them; with the ones that only
 * Rules may use
 * (https://docs.aws.amazon.com/servicecatalog/latest/adminguide/intrinsic-function-reference-rules.html).
 */
final class ConditionFunctions {

    private final Functions functions;
    private final Scope scope;

    ConditionFunctions(Functions functions, Scope scope) {
        this.functions = functions;
        this.scope = scope;
    }

    JsonNode choose(JsonNode argument) {
        return functions.evaluate(chosen(argument));
    }

    JsonNode chosen(JsonNode argument) {
        var parts = Json.items(argument);
        if (parts.size() != 3 || !parts.getFirst().isString()) {
            throw Errors.template(
                    "Fn::If requires a list argument with three elements: a condition name, a value"
                            + " if true and a value if false");
        }
        return scope.condition(parts.getFirst().asString()) ? parts.get(1) : parts.get(2);
    }

    boolean holds(JsonNode condition) {
        if (!condition.isObject() || condition.size() != 1) {
            throw Errors.format(
                    "Every Condition member must be a call of Fn::And, Fn::Equals, Fn::Not, Fn::Or"
                            + " or Condition.");
        }
        var call = Json.only(condition);
        var parts = Json.items(call.getValue());
        return switch (call.getKey()) {
            case "Condition" -> scope.condition(call.getValue().asString(""));
            case "Fn::Equals" -> equal(two("Fn::Equals", parts));
            case "Fn::Not" -> !holds(one(parts));
            case "Fn::And" -> several("Fn::And", parts).stream().allMatch(this::holds);
            case "Fn::Or" -> several("Fn::Or", parts).stream().anyMatch(this::holds);
            case "Fn::Contains" -> contains(two("Fn::Contains", parts));
            case "Fn::EachMemberEquals" -> eachEquals(two("Fn::EachMemberEquals", parts));
            case "Fn::EachMemberIn" -> eachIn(two("Fn::EachMemberIn", parts));
            default -> throw Errors.template("Unrecognized condition function " + call.getKey());
        };
    }

    private boolean equal(List<JsonNode> parts) {
        return same(functions.evaluate(parts.get(0)), functions.evaluate(parts.get(1)));
    }

    private static boolean same(JsonNode left, JsonNode right) {
        return (Json.scalar(left) && Json.scalar(right))
                ? left.asString().equals(right.asString())
                : left.equals(right);
    }

    private boolean contains(List<JsonNode> parts) {
        var wanted = functions.evaluate(parts.get(1));
        return list(parts.get(0)).stream().anyMatch(item -> same(item, wanted));
    }

    private boolean eachEquals(List<JsonNode> parts) {
        var wanted = functions.evaluate(parts.get(1));
        return list(parts.get(0)).stream().allMatch(item -> same(item, wanted));
    }

    private boolean eachIn(List<JsonNode> parts) {
        var wanted = list(parts.get(1));
        return list(parts.get(0)).stream()
                .allMatch(item -> wanted.stream().anyMatch(other -> same(item, other)));
    }

    private List<JsonNode> list(JsonNode node) {
        var value = functions.evaluate(node);
        return value.isArray() ? Json.items(value) : List.of(value);
    }

    private static JsonNode one(List<JsonNode> parts) {
        if (parts.size() != 1) {
            throw Errors.template("Fn::Not requires a list argument with one element");
        }
        return parts.getFirst();
    }

    private static List<JsonNode> two(String function, List<JsonNode> parts) {
        if (parts.size() != 2) {
            throw Errors.template(function + " requires a list argument with two elements");
        }
        return parts;
    }

    private static List<JsonNode> several(String function, List<JsonNode> parts) {
        if (parts.size() < 2 || parts.size() > 10) {
            throw Errors.template(function + " requires a list argument with two to ten elements");
        }
        return parts;
    }
}
