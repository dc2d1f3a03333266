package dev.messagerouting.console.planning;

import dev.messagerouting.console.model.ComponentId;
import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.model.Route;
import dev.messagerouting.console.model.RouteId;
import dev.messagerouting.console.planning.StackRecipe.ParameterSource;
import dev.messagerouting.console.planning.StackRecipe.ParameterSource.Artifact;
import dev.messagerouting.console.planning.StackRecipe.ParameterSource.Output;
import dev.messagerouting.console.planning.StackRecipe.ParameterSource.Value;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The recipes of a route, as docs/contracts.md names parameters and outputs. The list has no
 * meaningful order: the planner finds one.
 */
public final class Recipes {

    private static final ComponentId SOURCE = new ComponentId("source-process");
    private static final ComponentId TARGET = new ComponentId("target-process");

    private final DemoSettings settings;
    private final StackNames names;

    public Recipes(DemoSettings settings) {
        this.settings = settings;
        this.names = settings.names();
    }

    /** Every stack that the route needs, those that routes share included. */
    public List<StackRecipe> of(Route route) {
        if (!route.available()) {
            throw new Fault(
                            "planning.route.unavailable",
                            "The route '" + route.id() + "' cannot be deployed yet.",
                            Fault.Origin.USER,
                            null)
                    .asException();
        }
        return List.of(
                artifactStore(),
                cluster(),
                route(route.id()),
                simulator(route.id(), SOURCE, "IngestionUrl", source()),
                simulator(route.id(), TARGET, "QueueUrl", target()));
    }

    /** Where the functions' jar is uploaded to. */
    public Output bucket() {
        return new Output(names.artifactStore(), "BucketName");
    }

    private StackRecipe artifactStore() {
        return new StackRecipe(
                names.artifactStore(),
                "artifact-store",
                Map.of(),
                Tags.shared(settings.prefix(), "artifact-store"));
    }

    private StackRecipe cluster() {
        return new StackRecipe(
                names.cluster(),
                "fargate-cluster",
                Map.of(),
                Tags.shared(settings.prefix(), "cluster"));
    }

    private StackRecipe route(RouteId route) {
        return new StackRecipe(
                names.route(route),
                route.value(),
                Map.of(
                        "CodeBucket", bucket(),
                        "CodeKey", new Artifact(DemoSettings.FUNCTIONS),
                        "ApiEndpointId", new Output(names.cluster(), "ApiEndpointId")),
                Tags.of(settings.prefix(), route, "route"));
    }

    private StackRecipe simulator(
            RouteId route,
            ComponentId simulator,
            String messagesUrl,
            Map<String, ParameterSource> own) {
        var parameters = new HashMap<>(own);
        parameters.put("Image", settings.image());
        parameters.put("MessagesUrl", new Output(names.route(route), messagesUrl));
        for (var name : List.of("ClusterName", "SubnetIds", "SecurityGroupId")) {
            parameters.put(name, new Output(names.cluster(), name));
        }
        return new StackRecipe(
                names.simulator(route, simulator),
                simulator.value(),
                parameters,
                Tags.of(settings.prefix(), route, simulator.value()));
    }

    private Map<String, ParameterSource> source() {
        return Map.of(
                "BatchSize", number(settings.batchSize()),
                "IntervalMillis", number(settings.sourceInterval()));
    }

    private Map<String, ParameterSource> target() {
        return Map.of("IntervalMillis", number(settings.targetInterval()));
    }

    private static Value number(int value) {
        return new Value(Integer.toString(value));
    }
}
