package dev.messagerouting.localcloud.stepfunctions.asl;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** Reads the conditions of choice rules. */
final class ChoiceReader {

    private ChoiceReader() {}

    /**
     * @param at where the rule stands, for example {@code Choices[0]/}
     */
    static ChoiceRule.Condition condition(JsonNode rule, String at) {
        if (rule.has("Condition")) {
            return jsonata(rule.get("Condition"), at + "Condition");
        }
        if (rule.has("And")) {
            return new ChoiceRule.And(all(rule.get("And"), at));
        }
        if (rule.has("Or")) {
            return new ChoiceRule.Or(all(rule.get("Or"), at));
        }
        if (rule.has("Not")) {
            return new ChoiceRule.Not(condition(rule.get("Not"), at));
        }
        return test(rule);
    }

    private static ChoiceRule.Condition jsonata(JsonNode value, String location) {
        if (value.isBoolean()) {
            var always = new ChoiceRule.And(List.of());
            return value.booleanValue() ? always : new ChoiceRule.Not(always);
        }
        return new ChoiceRule.Expression(Jsonata.compile(value.asString("")), location);
    }

    private static List<ChoiceRule.Condition> all(JsonNode rules, String at) {
        return rules.values().stream().map(rule -> condition(rule, at)).toList();
    }

    private static ChoiceRule.Condition test(JsonNode rule) {
        for (var field : rule.properties()) {
            var comparison = Comparison.named(field.getKey());
            if (comparison != null) {
                var operand =
                        field.getKey().endsWith("Path")
                                ? Template.dynamic(field.getKey(), field.getValue().asString(""))
                                : new Template.Constant(field.getValue());
                return new ChoiceRule.Test(
                        PathRef.parse(rule.path("Variable").asString("")), comparison, operand);
            }
        }
        throw new IllegalStateException("unchecked choice rule");
    }
}
