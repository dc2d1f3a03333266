package dev.messagerouting.localcloud.apigateway;

import dev.messagerouting.localcloud.apigateway.ApiState.Api;
import dev.messagerouting.localcloud.apigateway.ApiState.Deployed;
import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Names;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.apigateway.model.*;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Deployments freeze what an API is made of; stages give a deployment a name to be called by. */
final class Deployments {

    private static final Pattern STAGE = Pattern.compile("[a-zA-Z0-9_-]+");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private final Cell<ApiState> state;
    private final CloudTime time;

    Deployments(Cell<ApiState> state, CloudTime time) {
        this.state = state;
        this.time = time;
    }

    Deployment create(CreateDeploymentRequest request) {
        if (request.canarySettings() != null) {
            throw ApiFaults.notImplemented("canary deployments");
        }
        var id = Names.random(LETTERS, 6);
        return state.update(
                        s -> s.changeApi(request.restApiId(), api -> deployed(api, request, id)))
                .api(request.restApiId())
                .deployed(id)
                .deployment();
    }

    private Api deployed(Api api, CreateDeploymentRequest request, String id) {
        checkDeployable(api);
        var deployment =
                Deployment.builder()
                        .id(id)
                        .description(request.description())
                        .createdDate(time.now())
                        .apiSummary(summary(api.design().resources().values()))
                        .build();
        var frozen =
                new Deployed(
                        deployment, api.design(), new Routes(api.design().resources().values()));
        var next = api.withDeployments(Copies.with(api.deployments(), id, frozen));
        if (request.stageName() == null) {
            return next;
        }
        var known = next.stages().get(checkedName(request.stageName()));
        var stage =
                known == null
                        ? newStage(request.stageName(), id)
                                .description(request.stageDescription())
                                .variables(request.variables())
                                .build()
                        : known.toBuilder().deploymentId(id).lastUpdatedDate(time.now()).build();
        return next.withStage(stage);
    }

    private static void checkDeployable(Api api) {
        boolean empty = true;
        for (var resource : api.design().resources().values()) {
            for (var method : resource.resourceMethods().values()) {
                empty = false;
                if (method.methodIntegration() == null) {
                    throw ApiFaults.badRequest("No integration defined for method");
                }
            }
        }
        if (empty) {
            throw ApiFaults.badRequest("The REST API doesn't contain any methods");
        }
        var endpoint = api.rest().endpointConfiguration();
        if (endpoint.types().contains(EndpointType.PRIVATE) && api.rest().policy() == null) {
            throw ApiFaults.badRequest(
                    "Private REST API doesn't have a resource policy attached to it");
        }
    }

    private static Map<String, Map<String, MethodSnapshot>> summary(
            Collection<Resource> resources) {
        var summary = new LinkedHashMap<String, Map<String, MethodSnapshot>>();
        for (var resource : resources) {
            var methods = new LinkedHashMap<String, MethodSnapshot>();
            resource.resourceMethods()
                    .forEach(
                            (verb, method) ->
                                    methods.put(
                                            verb,
                                            MethodSnapshot.builder()
                                                    .authorizationType(method.authorizationType())
                                                    .apiKeyRequired(method.apiKeyRequired())
                                                    .build()));
            if (!methods.isEmpty()) {
                summary.put(resource.path(), methods);
            }
        }
        return summary;
    }

    private Stage.Builder newStage(String name, String deploymentId) {
        return Stage.builder()
                .stageName(name)
                .deploymentId(deploymentId)
                .cacheClusterEnabled(false)
                .cacheClusterStatus(CacheClusterStatus.NOT_AVAILABLE)
                .tracingEnabled(false)
                .createdDate(time.now())
                .lastUpdatedDate(time.now());
    }

    private static String checkedName(@Nullable String name) {
        if (name == null || !STAGE.matcher(name).matches()) {
            throw ApiFaults.badRequest("Stage name only allows a-zA-Z0-9_-");
        }
        return name;
    }

    /** The summary is part of the answer only if asked for. */
    Deployment get(GetDeploymentRequest request) {
        var found = state.get().api(request.restApiId()).deployed(request.deploymentId());
        return request.embed().contains("apisummary")
                ? found.deployment()
                : brief(found.deployment());
    }

    static Deployment brief(Deployment deployment) {
        return deployment.toBuilder().apiSummary(null).build();
    }

    Copies.Page<Deployment> list(GetDeploymentsRequest request) {
        var all =
                state.get().api(request.restApiId()).deployments().values().stream()
                        .map(deployed -> brief(deployed.deployment()))
                        .toList();
        return Copies.page(all, request.position(), request.limit(), Deployment::id);
    }

