package dev.messagerouting.console.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.messagerouting.console.kernel.Seeds;
import dev.messagerouting.console.model.Route;
import dev.messagerouting.console.model.Routes;
import dev.messagerouting.console.planning.StackRecipe.ParameterSource;
import dev.messagerouting.console.planning.StackRecipe.ParameterSource.Artifact;
import dev.messagerouting.console.planning.StackRecipe.ParameterSource.Output;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

class PlannerTest {

    private static final Recipes RECIPES = new Recipes(new DemoSettings("d", 1, 100, 100));
    private static final Output BUCKET = new Output("store", "Bucket");

    private static List<String> ids(Plan plan) {
        return plan.steps().stream().map(Step::id).toList();
    }

    private static Plan plan(Route route) {
        return Planner.deploy(RECIPES.of(route), RECIPES.bucket());
    }

    @Test
    void processesComeAfterTheirRoute() {
        assertThat(ids(plan(Routes.PROCESS_TO_PROCESS)))
                .containsExactly(
                        "d-artifact-store",
                        "d-cluster",
                        "upload-lambdas",
                        "d-source-process--target-process",
                        "d-source-process--target-process-source-process",
                        "d-source-process--target-process-target-process");
    }

    @Test
    void endpointsComeBeforeTheirRoute() {
        assertThat(ids(plan(Routes.ENDPOINT_TO_ENDPOINT)))
                .endsWith("d-" + Routes.ENDPOINT_TO_ENDPOINT.id());
        var mixed = ids(plan(Routes.ENDPOINT_TO_PROCESS));
        var route = "d-" + Routes.ENDPOINT_TO_PROCESS.id();
        assertThat(mixed)
                .containsSubsequence(route + "-source-endpoint", route, route + "-target-process");
    }

    @Test
    void clusterAndStoreHaveNothingToWaitFor() {
        assertThat(plan(Routes.PROCESS_TO_PROCESS).steps().subList(0, 2))
                .allSatisfy(step -> assertThat(step.needs()).isEmpty());
    }

    @Test
    void tearDownIsTheReverseWithTheSourceFirst() {
        var route = Routes.PROCESS_TO_PROCESS;
        var plan =
                Planner.tearDown(RECIPES.of(route), Set.of(), Set.of(RECIPES.sourceStack(route)));
        assertThat(ids(plan))
                .containsExactly(
                        "d-source-process--target-process-source-process",
                        "d-source-process--target-process-target-process",
                        "d-source-process--target-process",
                        "d-artifact-store",
                        "d-cluster");
    }

    @Test
    void whatOthersUseIsKept() {
        var route = Routes.PROCESS_TO_PROCESS;
        var plan =
                Planner.tearDown(
                        RECIPES.of(route), Set.of("d-cluster", "d-artifact-store"), Set.of());
        assertThat(ids(plan)).hasSize(3).doesNotContain("d-cluster", "d-artifact-store");
    }

    @Test
    void aSourceThatTheRouteUsesGoesInItsTurn() {
        var route = Routes.ENDPOINT_TO_ENDPOINT;
        var plan =
                Planner.tearDown(RECIPES.of(route), Set.of(), Set.of(RECIPES.sourceStack(route)));
        assertThat(ids(plan))
                .containsSubsequence("d-" + route.id(), "d-" + route.id() + "-source-endpoint");
    }

    @Test
    void aCircleIsRefusedAndNamed() {
        var recipes = List.of(recipe("a", "b"), recipe("b", "c"), recipe("c", "a"), recipe("d"));
        assertThatThrownBy(() -> Planner.deploy(recipes, BUCKET))
                .hasMessage("These stacks wait for one another in a circle: a → b → c → a.");
    }

    @Test
    void aMissingProducerIsRefusedAndNamed() {
        assertThatThrownBy(() -> Planner.deploy(List.of(recipe("a", "gone")), BUCKET))
                .hasMessage(
                        "'From-gone' of 'a' is an output of the stack 'gone', which is not part of"
                                + " the plan.");
    }

    @Test
    void twoRecipesOfOneStackAreRefused() {
        assertThatThrownBy(() -> Planner.deploy(List.of(recipe("a"), recipe("a")), BUCKET))
                .hasMessage("Two recipes make the stack 'a'.");
    }

    @Test
    void nothingStartsBeforeItsInputsExist() {
        Seeds.each(
                300,
                random -> {
                    var recipes = acyclic(random);
                    var done = new HashSet<String>();
                    for (var step : Planner.deploy(recipes, BUCKET).steps()) {
                        assertThat(done).containsAll(step.needs());
                        if (step instanceof Step.DeployStack deploy) {
                            assertThat(done).containsAll(inputs(deploy.recipe()));
                        }
                        assertThat(done.add(step.id())).isTrue();
                    }
                    recipes.forEach(r -> assertThat(done).contains(r.stackName()));
                });
    }

    @Test
    void nothingIsDeletedWhileItIsUsed() {
        Seeds.each(
                300,
                random -> {
                    var recipes = acyclic(random);
                    var byName = new HashMap<String, StackRecipe>();
                    recipes.forEach(r -> byName.put(r.stackName(), r));
                    var first = random.nextBoolean() ? Set.<String>of() : Set.of("s1", "s2");
                    var present = new HashSet<>(byName.keySet());
                    for (var step : Planner.tearDown(recipes, Set.of(), first).steps()) {
                        present.remove(step.id());
                        present.forEach(
                                name ->
                                        assertThat(
                                                        byName.getOrDefault(name, recipe("x"))
                                                                .producers())
                                                .doesNotContain(step.id()));
                    }
                    assertThat(present).isEmpty();
                });
    }

    @Test
    void theOrderInWhichRecipesAreGivenMeansNothing() {
        Seeds.each(
                100,
                random -> {
                    var recipes = acyclic(random);
                    var shuffled = new ArrayList<>(recipes);
                    Collections.shuffle(shuffled, random);
                    assertThat(Planner.deploy(shuffled, BUCKET))
                            .isEqualTo(Planner.deploy(recipes, BUCKET));
                });
    }

    /** Each stack feeds only later ones, some run an artifact; then the order is lost. */
    private static List<StackRecipe> acyclic(Random random) {
        var recipes = new ArrayList<StackRecipe>();
        recipes.add(recipe("store"));
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            var parameters = new HashMap<String, ParameterSource>();
            for (var before : recipes) {
                if (random.nextInt(3) == 0) {
                    parameters.put(
                            "From-" + before.stackName(), new Output(before.stackName(), "x"));
                }
            }
            if (random.nextBoolean()) {
                parameters.put("Code", new Artifact("jar" + random.nextInt(3)));
            }
            recipes.add(new StackRecipe("s" + i, "template", parameters));
        }
        Collections.shuffle(recipes, random);
        return recipes;
    }

    private static Set<String> inputs(StackRecipe recipe) {
        var inputs = new HashSet<String>();
        for (var source : recipe.parameters().values()) {
            switch (source) {
                case ParameterSource.Value _ -> {}
                case Output(String stack, String _) -> inputs.add(stack);
                case Artifact(String artifact) -> inputs.add("upload-" + artifact);
            }
        }
        return inputs;
    }

    private static StackRecipe recipe(String name, String... producers) {
        var parameters = new HashMap<String, ParameterSource>();
        for (var producer : producers) {
            parameters.put("From-" + producer, new Output(producer, "x"));
        }
        return new StackRecipe(name, "template", Map.copyOf(parameters));
    }
}
