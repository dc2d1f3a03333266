package dev.messagerouting.console.planning;

import dev.messagerouting.console.model.Component;
import dev.messagerouting.console.model.ComponentId;
import dev.messagerouting.console.model.ComponentKind;
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

    private static final String ENDPOINT = "endpoint";

    private final DemoSettings settings;
    private final StackNames names;

    public Recipes(DemoSettings settings) {
        this.settings = settings;
        this.names = settings.names();
    }

    /** Every stack that the route needs, those that routes share included. */
    public List<StackRecipe> of(Route route) {
        return List.of(
                shared(names.artifactStore(), "artifact-store", "artifact-store"),
                shared(names.cluster(), "fargate-cluster", "cluster"),
                route(route),
                simulator(route.id(), source(route), sourceSide(route)),
                simulator(route.id(), target(route), targetSide(route)));
    }

    /** The stack that makes the route's messages. */
    public String sourceStack(Route route) {
        return names.simulator(route.id(), source(route));
    }

    /** Where the functions' jar is uploaded to. */
    public Output bucket() {
        return fromStore("BucketName");
    }

    private StackRecipe shared(String stack, String template, String role) {
        return new StackRecipe(stack, template, Map.of(), Tags.shared(settings.prefix(), role));
    }

    private StackRecipe route(Route route) {
        var parameters = new HashMap<String, ParameterSource>();
        parameters.put("CodeBucket", bucket());
        parameters.put("CodeKey", new Artifact(DemoSettings.FUNCTIONS));
        if (isEndpoint(source(route))) {
            parameters.put("VpcId", fromCluster("VpcId"));
            caller(route.id(), "Source", source(route), parameters);
        } else {
            parameters.put("ApiEndpointId", fromCluster("ApiEndpointId"));
        }
        if (isEndpoint(target(route))) {
            caller(route.id(), "Target", target(route), parameters);
        } else {
            parameters.put("ApiEndpointId", fromCluster("ApiEndpointId"));
        }
        return new StackRecipe(
                names.route(route.id()),
                route.id().value(),
                parameters,
                Tags.of(settings.prefix(), route.id(), "route"));
    }

    /** What the route needs to call an endpoint simulator, which so comes before it. */
    private void caller(
            RouteId route,
            String side,
            ComponentId simulator,
            Map<String, ParameterSource> parameters) {
        var stack = names.simulator(route, simulator);
        parameters.put("SubnetIds", fromCluster("SubnetIds"));
        parameters.put(side + "Url", new Output(stack, "MessagesUrl"));
        parameters.put(side + "CallerSecurityGroupId", new Output(stack, "CallerSecurityGroupId"));
    }

    private StackRecipe simulator(
            RouteId route, ComponentId simulator, Map<String, ParameterSource> own) {
        var parameters = new HashMap<>(own);
        parameters.put("Image", fromStore("Image"));
        parameters.put("RepositoryArn", fromStore("RepositoryArn"));
        for (var name : List.of("ClusterName", "SubnetIds", "SecurityGroupId")) {
            parameters.put(name, fromCluster(name));
        }
        return new StackRecipe(
                names.simulator(route, simulator),
                simulator.value(),
                parameters,
                Tags.of(settings.prefix(), route, simulator.value()));
    }

    private Map<String, ParameterSource> sourceSide(Route route) {
        return isEndpoint(source(route))
                ? Map.of("VpcId", fromCluster("VpcId"), "BatchSize", number(settings.answerSize()))
                : Map.of(
                        "MessagesUrl",
                        new Output(names.route(route.id()), "IngestionUrl"),
                        "BatchSize",
                        number(settings.batchSize()),
                        "IntervalMillis",
                        number(settings.sourceInterval()));
    }

    private Map<String, ParameterSource> targetSide(Route route) {
        return isEndpoint(target(route))
                ? Map.of("VpcId", fromCluster("VpcId"))
                : Map.of(
                        "MessagesUrl",
                        new Output(names.route(route.id()), "QueueUrl"),
                        "IntervalMillis",
                        number(settings.targetInterval()));
    }

    private static ComponentId source(Route route) {
        return only(route, ComponentKind.SOURCE);
    }

    private static ComponentId target(Route route) {
        return only(route, ComponentKind.TARGET);
    }

    private static ComponentId only(Route route, ComponentKind kind) {
        return route.components().stream()
                .filter(component -> component.kind() == kind)
                .map(Component::id)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(route.id() + " has no " + kind + "."));
    }

    private static boolean isEndpoint(ComponentId simulator) {
        return simulator.value().endsWith(ENDPOINT);
    }

    private Output fromStore(String output) {
        return new Output(names.artifactStore(), output);
    }

    private Output fromCluster(String output) {
        return new Output(names.cluster(), output);
    }

    private static Value number(int value) {
        return new Value(Integer.toString(value));
    }
}
