package dev.messagerouting.localcloud.apigateway;

import dev.messagerouting.localcloud.apigateway.ApiState.Plan;
import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Names;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.apigateway.model.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** API keys, and the usage plans that say which stages a key opens. */
final class Keys {

    private static final String LETTERS =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private final Cell<ApiState> state;
    private final CloudTime time;

    Keys(Cell<ApiState> state, CloudTime time) {
        this.state = state;
        this.time = time;
    }

    ApiKey create(CreateApiKeyRequest request) {
        if (!request.stageKeys().isEmpty()) {
            throw ApiFaults.notImplemented("stageKeys of API keys; use a usage plan");
        }
        var value = request.value() == null ? Names.random(LETTERS, 40) : request.value();
        if (value.length() < 20) {
            throw ApiFaults.badRequest("API Key value should be at least 20 characters");
        }
        var key =
                ApiKey.builder()
                        .id(Names.api())
                        .value(value)
                        .name(request.name())
                        .description(request.description())
                        .customerId(request.customerId())
                        .enabled(Boolean.TRUE.equals(request.enabled()))
                        .createdDate(time.now())
                        .lastUpdatedDate(time.now())
                        .stageKeys(List.of())
                        .tags(request.tags())
                        .build();
        state.update(
                s -> {
                    if (s.keys().values().stream().anyMatch(k -> value.equals(k.value()))) {
                        throw ApiFaults.conflict("API Key already exists");
                    }
                    return s.withKeys(Copies.with(s.keys(), key.id(), key));
                });
        return key;
    }

    private static ApiKey key(ApiState s, @Nullable String id) {
        var found = id == null ? null : s.keys().get(id);
        if (found == null) {
            throw ApiFaults.notFound("Invalid API Key identifier specified");
        }
        return found;
    }

    /** The value of a key is a secret: it is part of the answer only if asked for. */
    private static ApiKey shown(ApiKey key, @Nullable Boolean withValue) {
        return Boolean.TRUE.equals(withValue) ? key : key.toBuilder().value(null).build();
    }

    ApiKey get(GetApiKeyRequest request) {
        return shown(key(state.get(), request.apiKey()), request.includeValue());
    }

    Copies.Page<ApiKey> list(GetApiKeysRequest request) {
        var all =
                state.get().keys().values().stream()
                        .filter(
                                key ->
                                        request.nameQuery() == null
                                                || String.valueOf(key.name())
                                                        .startsWith(request.nameQuery()))
                        .map(key -> shown(key, request.includeValues()))
                        .toList();
        return Copies.page(all, request.position(), request.limit(), ApiKey::id);
    }

    ApiKey update(UpdateApiKeyRequest request) {
        return shown(
                key(
                        state.update(
                                s -> {
                                    var changed =
                                            Patches.apply(
                                                            key(s, request.apiKey()),
                                                            request.patchOperations(),
                                                            Keys::patch)
                                                    .toBuilder()
                                                    .lastUpdatedDate(time.now())
                                                    .build();
                                    return s.withKeys(Copies.with(s.keys(), changed.id(), changed));
                                }),
                        request.apiKey()),
                false);
    }

    private static @Nullable ApiKey patch(ApiKey key, List<String> path, @Nullable String value) {
        var to = key.toBuilder();
        return switch (path.getFirst()) {
            case "name" -> to.name(value).build();
            case "description" -> to.description(value).build();
            case "enabled" -> to.enabled(Boolean.parseBoolean(value)).build();
            case "customerId" -> to.customerId(value).build();
            default -> null;
        };
    }

    void delete(DeleteApiKeyRequest request) {
        state.update(
                s -> {
                    var id = key(s, request.apiKey()).id();
                    var left = s.withKeys(Copies.without(s.keys(), id));
                    for (var plan : s.plans().values()) {
                        var keys = plan.keyIds().stream().filter(k -> !k.equals(id)).toList();
                        left = withPlan(left, new Plan(plan.plan(), keys));
                    }
                    return left;
                });
    }

    private static ApiState withPlan(ApiState s, Plan plan) {
        return s.withPlans(Copies.with(s.plans(), plan.plan().id(), plan));
    }

    private static Plan plan(ApiState s, @Nullable String id) {
        var found = id == null ? null : s.plans().get(id);
        if (found == null) {
            throw ApiFaults.notFound("Invalid Usage Plan ID specified");
        }
        return found;
    }

    UsagePlan createPlan(CreateUsagePlanRequest request) {
        var plan =
                UsagePlan.builder()
                        .id(Names.random("abcdefghijklmnopqrstuvwxyz0123456789", 6))
                        .name(RestApis.required("Usage Plan name", request.name()))
                        .description(request.description())
                        .apiStages(request.apiStages())
                        .throttle(request.throttle())
                        .quota(request.quota())
                        .tags(request.tags())
                        .build();
        state.update(
                s -> {
                    checkStages(s, plan);
                    return withPlan(s, new Plan(plan, List.of()));
                });
        return plan;
    }

