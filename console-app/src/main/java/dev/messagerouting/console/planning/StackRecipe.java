package dev.messagerouting.console.planning;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How one stack is made: its name, its template, and where each parameter's value comes from.
 *
 * @param stackName also the step's identity
 * @param template for example {@code fargate-cluster}
 * @param parameters by parameter name
 * @param tags by which another console finds the stack
 */
public record StackRecipe(
        String stackName,
        String template,
        Map<String, ParameterSource> parameters,
        Map<String, String> tags) {

    public StackRecipe {
        parameters = Map.copyOf(parameters);
        tags = Map.copyOf(tags);
    }

    public StackRecipe(String stackName, String template, Map<String, ParameterSource> parameters) {
        this(stackName, template, parameters, Map.of());
    }

    /** The names of the stacks whose outputs it is fed with. */
    public Set<String> producers() {
        var producers = new TreeSet<String>();
        for (var source : parameters.values()) {
            if (source instanceof ParameterSource.Output(String stack, String _)) {
                producers.add(stack);
            }
        }
        return producers;
    }

    /** Where a parameter's value comes from. */
    public sealed interface ParameterSource {

        /** A value that is known before anything is deployed. */
        record Value(String value) implements ParameterSource {}

        /** The output of another stack: what makes the order. */
        record Output(String stackName, String output) implements ParameterSource {}

        /** The key under which an artifact was uploaded. */
        record Artifact(String artifact) implements ParameterSource {}
    }
}
