package dev.messagerouting.console.planning;

import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.planning.StackRecipe.ParameterSource;
import dev.messagerouting.console.planning.StackRecipe.ParameterSource.Output;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Puts steps in an order in which each comes after what it needs, or says why there is none. */
final class StepOrder {

    private final Map<String, Step> steps;
    private final Collection<StackRecipe> recipes;

    /** The recipes are read only to say which parameter is to blame. */
    StepOrder(Map<String, Step> steps, Collection<StackRecipe> recipes) {
        this.steps = steps;
        this.recipes = recipes;
    }

    /** Among those that are ready by id, so that plans compare. */
    List<Step> sorted() {
        refuseUnknownNeeds();
        var sorted = new ArrayList<Step>();
        var done = new HashSet<String>();
        var waiting = new TreeSet<>(steps.keySet());
        while (!waiting.isEmpty()) {
            var ready = waiting.stream().filter(id -> done.containsAll(needs(id))).toList();
            if (ready.isEmpty()) {
                throw circle(waiting);
            }
            ready.forEach(id -> sorted.add(step(id)));
            done.addAll(ready);
            waiting.removeAll(ready);
        }
        return sorted;
    }

    private Step step(String id) {
        var step = steps.get(id);
        if (step == null) {
            throw new IllegalArgumentException("No step is called '" + id + "'.");
        }
        return step;
    }

    private Set<String> needs(String id) {
        return step(id).needs();
    }

    private void refuseUnknownNeeds() {
        for (var step : steps.values()) {
            for (var need : step.needs()) {
                if (!steps.containsKey(need)) {
                    throw fault(
                            "planning.producer.missing",
                            wanted(step, need)
                                    + " is an output of the stack '"
                                    + need
                                    + "', which is not part of the plan.");
                }
            }
        }
    }

    private String wanted(Step step, String stack) {
        return recipes.stream()
                .filter(recipe -> recipe.stackName().equals(step.id()))
                .flatMap(recipe -> recipe.parameters().entrySet().stream())
                .filter(parameter -> isOutputOf(parameter.getValue(), stack))
                .map(parameter -> "'" + parameter.getKey() + "' of '" + step.id() + "'")
                .sorted()
                .findFirst()
                .orElse("What '" + step.id() + "' needs");
    }

    private static boolean isOutputOf(ParameterSource source, String stack) {
        return source instanceof Output output && output.stackName().equals(stack);
    }

    /** Names one circle: whoever waits, waits for someone who waits, so walking on must return. */
    private RuntimeException circle(Set<String> waiting) {
        var path = new ArrayList<String>();
        var at = waiting.iterator().next();
        while (!path.contains(at)) {
            path.add(at);
            at = needs(at).stream().filter(waiting::contains).sorted().findFirst().orElseThrow();
        }
        var round = new ArrayList<>(path.subList(path.indexOf(at), path.size()));
        round.add(at);
        return fault(
                "planning.circle",
                "These stacks wait for one another in a circle: "
                        + String.join(" → ", round)
                        + ".");
    }

    private static RuntimeException fault(String code, String sentence) {
        return new Fault(code, sentence, Fault.Origin.BUG, null).asException();
    }
}