    Deployment update(UpdateDeploymentRequest request) {
        return state.update(
                        s ->
                                s.changeApi(
                                        request.restApiId(),
                                        api -> {
                                            var deployed = api.deployed(request.deploymentId());
                                            var next =
                                                    Patches.apply(
                                                            deployed.deployment(),
                                                            request.patchOperations(),
                                                            Deployments::patch);
                                            return api.withDeployments(
                                                    Copies.with(
                                                            api.deployments(),
                                                            next.id(),
                                                            new Deployed(
                                                                    next,
                                                                    deployed.design(),
                                                                    deployed.routes())));
                                        }))
                .api(request.restApiId())
                .deployed(request.deploymentId())
                .deployment();
    }

    private static @Nullable Deployment patch(
            Deployment deployment, List<String> path, @Nullable String value) {
        return path.equals(List.of("description"))
                ? deployment.toBuilder().description(value).build()
                : null;
    }

    void delete(DeleteDeploymentRequest request) {
        state.update(
                s ->
                        s.changeApi(
                                request.restApiId(),
                                api -> {
                                    var id = api.deployed(request.deploymentId()).deployment().id();
                                    if (api.stages().values().stream()
                                            .anyMatch(stage -> id.equals(stage.deploymentId()))) {
                                        throw ApiFaults.badRequest(
                                                "Active stages pointing to this deployment must be"
                                                        + " moved or deleted");
                                    }
                                    return api.withDeployments(
                                            Copies.without(api.deployments(), id));
                                }));
    }

    Stage createStage(CreateStageRequest request) {
        var name = checkedName(request.stageName());
        if (request.canarySettings() != null
                || Boolean.TRUE.equals(request.cacheClusterEnabled())) {
            throw ApiFaults.notImplemented("stages with a cache or a canary");
        }
        var stage =
                newStage(name, String.valueOf(request.deploymentId()))
                        .description(request.description())
                        .variables(request.variables())
                        .documentationVersion(request.documentationVersion())
                        .tracingEnabled(Boolean.TRUE.equals(request.tracingEnabled()))
                        .tags(request.tags())
                        .build();
        state.update(
                s ->
                        s.changeApi(
                                request.restApiId(),
                                api -> {
                                    api.deployed(request.deploymentId());
                                    if (api.stages().containsKey(name)) {
                                        throw ApiFaults.conflict("Stage already exists");
                                    }
                                    return api.withStage(stage);
                                }));
        return stage;
    }

    Stage getStage(String apiId, String name) {
        return state.get().api(apiId).stage(name);
    }

    List<Stage> stages(GetStagesRequest request) {
        return state.get().api(request.restApiId()).stages().values().stream()
                .filter(
                        stage ->
                                request.deploymentId() == null
                                        || request.deploymentId().equals(stage.deploymentId()))
                .toList();
    }

    Stage updateStage(UpdateStageRequest request) {
        return state.update(
                        s ->
                                s.changeApi(
                                        request.restApiId(),
                                        api ->
                                                api.withStage(
                                                        Patches.apply(
                                                                        api.stage(
                                                                                request
                                                                                        .stageName()),
                                                                        request.patchOperations(),
                                                                        (stage, path, value) ->
                                                                                patch(
                                                                                        api, stage,
                                                                                        path,
                                                                                        value))
                                                                .toBuilder()
                                                                .lastUpdatedDate(time.now())
                                                                .build())))
                .api(request.restApiId())
                .stage(request.stageName());
    }

    private static @Nullable Stage patch(
            Api api, Stage stage, List<String> path, @Nullable String value) {
        var to = stage.toBuilder();
        return switch (path.getFirst()) {
            case "deploymentId" -> to.deploymentId(api.deployed(value).deployment().id()).build();
            case "description" -> to.description(value).build();
            case "tracingEnabled" -> to.tracingEnabled(Boolean.parseBoolean(value)).build();
            case "variables" ->
                    path.size() != 2
                            ? null
                            : to.variables(Patches.entry(stage.variables(), path.get(1), value))
                                    .build();
            default -> null;
        };
    }

    void deleteStage(DeleteStageRequest request) {
        state.update(
                s ->
                        s.changeApi(
                                request.restApiId(),
                                api ->
                                        api.withStages(
                                                Copies.without(
                                                        api.stages(),
                                                        api.stage(request.stageName())
                                                                .stageName()))));
    }
}
