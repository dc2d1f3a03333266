package dev.messagerouting.console.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.messagerouting.console.model.Route;
import dev.messagerouting.console.model.Routes;
import dev.messagerouting.console.planning.StackRecipe.ParameterSource.Output;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Holds the recipes to the templates themselves, on every route. */
class RecipesTest {

    private static final DemoSettings SETTINGS = new DemoSettings("demo", 2, 100, 50);

    static List<Route> routes() {
        return Routes.ALL;
    }

    @ParameterizedTest
    @MethodSource("routes")
    void feedEachParameterThatHasNoDefaultAndNoOther(Route route) throws IOException {
        for (var recipe : new Recipes(SETTINGS).of(route)) {
            var declared = template(recipe.template()).path("Parameters");
            var required = new TreeSet<String>();
            declared.properties().stream()
                    .filter(p -> !p.getValue().has("Default"))
                    .forEach(p -> required.add(p.getKey()));
            assertThat(recipe.parameters().keySet()).as(recipe.stackName()).containsAll(required);
            assertThat(declared.propertyNames())
                    .as(recipe.stackName())
                    .containsAll(recipe.parameters().keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void nameOutputsThatTemplatesHave(Route route) throws IOException {
        var templates = new HashMap<String, String>();
        var recipes = new Recipes(SETTINGS).of(route);
        recipes.forEach(r -> templates.put(r.stackName(), r.template()));
        for (var recipe : recipes) {
            for (var source : recipe.parameters().values()) {
                if (source instanceof Output(String stack, String output)) {
                    var template = templates.getOrDefault(stack, "none");
                    assertThat(template(template).path("Outputs").propertyNames())
                            .as(stack)
                            .contains(output);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void tagEachStackSoThatItIsFoundAgain(Route route) {
        for (var recipe : new Recipes(SETTINGS).of(route)) {
            assertThat(recipe.tags()).containsEntry(Tags.PREFIX, "demo");
            boolean shared = Tags.SHARED.equals(recipe.tags().get(Tags.ROUTE));
            assertThat(recipe.stackName().contains(route.id().value())).isEqualTo(!shared);
        }
    }

    @Test
    void nameStacksAsTheyAreAgreed() {
        assertThat(new Recipes(SETTINGS).of(Routes.PROCESS_TO_PROCESS))
                .extracting(StackRecipe::stackName)
                .containsExactlyInAnyOrder(
                        "demo-artifact-store",
                        "demo-cluster",
                        "demo-source-process--target-process",
                        "demo-source-process--target-process-source-process",
                        "demo-source-process--target-process-target-process");
    }

    @Test
    void noTwoRoutesShareAnOwnStack() {
        var owners = new HashMap<String, Route>();
        for (var route : Routes.ALL) {
            for (var recipe : new Recipes(SETTINGS).of(route)) {
                if (!Tags.SHARED.equals(recipe.tags().get(Tags.ROUTE))) {
                    assertThat(owners.put(recipe.stackName(), route)).isNull();
                }
            }
        }
        assertThat(owners).hasSize(12);
    }

    private static JsonNode template(String name) throws IOException {
        try (var file = RecipesTest.class.getResourceAsStream("/templates/" + name + ".yaml")) {
            assertThat(file).as(name).isNotNull();
            return file == null
                    ? new YAMLMapper().createObjectNode()
                    : new YAMLMapper().readTree(file.readAllBytes());
        }
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThat(Map.of(0, 1, -1, 1).keySet())
                .allSatisfy(
                        size ->
                                org.assertj.core.api.Assertions.assertThatThrownBy(
                                                () -> new DemoSettings("demo", size, 1, 1))
                                        .hasMessage("batchSize must be at least 1, not %d.", size));
    }
}
