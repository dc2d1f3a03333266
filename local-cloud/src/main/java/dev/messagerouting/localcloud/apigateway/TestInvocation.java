package dev.messagerouting.localcloud.apigateway;

import dev.messagerouting.localcloud.apigateway.ApiState.Api;
import dev.messagerouting.localcloud.kernel.CloudTime;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.model.TestInvokeMethodRequest;
import software.amazon.awssdk.services.apigateway.model.TestInvokeMethodResponse;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tries a method as it is edited, deployed or not. */
final class TestInvocation {

    private TestInvocation() {}

    static TestInvokeMethodResponse run(
            Api api, StageDoor door, CloudTime time, TestInvokeMethodRequest request) {
        var resource = api.resource(request.resourceId());
        var target =
                request.pathWithQueryString() == null
                        ? resource.path()
                        : request.pathWithQueryString();
        int mark = target.indexOf('?');
        var headers = new LinkedHashMap<String, List<String>>();
        request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        headers.putAll(request.multiValueHeaders());
        var stageRequest =
                new StageRequest(
                        api.rest().id(),
                        request.httpMethod(),
                        "/test-invoke-stage" + (mark < 0 ? target : target.substring(0, mark)),
                        mark < 0 ? "" : target.substring(mark + 1),
                        headers,
                        SdkBytes.fromUtf8String(request.body() == null ? "" : request.body()),
                        "127.0.0.1");
        var began = time.now();
        Map<String, String> variables = request.stageVariables();
        var response = door.test(api, variables, stageRequest);
        return TestInvokeMethodResponse.builder()
                .status(response.status())
                .body(response.body().asUtf8String())
                .headers(Invocation.last(response.headers()))
                .multiValueHeaders(response.headers())
                .latency(Duration.between(began, time.now()).toMillis())
                .log(
                        "Method completed with status: "
                                + response.status()
                                + "; the local cloud writes no step-by-step log.")
                .build();
    }
}
