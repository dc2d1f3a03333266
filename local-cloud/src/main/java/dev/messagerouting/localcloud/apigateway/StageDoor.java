package dev.messagerouting.localcloud.apigateway;

import dev.messagerouting.localcloud.apigateway.ApiState.Api;
import dev.messagerouting.localcloud.apigateway.ApiState.Deployed;
import dev.messagerouting.localcloud.apigateway.ApiState.Design;
import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Names;
import dev.messagerouting.localcloud.kernel.Threads;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.services.apigateway.model.Stage;
import software.amazon.awssdk.services.lambda.LambdaClient;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Serves deployed stages: finds the method, checks the request, calls the integration. */
public final class StageDoor {

    /** AWS's quota: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html. */
    private static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(StageDoor.class);

    private final Cell<ApiState> state;
    private final CloudTime time;
    private final RequestChecks requests = new RequestChecks();
    private final KeyChecks keys;
    private final Deadline deadline;
    private final MappedCall mapped;
    private final ProxyCall proxied;

    StageDoor(
            Cell<ApiState> state,
            CloudTime time,
            Threads threads,
            MappingTemplate templates,
            LambdaClient lambda,
            ServiceAction actions) {
        this.state = state;
        this.time = time;
        keys = new KeyChecks(time);
        deadline = new Deadline(time, threads);
        var backend = new Backend(lambda, actions);
        mapped = new MappedCall(templates, backend);
        proxied = new ProxyCall(backend);
    }

    /** Never throws: what fails is answered as AWS answers it, and logged. */
    public StageResponse serve(StageRequest request) {
        var requestId = Names.uuid();
        var known = state.get();
        var api = known.apis().get(request.apiId());
        var stage = api == null ? null : api.stages().get(stageName(request.path()));
        var deployed = api == null || stage == null ? null : find(api, stage);
        if (api == null || stage == null || deployed == null) {
            var unknown = new Refused(Refusal.ACCESS_DENIED, "Forbidden");
            return refuse(unknown, request, requestId, null, Map.of(), Map.of());
        }
        return serve(
                known, api, deployed, stage.stageName(), stage.variables(), request, requestId);
    }

    private static @Nullable Deployed find(Api api, Stage stage) {
        return api.deployments().get(stage.deploymentId());
    }

    /** Tries a method as it is edited, without a deployment. */
    StageResponse test(Api api, Map<String, String> stageVariables, StageRequest request) {
        var deployed =
                new Deployed(
                        software.amazon.awssdk.services.apigateway.model.Deployment.builder()
                                .id("test-invoke")
                                .build(),
                        api.design(),
                        new Routes(api.design().resources().values()));
        return serve(
                state.get(),
                api,
                deployed,
                "test-invoke-stage",
                stageVariables,
                request,
                Names.uuid());
    }

    private StageResponse serve(
            ApiState known,
            Api api,
            Deployed deployed,
            String stageName,
            Map<String, String> variables,
            StageRequest request,
            String requestId) {
        var design = deployed.design();
        var match = deployed.routes().find(request.method(), afterStage(request.path()));
        if (match == null) {
            var missing =
                    new Refused(
                            Refusal.MISSING_AUTHENTICATION_TOKEN, "Missing Authentication Token");
            return refuse(missing, request, requestId, design, Map.of(), variables);
        }
        var context =
                Contexts.of(
                        api,
                        stageName,
                        deployed.deployment().id(),
                        request,
                        match.resource(),
                        requestId,
                        time.now());
        var call =
                new Invocation(
                        request,
                        api,
                        deployed,
                        stageName,
                        variables,
                        match,
                        requestId,
                        Invocation.query(request.rawQuery()),
                        context);
        try {
            return withIds(answer(known, call), requestId);
        } catch (Refused refused) {
            return refuse(refused, request, requestId, design, context, variables);
        } catch (RuntimeException failed) {
            var refused =
                    new Refused(
                            Refusal.API_CONFIGURATION_ERROR, 500, "Internal server error", failed);
            return refuse(refused, request, requestId, design, context, variables);
        }
    }

    private StageResponse answer(ApiState known, Invocation call) {
        if (call.request().body().asByteArrayUnsafe().length > MOST_BYTES) {
            throw new Refused(Refusal.REQUEST_TOO_LARGE, "Request Too Long");
        }
        keys.check(known, call);
        requests.check(call);
        var integration = call.match().method().methodIntegration();
        if (integration == null) {
            throw Refused.misconfigured("No integration defined for method");
        }
        return deadline.within(
                Duration.ofMillis(integration.timeoutInMillis()),
                call.api().owner(),
                () ->
                        integration.typeAsString().equals("AWS_PROXY")
                                ? proxied.call(integration, call)
                                : mapped.call(integration, call));
    }

    private StageResponse refuse(
            Refused refused,
            StageRequest request,
            String requestId,
            @Nullable Design design,
            Map<String, Object> context,
            Map<String, String> variables) {
        if (refused.status() >= 500) {
            LOG.error(
                    "{} {} of API {} answered {}",
                    request.method(),
                    request.path(),
                    request.apiId(),
                    refused.status(),
                    refused.getCause() == null ? refused : refused.getCause());
        } else {
            LOG.warn(
                    "{} {} of API {} refused with {}: {}",
                    request.method(),
                    request.path(),
                    request.apiId(),
                    refused.status(),
                    refused.getMessage());
        }
        return withIds(Refusals.answer(refused, design, context, variables), requestId);
    }

    private static StageResponse withIds(StageResponse response, String requestId) {
        var headers = new LinkedHashMap<>(response.headers());
        headers.put("x-amzn-RequestId", List.of(requestId));
        headers.put("x-amz-apigw-id", List.of(requestId));
        return new StageResponse(response.status(), headers, response.body());
    }

    private static String stageName(String path) {
        int from = path.startsWith("/") ? 1 : 0;
        int slash = path.indexOf('/', from);
        return slash < 0 ? path.substring(from) : path.substring(from, slash);
    }

    private static String afterStage(String path) {
        int slash = path.indexOf('/', 1);
        return slash < 0 ? "/" : path.substring(slash);
    }
}