    private static void checkStages(ApiState s, UsagePlan plan) {
        for (var stage : plan.apiStages()) {
            if (!stage.throttle().isEmpty()) {
                throw ApiFaults.notImplemented("throttles per method in usage plans");
            }
            var api = s.apis().get(String.valueOf(stage.apiId()));
            if (api == null || !api.stages().containsKey(String.valueOf(stage.stage()))) {
                throw ApiFaults.notFound(
                        "API Stage not found: " + stage.apiId() + ":" + stage.stage());
            }
        }
    }

    UsagePlan getPlan(String id) {
        return plan(state.get(), id).plan();
    }

    Copies.Page<UsagePlan> plans(GetUsagePlansRequest request) {
        var all =
                state.get().plans().values().stream()
                        .filter(
                                plan ->
                                        request.keyId() == null
                                                || plan.keyIds().contains(request.keyId()))
                        .map(Plan::plan)
                        .toList();
        return Copies.page(all, request.position(), request.limit(), UsagePlan::id);
    }

    UsagePlan updatePlan(UpdateUsagePlanRequest request) {
        return plan(
                        state.update(
                                s -> {
                                    var known = plan(s, request.usagePlanId());
                                    var changed =
                                            Patches.apply(
                                                    known.plan(),
                                                    request.patchOperations(),
                                                    Keys::patch);
                                    checkStages(s, changed);
                                    return withPlan(s, new Plan(changed, known.keyIds()));
                                }),
                        request.usagePlanId())
                .plan();
    }

    private static @Nullable UsagePlan patch(
            UsagePlan plan, List<String> path, @Nullable String value) {
        var to = plan.toBuilder();
        return switch (path.getFirst()) {
            case "name" -> to.name(value).build();
            case "description" -> to.description(value).build();
            case "apiStages" -> {
                var parts = (value == null ? path.getLast() : value).split(":");
                if (parts.length != 2) {
                    yield null;
                }
                var stage = ApiStage.builder().apiId(parts[0]).stage(parts[1]).build();
                var stages = new ArrayList<>(plan.apiStages());
                stages.remove(stage);
                if (value != null) {
                    stages.add(stage);
                }
                yield to.apiStages(stages).build();
            }
            default -> null;
        };
    }

    void deletePlan(DeleteUsagePlanRequest request) {
        state.update(
                s -> {
                    var plan = plan(s, request.usagePlanId());
                    if (!plan.plan().apiStages().isEmpty()) {
                        throw ApiFaults.badRequest(
                                "Cannot delete Usage Plan "
                                        + plan.plan().id()
                                        + " because it is associated with at least one API Stage");
                    }
                    return s.withPlans(Copies.without(s.plans(), plan.plan().id()));
                });
    }

    UsagePlanKey addKey(CreateUsagePlanKeyRequest request) {
        if (!Objects.equals(request.keyType(), "API_KEY")) {
            throw ApiFaults.badRequest("Usage plan key type must be API_KEY");
        }
        var after =
                state.update(
                        s -> {
                            var id = key(s, request.keyId()).id();
                            var known = plan(s, request.usagePlanId());
                            if (known.keyIds().contains(id)) {
                                throw ApiFaults.conflict(
                                        id + " is already associated with this usage plan");
                            }
                            var keys = new ArrayList<>(known.keyIds());
                            keys.add(id);
                            return withPlan(s, new Plan(known.plan(), List.copyOf(keys)));
                        });
        return member(key(after, request.keyId()));
    }

    private static UsagePlanKey member(ApiKey key) {
        return UsagePlanKey.builder()
                .id(key.id())
                .type("API_KEY")
                .name(key.name())
                .value(key.value())
                .build();
    }

    UsagePlanKey getKey(GetUsagePlanKeyRequest request) {
        var s = state.get();
        if (request.keyId() == null
                || !plan(s, request.usagePlanId()).keyIds().contains(request.keyId())) {
            throw ApiFaults.notFound("Invalid Usage Plan Key identifier specified");
        }
        return member(key(s, request.keyId()));
    }

    Copies.Page<UsagePlanKey> keysOf(GetUsagePlanKeysRequest request) {
        var s = state.get();
        var all =
                plan(s, request.usagePlanId()).keyIds().stream()
                        .map(id -> member(key(s, id)))
                        .toList();
        return Copies.page(all, request.position(), request.limit(), UsagePlanKey::id);
    }

    void removeKey(DeleteUsagePlanKeyRequest request) {
        getKey(
                GetUsagePlanKeyRequest.builder()
                        .usagePlanId(request.usagePlanId())
                        .keyId(request.keyId())
                        .build());
        state.update(
                s -> {
                    var known = plan(s, request.usagePlanId());
                    var left =
                            known.keyIds().stream()
                                    .filter(id -> !id.equals(request.keyId()))
                                    .toList();
                    return withPlan(s, new Plan(known.plan(), left));
                });
    }
}
