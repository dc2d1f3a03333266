package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.cloudformation.template.Errors;
import dev.messagerouting.localcloud.cloudformation.template.Functions;
import dev.messagerouting.localcloud.cloudformation.template.Order;
import dev.messagerouting.localcloud.cloudformation.template.ParameterValues;
import dev.messagerouting.localcloud.cloudformation.template.Template.Rule;

import java.util.List;
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
        existing(tools, input);
        var graph = Order.of(input.template(), scope::condition);
        if (graph.isEmpty()) {
            throw Errors.validation(
                    "Template format error: At least one Resources member must be defined.");
        }
    }

    private static void existing(Tools tools, Input input) {
        for (var parameter : input.template().parameters().values()) {
            var type = ParameterValues.awsType(parameter);
            var value = input.parameters().get(parameter.name());
            if (type.isEmpty() || value == null) {
                continue;
            }
            var ids =
                    ParameterValues.list(parameter)
                            ? ParameterValues.elements(value)
                            : List.of(value);
            for (var id : ids) {
                if (!tools.surroundings().exists(type, id)) {
                    throw Errors.validation(
                            "Parameter validation failed: parameter value "
                                    + id
                                    + " for parameter name "
                                    + parameter.name()
                                    + " does not exist");
                }
            }
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
