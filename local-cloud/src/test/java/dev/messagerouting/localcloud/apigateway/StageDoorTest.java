package dev.messagerouting.localcloud.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.apigateway.model.ApiStage;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

class StageDoorTest {

    private final Gateway gateway = new Gateway();

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void aFunctionGetsTheRequestAndGivesTheAnswer() {
        gateway.proxy("messages", "GET");
        gateway.deploy();
        gateway.lambda.function =
                event ->
                        "{\"statusCode\": 200, \"headers\": {\"Link\": \"<x>\"},"
                            + " \"multiValueHeaders\": {\"A\": [\"1\", \"2\"]}, \"body\": \"[]\"}";

        var answer =
                gateway.call(
                        "GET",
                        "/v1/messages?timestamp=17&a=1&a=2%20x",
                        Map.of("Accept", "application/json"),
                        "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().asUtf8String()).isEqualTo("[]");
        assertThat(answer.headers())
                .containsEntry("Link", List.of("<x>"))
                .containsEntry("A", List.of("1", "2"))
                .containsEntry("Content-Type", List.of("application/json"));
        var request = gateway.lambda.requests.getFirst();
        assertThat(request.functionName())
                .isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:F");
        var event = String.valueOf(JsonText.parse(request.payload().asUtf8String()));
        assertThat(event)
                .startsWith(
                        "{resource=/messages, path=/messages, httpMethod=GET,"
                            + " headers={Accept=application/json},"
                            + " multiValueHeaders={Accept=[\"application/json\"]},"
                            + " queryStringParameters={timestamp=17, a=2 x},"
                            + " multiValueQueryStringParameters={timestamp=[\"17\"], a=[\"1\",\"2"
                            + " x\"]}, pathParameters=null, stageVariables=null,"
                            + " requestContext={requestId=")
                .endsWith("body=null, isBase64Encoded=false}")
                .contains(
                        "stage=v1",
                        "resourcePath=/messages",
                        "requestTimeEpoch=1795464000000",
                        "requestTime=23/Nov/2026:20:00:00 +0000",
                        "sourceIp=127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"text\"",
                "null",
                "{\"status\": 200}",
                "{\"statusCode\": \"many\"}",
                "no json",
                "{\"body\": {}}",
                "{\"statusCode\": 99}"
            })
    void whatIsNoProxyResponseIsABadGateway(String returned) {
        gateway.proxy("messages", "GET");
        gateway.deploy();
        gateway.lambda.function = event -> returned;
        var answer = gateway.get("/v1/messages");
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body().asUtf8String())
                .isEqualTo("{\"message\":\"Internal server error\"}");
    }

    @Test
    void aFailedFunctionIsABadGateway() {
        gateway.proxy("messages", "GET");
        gateway.deploy();
        gateway.lambda.error = "Unhandled";
        assertThat(gateway.get("/v1/messages").status()).isEqualTo(502);
    }

