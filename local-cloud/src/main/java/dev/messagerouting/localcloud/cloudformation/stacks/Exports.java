package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.cloudformation.template.Errors;

import software.amazon.awssdk.services.cloudformation.model.Export;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What the caller's stacks export, and which stack imports it. */
final class Exports {

    private final StackStore store;

    Exports(StackStore store) {
        this.store = store;
    }

    List<Export> all() {
        return store.all().stream().filter(s -> !s.deleted()).flatMap(Exports::of).toList();
    }

    private static Stream<Export> of(Stack stack) {
        return stack.state().outputs().stream()
                .filter(output -> output.exportName() != null)
                .map(
                        output ->
                                Export.builder()
                                        .exportingStackId(stack.id())
                                        .name(output.exportName())
                                        .value(output.outputValue())
                                        .build());
    }

    String value(String name) {
        return all().stream()
                .filter(export -> export.name().equals(name))
                .map(Export::value)
                .findFirst()
                .orElseThrow(() -> Errors.validation("No export named " + name + " found."));
    }

    boolean exists(String name) {
        return all().stream().anyMatch(export -> export.name().equals(name));
    }

    boolean exportedByAnother(String name, String stackId) {
        return all().stream()
                .anyMatch(
                        e ->
                                e.name().equals(name)
                                        && !Objects.equals(e.exportingStackId(), stackId));
    }

    /** {@code A, B and C}. */
    static String listed(List<String> names) {
        return names.size() == 1
                ? names.getFirst()
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    /** The names of the live stacks that import this. */
    List<String> importers(String name) {
        return store.all().stream()
                .filter(stack -> !stack.deleted() && stack.state().imports().contains(name))
                .map(Stack::name)
                .toList();
    }
}
