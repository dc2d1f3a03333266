package dev.messagerouting.localcloud.stepfunctions.asl;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Gathers what is wrong, in the order in which it is found. */
final class Diagnostics {

    private final List<Diagnostic> found = new ArrayList<>();

    List<Diagnostic> found() {
        return List.copyOf(found);
    }

    void error(String code, String location, String message) {
        found.add(new Diagnostic(code, message, location, false));
    }

    void warning(String code, String location, String message) {
        found.add(new Diagnostic(code, message, location, true));
    }

    void schema(String location, String message) {
        error("SCHEMA_VALIDATION_FAILED", location, message);
    }

    /** Whether all are there. */
    boolean require(JsonNode node, String location, String... fields) {
        var missing = Stream.of(fields).filter(field -> !node.has(field)).toList();
        if (!missing.isEmpty()) {
            schema(location, "These fields are required: " + missing);
        }
        return missing.isEmpty();
    }

    void atMostOne(JsonNode node, String location, String... fields) {
        var given = Stream.of(fields).filter(node::has).toList();
        if (given.size() > 1) {
            schema(location, "There should only be one of the following fields: " + given);
        }
    }

    void exactlyOne(JsonNode node, String location, String... fields) {
        if (Stream.of(fields).noneMatch(node::has)) {
            schema(
                    location,
                    "This object should have only one of the following fields: " + List.of(fields));
        }
        atMostOne(node, location, fields);
    }

    void oneOf(JsonNode node, String location, String field, List<String> values) {
        var given = Json.member(node, field);
        if (given != null && !(given.isString() && values.contains(given.stringValue()))) {
            schema(location + "/" + field, "Value should be one of the following: " + values);
        }
    }

    void text(JsonNode node, String location, String field) {
        var given = Json.member(node, field);
        if (given != null && !given.isString()) {
            schema(location + "/" + field, "Expected value of type String");
        }
    }

    void number(JsonNode node, String location, String field, double least, boolean integer) {
        var given = Json.member(node, field);
        if (given == null || (given.isString() && Jsonata.isExpression(given.stringValue()))) {
            return;
        }
        var type = integer ? "Integer" : "Number";
        if (!given.isNumber() || (integer && !given.isIntegralNumber())) {
            schema(location + "/" + field, "Expected value of type " + type);
        } else if (given.doubleValue() < least) {
            schema(
                    location + "/" + field,
                    "The value must be greater than or equal to "
                            + (integer ? Long.toString((long) least) : Double.toString(least)));
        }
    }

    /** An array with something in it. */
    boolean list(JsonNode node, String location, String field) {
        var given = Json.member(node, field);
        if (given == null) {
            return false;
        }
        if (!given.isArray()) {
            schema(location + "/" + field, "Expected value of type Array");
            return false;
        }
        if (given.isEmpty()) {
            schema(location + "/" + field, "Value cannot be empty");
        }
        return true;
    }
}
