package dev.messagerouting.localcloud.apigateway;

import dev.messagerouting.localcloud.kernel.Cell;

import software.amazon.awssdk.services.apigateway.model.*;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Tags of APIs, stages, keys and usage plans, and the settings of the account. */
final class Tags {

    private final Cell<ApiState> state;

    Tags(Cell<ApiState> state) {
        this.state = state;
    }

    void tag(TagResourceRequest request) {
        change(
                request.resourceArn(),
                tags -> {
                    var next = new LinkedHashMap<>(tags);
                    next.putAll(request.tags());
                    return next;
                });
    }

    void untag(UntagResourceRequest request) {
        change(
                request.resourceArn(),
                tags -> {
                    var next = new LinkedHashMap<>(tags);
                    request.tagKeys().forEach(next::remove);
                    return next;
                });
    }

    /** {@code arn:aws:apigateway:<region>::/restapis/<id>} and so on. */
    private void change(String arn, UnaryOperator<Map<String, String>> change) {
        state.update(s -> changed(s, path(arn), change));
    }

    private static String[] path(String arn) {
        int at = String.valueOf(arn).indexOf("::/");
        if (at < 0) {
            throw ApiFaults.badRequest("Invalid resource ARN specified: " + arn);
        }
        return arn.substring(at + 3).split("/");
    }

    private static ApiState changed(
            ApiState s, String[] path, UnaryOperator<Map<String, String>> change) {
        return switch (path[0] + path.length) {
            case "restapis2" ->
                    s.changeApi(
                            path[1],
                            api ->
                                    api.with(
                                            api.rest().toBuilder()
                                                    .tags(change.apply(api.rest().tags()))
                                                    .build()));
            case "restapis4" ->
                    s.changeApi(
                            path[1],
                            api -> {
                                var stage = api.stage(path[3]);
                                return api.withStage(
                                        stage.toBuilder().tags(change.apply(stage.tags())).build());
                            });
            case "apikeys2" -> {
                var key = s.keys().get(path[1]);
                if (key == null) {
                    throw ApiFaults.notFound("Invalid API Key identifier specified");
                }
                var next = key.toBuilder().tags(change.apply(key.tags())).build();
                yield s.withKeys(Copies.with(s.keys(), key.id(), next));
            }
            default -> throw ApiFaults.notImplemented("tags of " + String.join("/", path));
        };
    }

    Map<String, String> get(String arn) {
        var path = path(arn);
        var s = state.get();
        return switch (path[0] + path.length) {
            case "restapis2" -> s.api(path[1]).rest().tags();
            case "restapis4" -> s.api(path[1]).stage(path[3]).tags();
            case "apikeys2" -> {
                var key = s.keys().get(path[1]);
                if (key == null) {
                    throw ApiFaults.notFound("Invalid API Key identifier specified");
                }
                yield key.tags();
            }
            default -> throw ApiFaults.notImplemented("tags of " + String.join("/", path));
        };
    }

    GetAccountResponse account() {
        return GetAccountResponse.builder()
                .cloudwatchRoleArn(state.get().cloudwatchRoleArn())
                .throttleSettings(t -> t.burstLimit(5000).rateLimit(10000.0))
                .features("UsagePlans")
                .apiKeyVersion("4")
                .build();
    }

    UpdateAccountResponse update(UpdateAccountRequest request) {
        state.update(
                s ->
                        Patches.apply(
                                s,
                                request.patchOperations(),
                                (known, path, value) ->
                                        path.getFirst().equals("cloudwatchRoleArn")
                                                ? new ApiState(
                                                        known.apis(),
                                                        known.keys(),
                                                        known.plans(),
                                                        value)
                                                : null));
        var now = account();
        return UpdateAccountResponse.builder()
                .cloudwatchRoleArn(now.cloudwatchRoleArn())
                .throttleSettings(now.throttleSettings())
                .features(now.features())
                .apiKeyVersion(now.apiKeyVersion())
                .build();
    }
}
