package dev.messagerouting.localcloud.apigateway;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.ManualTime;
import dev.messagerouting.localcloud.kernel.Threads;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationRequest;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationResponseRequest;
import software.amazon.awssdk.services.apigateway.model.PutMethodRequest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** An API gateway with one API, in front of a fake function and a fake service. */
final class Gateway implements AutoCloseable {

    record Called(String service, String action, Caller caller, String body) {}

    static final String FUNCTION_URI =
            "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
                    + "arn:aws:lambda:us-east-1:000000000000:function:F/invocations";
    static final String PUT_RECORDS = "arn:aws:apigateway:us-east-1:kinesis:action/PutRecords";

    final ManualTime time = new ManualTime(Instant.parse("2026-11-23T20:00:00Z"));
    final Threads threads = new Threads();
    final FakeLambda lambda = new FakeLambda();
    final List<Called> called = new ArrayList<>();
    volatile Function<String, ServiceAction.Answer> service =
            body -> new ServiceAction.Answer(200, "{}");
    final LocalApiGateway apis =
            new LocalApiGateway(
                    time,
                    threads,
                    lambda,
                    (name, action, caller, body) -> {
                        called.add(new Called(name, action, caller, body));
                        return service.apply(body);
                    });
    final String api = apis.createRestApi(r -> r.name("test")).id();
    final String root = apis.getRestApi(r -> r.restApiId(api)).rootResourceId();

    String resource(String parent, String part) {
        return apis.createResource(r -> r.restApiId(api).parentId(parent).pathPart(part)).id();
    }

    void method(String resource, String verb, Consumer<PutMethodRequest.Builder> more) {
        apis.putMethod(
                r ->
                        r.restApiId(api)
                                .resourceId(resource)
                                .httpMethod(verb)
                                .authorizationType("NONE")
                                .applyMutation(more));
    }

    void integration(String resource, String verb, Consumer<PutIntegrationRequest.Builder> more) {
        apis.putIntegration(
                r -> r.restApiId(api).resourceId(resource).httpMethod(verb).applyMutation(more));
    }

    void response(
            String resource,
            String verb,
            String status,
            Consumer<PutIntegrationResponseRequest.Builder> more) {
        apis.putMethodResponse(
                r -> r.restApiId(api).resourceId(resource).httpMethod(verb).statusCode(status));
        apis.putIntegrationResponse(
                r ->
                        r.restApiId(api)
                                .resourceId(resource)
                                .httpMethod(verb)
                                .statusCode(status)
                                .applyMutation(more));
    }

    /** A resource below the root whose method is a proxy of the function. */
    void proxy(String part, String verb) {
        var resource = resource(root, part);
        method(resource, verb, m -> {});
        integration(
                resource,
                verb,
                i -> i.type("AWS_PROXY").integrationHttpMethod("POST").uri(FUNCTION_URI));
    }

    String deploy() {
        return apis.createDeployment(r -> r.restApiId(api).stageName("v1")).id();
    }

    StageResponse get(String path) {
        return call("GET", path, Map.of(), "");
    }

    StageResponse post(String path, String body) {
        return call("POST", path, Map.of("Content-Type", "application/json"), body);
    }

    StageResponse call(String method, String target, Map<String, String> headers, String body) {
        int mark = target.indexOf('?');
        var several = new LinkedHashMap<String, List<String>>();
        headers.forEach((name, value) -> several.put(name, List.of(value)));
        return apis.door()
                .serve(
                        new StageRequest(
                                api,
                                method,
                                mark < 0 ? target : target.substring(0, mark),
                                mark < 0 ? "" : target.substring(mark + 1),
                                several,
                                SdkBytes.fromUtf8String(body),
                                "127.0.0.1"));
    }

    @Override
    public void close() {
        threads.close();
    }
}
