package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.cloudformation.template.Errors;
import dev.messagerouting.localcloud.cloudformation.template.Functions;
import dev.messagerouting.localcloud.cloudformation.template.Order;
import dev.messagerouting.localcloud.cloudformation.template.Template.Rule;

import java.util.Objects;

/** What is checked with the values of parameters before a stack operation is accepted. */
final class Preflight {

    private Preflight() {}

    static void check(Tools tools, Identity identity, Input input) {
        var scope = tools.scope(identity, input, _ -> null);
        var functions = new Functions(scope);
        for (var rule : input.template().rules().values()) {
            check(rule, functions);
        }
        var graph = Order.of(input.template(), scope::condition);
        if (graph.isEmpty()) {
            throw Errors.validation(
                    "Template format error: At least one Resources member must be defined.");
        }
    }

    /**
     * A rule whose condition is false is not looked at
     * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html).
     */
    private static void check(Rule rule, Functions functions) {
        if (rule.condition() != null && !functions.holds(rule.condition())) {
            return;
        }
        for (var assertion : rule.assertions()) {
            if (!functions.holds(assertion.claim())) {
                throw Errors.validation(
                        "Template validation error: Rule "
                                + rule.name()
                                + " failed: "
                                + Objects.requireNonNullElse(
                                        assertion.description(), "its assertion does not hold"));
            }
        }
    }
}
