package dev.messagerouting.console.planning;

import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.planning.StackRecipe.ParameterSource.Artifact;
import dev.messagerouting.console.planning.StackRecipe.ParameterSource.Output;
import dev.messagerouting.console.planning.StackRecipe.ParameterSource.Value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sorts recipes into a plan. The order comes from the data only: a stack waits for the stacks whose
 * outputs its parameters name, and for the upload of the artifacts it runs.
 */
public final class Planner {

    private Planner() {}

    /**
     * The plan that deploys {@code recipes}. Throws a fault if a parameter names an output of a
     * stack that is not among them, or if they wait for one another in a circle.
     *
     * @param bucket where artifacts go
     */
    public static Plan deploy(Collection<StackRecipe> recipes, Output bucket) {
        var steps = new HashMap<String, Step>();
        for (var recipe : recipes) {
            var step =
                    new Step.DeployStack(
                            recipe.stackName(), title(recipe), recipe, needsOf(recipe));
            if (steps.put(step.id(), step) != null) {
                throw fault(
                        "planning.stack.twice",
                        "Two recipes make the stack '" + recipe.stackName() + "'.");
            }
            artifactsOf(recipe).forEach(a -> steps.putIfAbsent(uploadId(a), upload(a, bucket)));
        }
        return new Plan(new StepOrder(steps, recipes).sorted());
    }

    /**
     * The plan that deletes what {@code recipes} made, in reverse: a stack goes after those that
     * use its outputs.
     *
     * @param kept names of stacks that others still use
     * @param first names of stacks to delete before all others, because they make new messages;
     *     where another stack uses an output of such a one, the reverse order counts
     */
    public static Plan tearDown(
            Collection<StackRecipe> recipes, Set<String> kept, Set<String> first) {
        var order = new ArrayList<>(orderOf(recipes));
        order.removeIf(recipe -> kept.contains(recipe.stackName()));
        var leading = new HashSet<>(first);
        order.forEach(recipe -> leading.removeAll(recipe.producers()));
        var steps = new HashMap<String, Step>();
        for (var recipe : order) {
            var name = recipe.stackName();
            var needs = new TreeSet<String>();
            for (var other : order) {
                boolean leads = leading.contains(other.stackName()) && !leading.contains(name);
                if (leads || other.producers().contains(name)) {
                    needs.add(other.stackName());
                }
            }
            steps.put(name, new Step.DeleteStack(name, title(recipe), name, needs));
        }
        return new Plan(new StepOrder(steps, order).sorted());
    }

    private static List<StackRecipe> orderOf(Collection<StackRecipe> recipes) {
        var byName = new HashMap<String, StackRecipe>();
        recipes.forEach(recipe -> byName.put(recipe.stackName(), recipe));
        return byName.keySet().stream().sorted().map(byName::get).toList();
    }

    private static Set<String> artifactsOf(StackRecipe recipe) {
        var artifacts = new TreeSet<String>();
        for (var source : recipe.parameters().values()) {
            if (source instanceof Artifact(String artifact)) {
                artifacts.add(artifact);
            }
        }
        return artifacts;
    }

    private static Set<String> needsOf(StackRecipe recipe) {
        var needs = new HashSet<String>();
        for (var source : recipe.parameters().values()) {
            switch (source) {
                case Value _ -> {}
                case Output(String stack, String _) -> needs.add(stack);
                case Artifact(String artifact) -> needs.add(uploadId(artifact));
            }
        }
        return needs;
    }

    private static Step upload(String artifact, Output bucket) {
        return new Step.Upload(
                uploadId(artifact),
                "Upload of " + artifact,
                artifact,
                bucket,
                Set.of(bucket.stackName()));
    }

    private static String uploadId(String artifact) {
        return "upload-" + artifact;
    }

    private static String title(StackRecipe recipe) {
        var words =
                switch (recipe.template()) {
                    case "fargate-cluster" -> "cluster";
                    case String template when template.contains("--") -> "route";
                    case String template -> template.replace('-', ' ');
                };
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static RuntimeException fault(String code, String sentence) {
        return new Fault(code, sentence, Fault.Origin.BUG, null).asException();
    }
}
