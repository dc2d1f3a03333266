package dev.messagerouting.localcloud.cloudformation.kinds;

import dev.messagerouting.localcloud.cloudformation.template.Json;

import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.CreateApiKeyRequest;
import software.amazon.awssdk.services.apigateway.model.CreateStageRequest;
import software.amazon.awssdk.services.apigateway.model.CreateUsagePlanKeyRequest;
import software.amazon.awssdk.services.apigateway.model.CreateUsagePlanRequest;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stages, the account's settings, keys and usage plans. */
final class StageKinds {

    private static final int LONGEST_NAME = 255;

    /** Where a method setting goes, below the resource and method that it is for. */
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "CacheDataEncrypted", "caching/dataEncrypted",
                    "CacheTtlInSeconds", "caching/ttlInSeconds",
                    "CachingEnabled", "caching/enabled",
                    "DataTraceEnabled", "logging/dataTrace",
                    "LoggingLevel", "logging/loglevel",
                    "MetricsEnabled", "metrics/enabled",
                    "ThrottlingBurstLimit", "throttling/burstLimit",
                    "ThrottlingRateLimit", "throttling/rateLimit");

    private final ApiGatewayClient api;

    StageKinds(ApiGatewayClient api) {
        this.api = api;
    }

    List<ResourceKind> all() {
        return List.of(
                new Kind("AWS::ApiGateway::Stage", this::stage, this::dropStage)
                        .tagged(
                                Taggings.of(
                                        api,
                                        (work, made) ->
                                                "/restapis/"
                                                        + work.need("RestApiId")
                                                        + "/stages/"
                                                        + made.physicalId()))
                        .updated(this::changeStage),
                new Kind("AWS::ApiGateway::Account", this::account, (_, _) -> {})
                        .updated((work, _, _) -> account(work)),
                new Kind(
                                "AWS::ApiGateway::ApiKey",
                                this::apiKey,
                                (_, made) -> api.deleteApiKey(d -> d.apiKey(made.physicalId())))
                        .tagged(Taggings.of(api, (_, made) -> "/apikeys/" + made.physicalId())),
                new Kind(
                                "AWS::ApiGateway::UsagePlan",
                                this::usagePlan,
                                (_, made) ->
                                        api.deleteUsagePlan(d -> d.usagePlanId(made.physicalId())))
                        .tagged(Taggings.of(api, (_, made) -> "/usageplans/" + made.physicalId())),
                new Kind(
                        "AWS::ApiGateway::UsagePlanKey",
                        this::usagePlanKey,
                        (work, _) ->
                                api.deleteUsagePlanKey(
                                        d ->
                                                d.usagePlanId(work.need("UsagePlanId"))
                                                        .keyId(work.need("KeyId")))));
    }

    private Made stage(Work work) {
        var create =
                work.fill(
                        CreateStageRequest.builder(),
                        Set.of("AccessLogSetting", "MethodSettings", "Tags"));
        api.createStage(create.tags(work.tags()).build());
        var name = work.need("StageName");
        work.progress().initiated(name);
        patch(work, Json.object("StageName", Json.text(name)), false);
        return Made.of(name);
    }

    private Made changeStage(Work work, Made made, JsonNode before) {
        DataKinds.unchanged(
                work,
                before,
                Set.of(
                        "AccessLogSetting",
                        "DeploymentId",
                        "Description",
                        "MethodSettings",
                        "Tags",
                        "TracingEnabled",
                        "Variables"));
        patch(work, before, true);
        return made;
    }

    private void patch(Work work, JsonNode before, boolean all) {
        var patch = new Patch(work.properties(), before);
        if (all) {
            patch.member("DeploymentId", "/deploymentId")
                    .member("Description", "/description")
                    .member("TracingEnabled", "/tracingEnabled")
                    .members("Variables", "/variables");
        }
        accessLog(work, before, patch);
        if (!work.properties().path("MethodSettings").equals(before.path("MethodSettings"))) {
            settings(work, patch);
        }
        if (!patch.isEmpty()) {
            api.updateStage(
                    u ->
                            u.restApiId(work.need("RestApiId"))
                                    .stageName(work.need("StageName"))
                                    .patchOperations(patch.operations()));
        }
    }

    private static void accessLog(Work work, JsonNode before, Patch patch) {
        var log = work.properties().path("AccessLogSetting");
        if (log.equals(before.path("AccessLogSetting"))) {
            return;
        }
        if (log.has("DestinationArn")) {
            patch.add("/accessLogSettings/destinationArn", log.path("DestinationArn").asString());
        }
        if (log.has("Format")) {
            patch.add("/accessLogSettings/format", log.path("Format").asString());
        }
    }

    private static void settings(Work work, Patch patch) {
        for (var setting : Json.items(work.properties().path("MethodSettings"))) {
            var resource = setting.path("ResourcePath").asString("/*").replaceFirst("^/", "");
            var method = setting.path("HttpMethod").asString("*");
            var base = "/" + resource.replace("/", "~1") + "/" + method + "/";
            for (var member : Json.members(setting)) {
                var where = SETTINGS.get(member.getKey());
                if (where != null) {
                    patch.add(base + where, member.getValue().asString());
                }
            }
        }
    }

    private void dropStage(Work work, Made made) {
        api.deleteStage(d -> d.restApiId(work.need("RestApiId")).stageName(made.physicalId()));
    }

    private Made account(Work work) {
        var patch = new Patch(work.properties(), Json.object());
        patch.member("CloudWatchRoleArn", "/cloudwatchRoleArn");
        if (!patch.isEmpty()) {
            api.updateAccount(u -> u.patchOperations(patch.operations()));
        }
        var id = work.generated(LONGEST_NAME);
        return Made.of(id).with("Id", id);
    }

    private Made apiKey(Work work) {
        var create =
                work.fill(CreateApiKeyRequest.builder(), Set.of("Name", "Tags"))
                        .name(work.name("Name", LONGEST_NAME))
                        .tags(work.tags());
        var id = api.createApiKey(create.build()).id();
        return Made.of(id).with("APIKeyId", id);
    }

    private Made usagePlan(Work work) {
        var create =
                work.fill(CreateUsagePlanRequest.builder(), Set.of("Tags", "UsagePlanName"))
                        .name(work.name("UsagePlanName", LONGEST_NAME))
                        .tags(work.tags());
        var id = api.createUsagePlan(create.build()).id();
        return Made.of(id).with("Id", id);
    }

    private Made usagePlanKey(Work work) {
        var create = work.fill(CreateUsagePlanKeyRequest.builder(), Set.of());
        var key = api.createUsagePlanKey(create.build());
        var id = key.id() + ":" + work.need("UsagePlanId");
        return Made.of(id).with("Id", id);
    }
}
