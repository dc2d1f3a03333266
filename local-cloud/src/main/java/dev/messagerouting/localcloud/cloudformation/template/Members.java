package dev.messagerouting.localcloud.cloudformation.template;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the members of a template's entries, in AWS's words when they are wrong. */
final class Members {

    private Members() {}

    /** The node must be an object that has no members but these. */
    static void only(JsonNode node, String path, String... allowed) {
        if (!node.isObject()) {
            throw Errors.format("[" + path + "] must be an object.");
        }
        var names = Set.of(allowed);
        for (var name : node.propertyNames()) {
            if (!names.contains(name)) {
                throw Errors.format(
                        "[" + path + "] Encountered unsupported member '" + name + "'.");
            }
        }
    }

    static @Nullable String text(JsonNode node, String name) {
        var value = node.get(name);
        return value == null || !Json.scalar(value) ? null : value.asString();
    }

    /** A string, or a list of strings. */
    static List<String> texts(JsonNode node, String name) {
        var value = node.path(name);
        var list = new ArrayList<String>();
        for (var item : value.isArray() ? Json.items(value) : List.of(value)) {
            if (Json.scalar(item)) {
                list.add(item.asString());
            }
        }
        return List.copyOf(list);
    }

    static @Nullable Integer integer(JsonNode node, String name) {
        var number = number(node, name);
        return number == null ? null : number.intValue();
    }

    static @Nullable Double number(JsonNode node, String name) {
        var text = text(node, name);
        if (text == null) {
            return null;
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException _) {
            throw Errors.format("Every " + name + " member must be a number.");
        }
    }
}
