package dev.messagerouting.localcloud.apigateway;

import dev.messagerouting.localcloud.apigateway.ApiState.Plan;
import dev.messagerouting.localcloud.kernel.CloudTime;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.apigateway.model.ApiKey;
import software.amazon.awssdk.services.apigateway.model.QuotaSettings;
import software.amazon.awssdk.services.apigateway.model.ThrottleSettings;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets a call pass whose key is in a usage plan of the stage, within the plan's throttle (a token
 * bucket) and quota. (<a
 * href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html">AWS's
 * documentation</a>)
 */
final class KeyChecks {

    private record Bucket(double tokens, Instant at) {}

    private record Used(LocalDate since, int count) {}

    private final CloudTime time;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final Map<String, Used> quotas = new ConcurrentHashMap<>();

    KeyChecks(CloudTime time) {
        this.time = time;
    }

    /** Refuses, or names the key in the call's context. */
    void check(ApiState state, Invocation call) {
        if (!Boolean.TRUE.equals(call.match().method().apiKeyRequired())) {
            return;
        }
        var value = call.header("x-api-key");
        var key = value == null ? null : find(state, value);
        var plan = key == null ? null : planOf(state, key, call);
        if (key == null || plan == null) {
            throw new Refused(Refusal.INVALID_API_KEY, "Forbidden");
        }
        if (call.context().get("identity") instanceof Map<?, ?>) {
            name(call, key);
        }
        var account = plan.plan().id() + "/" + key.id();
        if (plan.plan().throttle() != null && !takes(account, plan.plan().throttle())) {
            throw new Refused(Refusal.THROTTLED, "Too Many Requests");
        }
        if (plan.plan().quota() != null && !counts(account, plan.plan().quota())) {
            throw new Refused(Refusal.QUOTA_EXCEEDED, "Limit Exceeded");
        }
    }

    private static void name(Invocation call, ApiKey key) {
        var identity = new java.util.LinkedHashMap<String, @Nullable Object>();
        if (call.context().get("identity") instanceof Map<?, ?> known) {
            known.forEach((name, value) -> identity.put(String.valueOf(name), value));
        }
        identity.put("apiKey", key.value());
        identity.put("apiKeyId", key.id());
        call.context().put("identity", identity);
    }

    private static @Nullable ApiKey find(ApiState state, String value) {
        for (var key : state.keys().values()) {
            if (value.equals(key.value()) && Boolean.TRUE.equals(key.enabled())) {
                return key;
            }
        }
        return null;
    }

    private static @Nullable Plan planOf(ApiState state, ApiKey key, Invocation call) {
        for (var plan : state.plans().values()) {
            boolean covers =
                    plan.plan().apiStages().stream()
                            .anyMatch(
                                    stage ->
                                            call.request().apiId().equals(stage.apiId())
                                                    && call.stageName().equals(stage.stage()));
            if (covers && plan.keyIds().contains(key.id())) {
                return plan;
            }
        }
        return null;
    }

    private boolean takes(String account, ThrottleSettings settings) {
        if (settings.rateLimit() == null) {
            return true;
        }
        double rate = settings.rateLimit();
        double burst = settings.burstLimit() == null ? rate : settings.burstLimit();
        var now = time.now();
        var passed = new boolean[1];
        buckets.compute(
                account,
                (id, known) -> {
                    double tokens = burst;
                    if (known != null) {
                        double seconds = Duration.between(known.at(), now).toMillis() / 1000.0;
                        tokens = Math.min(burst, known.tokens() + seconds * rate);
                    }
                    passed[0] = tokens >= 1;
                    return new Bucket(passed[0] ? tokens - 1 : tokens, now);
                });
        return passed[0];
    }

    private boolean counts(String account, QuotaSettings settings) {
        if (settings.limit() == null) {
            return true;
        }
        var today = LocalDate.ofInstant(time.now(), ZoneOffset.UTC);
        var since =
                switch (String.valueOf(settings.periodAsString())) {
                    case "WEEK" -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
                    case "MONTH" -> today.withDayOfMonth(1);
                    default -> today;
                };
        var used =
                quotas.compute(
                        account,
                        (id, known) ->
                                known == null || !known.since().equals(since)
                                        ? new Used(since, 1)
                                        : new Used(since, known.count() + 1));
        return used.count() <= settings.limit();
    }
}