    @Test
    void aFunctionThatTakesTooLongTimesOut() throws InterruptedException {
        gateway.proxy("messages", "GET");
        gateway.deploy();
        var entered = new CountDownLatch(1);
        gateway.lambda.function =
                event -> {
                    entered.countDown();
                    try {
                        gateway.time.sleep(Duration.ofDays(1));
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    return "{}";
                };
        var answer = new CompletableFuture<StageResponse>();
        gateway.threads.start("caller", () -> answer.complete(gateway.get("/v1/messages")));
        entered.await();
        await().until(() -> gateway.time.waiting() == 2);

        gateway.time.advance(Duration.ofSeconds(29));

        assertThat(answer.join().status()).isEqualTo(504);
        assertThat(answer.join().body().asUtf8String())
                .isEqualTo("{\"message\":\"Endpoint request timed out\"}");
    }

    @Test
    void literalGoesBeforeVariableBeforeGreedy() {
        gateway.lambda.function =
                event -> {
                    var map = (Map<?, ?>) Objects.requireNonNull(JsonText.parse(event));
                    return JsonText.print(
                            Map.of("body", map.get("resource") + " " + map.get("pathParameters")));
                };
        gateway.proxy("{proxy+}", "ANY");
        gateway.proxy("orders", "GET");
        gateway.deploy();
        assertThat(gateway.get("/v1/orders").body().asUtf8String()).isEqualTo("/orders null");
        assertThat(gateway.get("/v1/orders/").body().asUtf8String()).isEqualTo("/orders null");
        assertThat(gateway.get("/v1/a/b%20c+d").body().asUtf8String())
                .isEqualTo("/{proxy+} {proxy=a/b c+d}");
    }

    @Test
    void whatIsNotDeployedIsNotServed() {
        gateway.proxy("messages", "GET");
        gateway.lambda.function = event -> "{}";
        var first = gateway.deploy();
        gateway.proxy("late", "GET");
        assertThat(gateway.get("/v1/late").status()).isEqualTo(403);

        gateway.deploy();
        assertThat(gateway.get("/v1/late").status()).isEqualTo(200);

        gateway.apis.updateStage(
                s ->
                        s.restApiId(gateway.api)
                                .stageName("v1")
                                .patchOperations(
                                        PatchOperation.builder()
                                                .op("replace")
                                                .path("/deploymentId")
                                                .value(first)
                                                .build()));
        assertThat(gateway.get("/v1/late").status()).isEqualTo(403);
    }

    @Test
    void aMockAnswersByTemplatesAlone() {
        var resource = gateway.resource(gateway.root, "mock");
        gateway.method(resource, "GET", m -> {});
        gateway.integration(
                resource,
                "GET",
                i ->
                        i.type("MOCK")
                                .requestTemplates(
                                        Map.of(
                                                "application/json",
                                                "#if($input.params('ok') == 'no'){\"statusCode\":"
                                                        + " 400}#else{\"statusCode\": 200}#end")));
        gateway.response(
                resource,
                "GET",
                "200",
                r ->
                        r.responseTemplates(
                                        Map.of(
                                                "application/json",
                                                "#set($context.responseOverride.header.X ="
                                                        + " 'y')hello $stageVariables.name"))
                                .responseParameters(
                                        Map.of(
                                                "method.response.header.Cache-Control",
                                                "'no-store'")));
        gateway.response(
                resource,
                "GET",
                "400",
                r ->
                        r.selectionPattern("400")
                                .responseTemplates(
                                        Map.of(
                                                "application/json",
                                                "#set($context.responseOverride.status ="
                                                        + " 418)tea")));
        var deployment = gateway.apis.createDeployment(r -> r.restApiId(gateway.api)).id();
        gateway.apis.createStage(
                s ->
                        s.restApiId(gateway.api)
                                .stageName("v1")
                                .deploymentId(deployment)
                                .variables(Map.of("name", "you")));

        var ok = gateway.get("/v1/mock");
        assertThat(ok.status()).isEqualTo(200);
        assertThat(ok.body().asUtf8String()).isEqualTo("hello you");
        assertThat(ok.headers())
                .containsEntry("Cache-Control", List.of("no-store"))
                .containsEntry("X", List.of("y"));
        assertThat(gateway.get("/v1/mock?ok=no").status()).isEqualTo(418);
    }

    @Test
    void aMalformedTemplateIsAnInternalError() {
        var resource = gateway.resource(gateway.root, "bad");
        gateway.method(resource, "POST", m -> {});
        gateway.integration(
                resource,
                "POST",
                i -> i.type("MOCK").requestTemplates(Map.of("application/json", "#foreach(")));
        gateway.deploy();
        var answer = gateway.post("/v1/bad", "{}");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body().asUtf8String())
                .isEqualTo("{\"message\":\"Internal server error\"}");
    }

