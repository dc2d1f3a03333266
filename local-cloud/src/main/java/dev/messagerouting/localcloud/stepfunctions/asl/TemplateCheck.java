package dev.messagerouting.localcloud.stepfunctions.asl;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.regex.Pattern;

/** Checks the paths, templates and expressions of a state by reading them. */
final class TemplateCheck {

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final int LONGEST_VARIABLE = 80;
    private static final List<String> TEMPLATES =
            List.of("Parameters", "ResultSelector", "ItemSelector");
    private static final List<String> EXPRESSIONS =
            List.of(
                    "Arguments",
                    "Output",
                    "Items",
                    "ItemSelector",
                    "Seconds",
                    "Timestamp",
                    "TimeoutSeconds",
                    "HeartbeatSeconds",
                    "MaxConcurrency",
                    "ToleratedFailureCount",
                    "ToleratedFailurePercentage",
                    "Error",
                    "Cause");

    private final Diagnostics out;
    private final JsonNode node;
    private final String at;
    private final boolean jsonata;

    TemplateCheck(Diagnostics out, JsonNode node, String at, boolean jsonata) {
        this.out = out;
        this.node = node;
        this.at = at;
        this.jsonata = jsonata;
    }

    void check() {
        if (jsonata) {
            EXPRESSIONS.forEach(field -> expressions(node.path(field), at + "/" + field));
        } else {
            StateFields.PATHS.forEach(this::path);
            List.of("ErrorPath", "CausePath").forEach(this::pathOrCall);
            TEMPLATES.forEach(field -> template(node.path(field), at + "/" + field));
        }
        assign(node, at);
    }

    private void path(String field) {
        var given = Json.member(node, field);
        if (given == null) {
            return;
        }
        boolean mayBeNull =
                field.equals("InputPath")
                        || field.equals("OutputPath")
                        || field.equals("ResultPath");
        if (given.isNull() && mayBeNull) {
            return;
        }
        var text = given.asString("");
        if (field.equals("ResultPath")) {
            reference(out, text, at + "/" + field);
        } else if (!isPath(text)) {
            out.schema(at + "/" + field, "Value must be a valid JSONPath.");
        }
    }

    /** {@code ResultPath} and the choice rules name one place. */
    static void reference(Diagnostics out, String text, String location) {
        if (!text.startsWith("$")) {
            out.schema(
                    location,
                    "Value is not a Reference Path: Reference path didn't start with '$'");
            return;
        }
        try {
            if (PathRef.parse(text).path().reference()) {
                return;
            }
        } catch (IllegalArgumentException notOne) {
            // Falls through to the one message for both.
        }
        out.schema(location, "Value is not a Reference Path: " + text);
    }

    private void pathOrCall(String field) {
        var given = Json.member(node, field);
        if (given != null && !isDynamic(given.asString(""))) {
            out.schema(
                    at + "/" + field,
                    "Value must be a valid JSONPath or a valid intrinsic function call");
        }
    }

    private void template(JsonNode template, String location) {
        for (var member : template.properties()) {
            if (!member.getKey().endsWith(".$")) {
                template(member.getValue(), location);
            } else if (!isDynamic(member.getValue().asString(""))) {
                out.schema(
                        location + "/" + member.getKey(),
                        "The value for the field '%s' must be a valid JSONPath or a valid intrinsic function call"
                                .formatted(member.getKey()));
            }
        }
        if (template.isArray()) {
            template.values().forEach(item -> template(item, location));
        }
    }

    /** {@code Assign} of a state, a choice rule or a catcher. */
    void assign(JsonNode holder, String place) {
        var assign = Json.member(holder, "Assign");
        if (assign == null) {
            return;
        }
        var location = place + "/Assign";
        if (!assign.isObject()) {
            out.schema(location, "Expected value of type Object");
            return;
        }
        for (var name : assign.propertyNames()) {
            variable(
                    !jsonata && name.endsWith(".$") ? name.substring(0, name.length() - 2) : name,
                    location);
        }
        if (jsonata) {
            expressions(assign, location);
        } else {
            template(assign, location);
        }
    }

    private void variable(String name, String location) {
        if (name.equals("states")) {
            out.error(
                    "RESERVED_VARIABLE_NAME",
                    location,
                    "Cannot assign to reserved variable '$states'.");
        } else if (!VARIABLE.matcher(name).matches() || name.length() > LONGEST_VARIABLE) {
            out.error(
                    "INVALID_VARIABLE_NAME",
                    location,
                    "Invalid variable name '%s': the variable name contains invalid characters."
                            .formatted(name));
        }
    }

    void expressions(JsonNode value, String location) {
        if (value.isString()) {
            expression(value.stringValue(), location);
        }
        value.properties().forEach(e -> expressions(e.getValue(), location + "/" + e.getKey()));
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            expressions(value.get(i), location + "[" + i + "]");
        }
    }

    private void expression(String text, String location) {
        if (text.startsWith("{%") != text.endsWith("%}")) {
            out.schema(location, "JSONata string must start with {% and end with %}");
        } else if (Jsonata.isExpression(text)) {
            try {
                Jsonata.compile(text);
            } catch (IllegalArgumentException problem) {
                out.schema(location, "Invalid JSONata expression: " + problem.getMessage());
            }
        }
    }

    private static boolean isPath(String text) {
        try {
            PathRef.parse(text);
            return true;
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    private static boolean isDynamic(String text) {
        try {
            Template.dynamic("", text);
            return true;
        } catch (IllegalArgumentException neither) {
            return false;
        }
    }
}
