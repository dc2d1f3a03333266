package dev.messagerouting.localcloud;

import dev.messagerouting.localcloud.apigateway.ServiceAction;
import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Headers;
import dev.messagerouting.localcloud.kernel.HttpHandler;
import dev.messagerouting.localcloud.wire.Protocol;
import dev.messagerouting.localcloud.wire.WireService;

import software.amazon.awssdk.core.SdkBytes;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets API Gateway call any service that speaks AWS JSON, by the same door as everybody. */
final class ServiceActions implements ServiceAction {

    private final HttpHandler door;
    private final Map<String, String> targets = new HashMap<>();

    ServiceActions(HttpHandler door, List<WireService> services) {
        this.door = door;
        for (var service : services) {
            for (var protocol : service.protocols()) {
                if (protocol instanceof Protocol.AwsJson json) {
                    targets.put(service.signingName(), json.target());
                }
            }
        }
    }

    @Override
    public Answer call(String service, String action, Caller caller, String jsonBody) {
        var target = targets.getOrDefault(service, service);
        var headers =
                Headers.of(
                        "Content-Type",
                        "application/x-amz-json-1.1",
                        "X-Amz-Target",
                        target + "." + action,
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=%s/20260101/%s/%s/aws4_request"
                                .formatted(caller.accountId(), caller.region(), service));
        var answer =
                door.handle(
                        new HttpHandler.Request(
                                "POST",
                                "/",
                                "",
                                headers,
                                SdkBytes.fromString(jsonBody, StandardCharsets.UTF_8)));
        return new Answer(answer.status(), answer.body().asUtf8String());
    }
}
