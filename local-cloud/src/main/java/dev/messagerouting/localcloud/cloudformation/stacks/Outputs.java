package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.cloudformation.template.Errors;
import dev.messagerouting.localcloud.cloudformation.template.Functions;
import dev.messagerouting.localcloud.cloudformation.template.Json;
import dev.messagerouting.localcloud.cloudformation.template.Scope;
import dev.messagerouting.localcloud.cloudformation.template.Template;

import software.amazon.awssdk.services.cloudformation.model.Output;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Works out a stack's outputs and guards the exports of the account and region. */
final class Outputs {

    private final Exports exports;
    private final Stack stack;

    Outputs(Exports exports, Stack stack) {
        this.exports = exports;
        this.stack = stack;
    }

    List<Output> of(Template template, Scope scope) {
        var functions = new Functions(scope);
        var outputs = new ArrayList<Output>();
        for (var output : template.outputs().values()) {
            if (output.condition() == null || scope.condition(output.condition())) {
                outputs.add(output(output, functions));
            }
        }
        guard(outputs);
        return List.copyOf(outputs);
    }

    private static Output output(Template.Output output, Functions functions) {
        var value = functions.evaluate(output.value());
        if (!Json.scalar(value)) {
            throw Errors.validation(
                    "Template format error: Output "
                            + output.name()
                            + " is malformed. The Value field of every Outputs member must evaluate"
                            + " to a String.");
        }
        var name = output.exportName() == null ? null : functions.evaluate(output.exportName());
        return Output.builder()
                .outputKey(output.name())
                .outputValue(value.asString())
                .description(output.description())
                .exportName(name == null ? null : name.asString(""))
                .build();
    }

    private void guard(List<Output> outputs) {
        for (var output : outputs) {
            var name = output.exportName();
            if (name != null && exports.exportedByAnother(name, stack.id())) {
                throw Errors.validation(
                        "Export with name " + name + " is already exported by another stack.");
            }
        }
        for (var before : stack.state().outputs()) {
            var name = before.exportName();
            if (name == null || exports.importers(name).isEmpty()) {
                continue;
            }
            var after = outputs.stream().filter(o -> name.equals(o.exportName())).findFirst();
            if (after.isEmpty()) {
                throw Errors.validation(
                        "Cannot delete export " + name + " as it is in use by " + users(name));
            }
            if (!Objects.equals(after.get().outputValue(), before.outputValue())) {
                throw Errors.validation(
                        "Cannot update export " + name + " as it is in use by " + users(name));
            }
        }
    }

    private String users(String name) {
        return Exports.listed(exports.importers(name));
    }
}
