package dev.messagerouting.localcloud.stepfunctions.asl;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Set;

/** Checks the rules of a Choice state. */
final class ChoiceCheck {

    private static final List<String> FORMS = List.of("And", "Or", "Not", "Variable", "Condition");
    private static final Set<String> TOP = Set.of("Next", "Comment", "Assign", "Output");

    private final Diagnostics out;
    private final JsonNode node;
    private final String at;
    private final boolean jsonata;

    ChoiceCheck(Diagnostics out, JsonNode node, String at, boolean jsonata) {
        this.out = out;
        this.node = node;
        this.at = at;
        this.jsonata = jsonata;
    }

    void check() {
        if (!out.require(node, at, "Choices") || !out.list(node, at, "Choices")) {
            return;
        }
        var rules = node.get("Choices");
        for (int i = 0; i < rules.size(); i++) {
            var place = at + "/Choices[" + i + "]";
            var rule = rules.get(i);
            out.require(rule, place, "Next");
            out.text(rule, place, "Next");
            rule(rule, place, true);
            var templates = new TemplateCheck(out, rule, place, jsonata);
            templates.assign(rule, place);
            if (jsonata) {
                templates.expressions(rule.path("Output"), place + "/Output");
                templates.expressions(rule.path("Condition"), place + "/Condition");
            }
        }
    }

    private void rule(JsonNode rule, String place, boolean top) {
        fields(rule, place, top);
        var forms = FORMS.stream().filter(rule::has).toList();
        if (forms.size() != 1) {
            out.schema(place, "The object must have only one of the following fields, " + FORMS);
            return;
        }
        switch (forms.getFirst()) {
            case "And", "Or" -> {
                var list = rule.get(forms.getFirst());
                if (out.list(rule, place, forms.getFirst())) {
                    for (int i = 0; i < list.size(); i++) {
                        rule(list.get(i), place + "/" + forms.getFirst() + "[" + i + "]", false);
                    }
                }
            }
            case "Not" -> rule(rule.get("Not"), place + "/Not", false);
            case "Variable" -> test(rule, place);
            default -> condition(rule.get("Condition"), place + "/Condition");
        }
    }

    private void fields(JsonNode rule, String place, boolean top) {
        for (var field : rule.propertyNames()) {
            boolean known =
                    FORMS.contains(field)
                            || Comparison.named(field) != null
                            || (TOP.contains(field) && (top || field.equals("Comment")));
            if (!known) {
                out.schema(place, "Field '" + field + "' is not supported");
            } else if (StateFields.foreign(field, jsonata)) {
                StateCheck.foreign(out, place, field, jsonata);
            }
        }
    }

    private void condition(JsonNode condition, String place) {
        boolean expression = condition.isString() && Jsonata.isExpression(condition.stringValue());
        if (!expression && !condition.isBoolean()) {
            out.schema(place, "JSONata string must start with {% and end with %}");
        }
    }

    private void test(JsonNode rule, String place) {
        TemplateCheck.reference(out, rule.get("Variable").asString(""), place + "/Variable");
        var operators =
                rule.propertyNames().stream().filter(f -> Comparison.named(f) != null).toList();
        if (operators.isEmpty()) {
            out.schema(
                    place, "This object should have one of the comparison fields beside Variable");
        } else if (operators.size() > 1) {
            out.schema(place, "There should only be one of the following fields: " + operators);
        } else {
            operand(rule, place, operators.getFirst());
        }
    }

    private void operand(JsonNode rule, String place, String operator) {
        var operand = rule.get(operator);
        var location = place + "/" + operator;
        if (operator.endsWith("Path")) {
            TemplateCheck.reference(out, operand.asString(""), location);
            return;
        }
        var comparison = Comparison.named(operator);
        if (comparison == null) {
            return;
        }
        switch (comparison.of()) {
            case STRING, PATTERN -> expect(operand.isString(), location, "String");
            case NUMBER -> expect(operand.isNumber(), location, "Number");
            case BOOLEAN, KIND -> expect(operand.isBoolean(), location, "Boolean");
            case TIMESTAMP -> {
                if (Timestamps.parse(operand) == null) {
                    out.schema(location, "String does not match RFC3339 timestamp");
                }
            }
        }
    }

    private void expect(boolean right, String location, String type) {
        if (!right) {
            out.schema(location, "Expected value of type " + type);
        }
    }
}