    @Test
    void aKeyOpensTheStagesOfItsPlan() {
        var resource = gateway.resource(gateway.root, "secret");
        gateway.method(resource, "GET", m -> m.apiKeyRequired(true));
        gateway.integration(
                resource,
                "GET",
                i -> i.type("AWS_PROXY").integrationHttpMethod("POST").uri(Gateway.FUNCTION_URI));
        gateway.lambda.function = event -> "{}";
        gateway.deploy();
        var key = gateway.apis.createApiKey(k -> k.name("k").enabled(true));
        var plan =
                gateway.apis.createUsagePlan(
                        p ->
                                p.name("p")
                                        .apiStages(
                                                ApiStage.builder()
                                                        .apiId(gateway.api)
                                                        .stage("v1")
                                                        .build())
                                        .throttle(t -> t.rateLimit(1.0).burstLimit(2))
                                        .quota(q -> q.limit(3).period("DAY")));
        var header = Map.of("X-Api-Key", key.value());

        assertThat(gateway.call("GET", "/v1/secret", header, "").body().asUtf8String())
                .isEqualTo("{\"message\":\"Forbidden\"}");
        gateway.apis.createUsagePlanKey(
                k -> k.usagePlanId(plan.id()).keyId(key.id()).keyType("API_KEY"));
        assertThat(gateway.get("/v1/secret").status()).isEqualTo(403);
        assertThat(gateway.call("GET", "/v1/secret", header, "").status()).isEqualTo(200);
        assertThat(gateway.call("GET", "/v1/secret", header, "").status()).isEqualTo(200);
        assertThat(gateway.call("GET", "/v1/secret", header, "").body().asUtf8String())
                .isEqualTo("{\"message\":\"Too Many Requests\"}");
        gateway.time.advance(Duration.ofSeconds(2));
        assertThat(gateway.call("GET", "/v1/secret", header, "").status()).isEqualTo(200);
        assertThat(gateway.call("GET", "/v1/secret", header, "").body().asUtf8String())
                .isEqualTo("{\"message\":\"Limit Exceeded\"}");
    }

    @Test
    void aFunctionBehindTemplatesIsSelectedByItsErrorMessage() {
        var resource = gateway.resource(gateway.root, "f");
        gateway.method(resource, "POST", m -> {});
        gateway.integration(
                resource,
                "POST",
                i -> i.type("AWS").integrationHttpMethod("POST").uri(Gateway.FUNCTION_URI));
        gateway.response(resource, "POST", "200", r -> {});
        gateway.response(
                resource,
                "POST",
                "404",
                r ->
                        r.selectionPattern("Not found: .*")
                                .responseTemplates(
                                        Map.of(
                                                "application/json",
                                                "$input.json('$.errorMessage')")));
        gateway.deploy();
        gateway.lambda.function = payload -> payload;
        assertThat(gateway.post("/v1/f", "{\"a\":1}").body().asUtf8String()).isEqualTo("{\"a\":1}");

        gateway.lambda.error = "Unhandled";
        gateway.lambda.function = payload -> "{\"errorMessage\":\"Not found: x\"}";
        var failed = gateway.post("/v1/f", "{}");
        assertThat(failed.status()).isEqualTo(404);
        assertThat(failed.body().asUtf8String()).isEqualTo("\"Not found: x\"");

        assertThat(gateway.post("/v1/f", "no json").status()).isEqualTo(400);
    }

    @Test
    void aMethodCanBeTriedBeforeItIsDeployed() {
        gateway.proxy("messages", "GET");
        gateway.lambda.function = event -> "{\"body\": \"tried\"}";
        var resource =
                gateway.apis.getResources(r -> r.restApiId(gateway.api)).items().stream()
                        .filter(r -> "messages".equals(r.pathPart()))
                        .findFirst()
                        .orElseThrow();
        var answer =
                gateway.apis.testInvokeMethod(
                        r -> r.restApiId(gateway.api).resourceId(resource.id()).httpMethod("GET"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("tried");
    }
}
