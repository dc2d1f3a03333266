package dev.messagerouting.localcloud.cloudformation.template;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Which names a tree of values refers to. */
public final class References {

    /**
     * One use of a name.
     *
     * @param function {@code Ref}, {@code Fn::GetAtt}, {@code Fn::Sub}, {@code Fn::If} or {@code
     *     Fn::ImportValue} (whose name is then empty)
     * @param attribute set for attributes
     */
    public record Use(String function, String name, @Nullable String attribute) {}

    private final Set<Use> uses = new LinkedHashSet<>();
    private final @Nullable Predicate<String> conditions;
    private final Predicate<String> supported;

    private References(@Nullable Predicate<String> conditions, Predicate<String> supported) {
        this.conditions = conditions;
        this.supported = supported;
    }

    /** Every use, in both branches of each Fn::If; refuses functions that are not supported. */
    static Set<Use> all(JsonNode node, Predicate<String> supported) {
        var references = new References(null, supported);
        references.walk(node);
        return references.uses;
    }

    /** Every use in the branches that the conditions choose, or in both where none are given. */
    public static Set<Use> taken(JsonNode node, @Nullable Predicate<String> conditions) {
        var references = new References(conditions, _ -> true);
        references.walk(node);
        return references.uses;
    }

    private void walk(JsonNode node) {
        if (Functions.call(node)) {
            var call = Json.only(node);
            call(call.getKey(), call.getValue());
            return;
        }
        node.values().forEach(this::walk);
    }

    private void call(String function, JsonNode argument) {
        if (!function.equals("Ref") && !supported.test(function)) {
            throw Errors.template(
                    "Encountered unsupported function: "
                            + function
                            + " Supported functions are: "
                            + Functions.SUPPORTED);
        }
        switch (function) {
            case "Ref" -> uses.add(new Use("Ref", name(argument), null));
            case "Fn::GetAtt" -> {
                var path = Functions.attributePath(argument);
                var attribute = path.get(1).isString() ? path.get(1).asString() : null;
                uses.add(new Use("Fn::GetAtt", path.get(0).asString(), attribute));
                walk(path.get(1));
            }
            case "Fn::Sub" -> sub(argument);
            case "Fn::If" -> choice(argument);
            default -> walk(argument);
        }
    }

    private static String name(JsonNode argument) {
        if (!argument.isString()) {
            throw Errors.format("All Ref attributes must be of type String"); // AWS's sentence
        }
        return argument.asString();
    }

    private void sub(JsonNode argument) {
        var given = argument.isArray() ? argument.path(1) : Json.object();
        var text = argument.isArray() ? argument.path(0) : argument;
        var matcher = Functions.VARIABLE.matcher(text.asString(""));
        while (matcher.find()) {
            var name = matcher.group(1).strip();
            if (!name.startsWith("!") && !given.has(name)) {
                uses.add(use(name));
            }
        }
        walk(given);
    }

    private static Use use(String name) {
        if (!name.matches("[A-Za-z0-9_.:]+")) {
            throw Errors.template(
                    "variable names in Fn::Sub syntax must contain only alphanumeric characters,"
                            + " underscores, periods, and colons");
        }
        var dot = name.indexOf('.');
        return dot < 0
                ? new Use("Fn::Sub", name, null)
                : new Use("Fn::Sub", name.substring(0, dot), name.substring(dot + 1));
    }

    private void choice(JsonNode argument) {
        var condition = argument.path(0).asString("");
        uses.add(new Use("Fn::If", condition, null));
        if (conditions == null) {
            walk(argument);
        } else {
            walk(argument.path(conditions.test(condition) ? 1 : 2));
        }
    }
}
