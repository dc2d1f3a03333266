package dev.messagerouting.localcloud.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.apigateway.model.ApiStage;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

import java.util.Map;

class LocalApiGatewayTest {

    private final Gateway gateway = new Gateway();
    private final LocalApiGateway apis = gateway.apis;
    private final String api = gateway.api;

    @AfterEach
    void close() {
        gateway.close();
    }

    private static void refuses(ThrowingCallable call, int status, String code, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        fault -> {
                            assertThat(fault.statusCode()).isEqualTo(status);
                            assertThat(fault.awsErrorDetails().errorCode()).isEqualTo(code);
                            assertThat(fault.awsErrorDetails().errorMessage()).isEqualTo(message);
                            assertThat(fault.requestId()).isNotEmpty();
                        });
    }

    private static PatchOperation replace(String path, String value) {
        return PatchOperation.builder().op("replace").path(path).value(value).build();
    }

    @Test
    void whatIsUnknownIsNotFound() {
        refuses(
                () -> apis.getRestApi(r -> r.restApiId("nope")),
                404,
                "NotFoundException",
                "Invalid API identifier specified 000000000000:nope");
        refuses(
                () -> apis.getResource(r -> r.restApiId(api).resourceId("nope")),
                404,
                "NotFoundException",
                "Invalid Resource identifier specified");
        refuses(
                () -> apis.getStage(r -> r.restApiId(api).stageName("nope")),
                404,
                "NotFoundException",
                "Invalid stage identifier specified");
        refuses(
                () ->
                        apis.getMethod(
                                r -> r.restApiId(api).resourceId(gateway.root).httpMethod("GET")),
                404,
                "NotFoundException",
                "Invalid Method identifier specified");
    }

    @Test
    void twoOfTheSameAreAConflict() {
        gateway.proxy("orders", "GET");
        refuses(
                () -> gateway.resource(gateway.root, "orders"),
                409,
                "ConflictException",
                "Another resource with the same parent already has this name: orders");
        gateway.deploy();
        var deployment = apis.getDeployments(r -> r.restApiId(api)).items().getFirst().id();
        refuses(
                () ->
                        apis.createStage(
                                s -> s.restApiId(api).stageName("v1").deploymentId(deployment)),
                409,
                "ConflictException",
                "Stage already exists");
        refuses(
                () -> apis.deleteDeployment(r -> r.restApiId(api).deploymentId(deployment)),
                400,
                "BadRequestException",
                "Active stages pointing to this deployment must be moved or deleted");
    }

    @Test
    void aTreeOfResourcesKeepsItsRules() {
        var id = gateway.resource(gateway.root, "{id}");
        refuses(
                () -> gateway.resource(gateway.root, "{other}"),
                400,
                "BadRequestException",
                "A sibling ({id}) of this resource already has a variable path part -- only one is"
                        + " allowed");
        assertThatThrownBy(() -> gateway.resource(gateway.root, "a/b"))
                .hasMessageContaining("path part only allow");
        gateway.resource(id, "below");
        assertThat(apis.getResources(r -> r.restApiId(api)).items())
                .map(resource -> resource.path())
                .containsExactly("/", "/{id}", "/{id}/below");
        apis.deleteResource(r -> r.restApiId(api).resourceId(id));
        assertThat(apis.getResources(r -> r.restApiId(api)).items()).hasSize(1);
    }

    @Test
    void onlyWhatIsWholeIsDeployed() {
        refuses(
                gateway::deploy,
                400,
                "BadRequestException",
                "The REST API doesn't contain any methods");
        gateway.method(gateway.root, "GET", m -> {});
        refuses(gateway::deploy, 400, "BadRequestException", "No integration defined for method");
        var closed =
                apis.createRestApi(
                        r -> r.name("p").endpointConfiguration(e -> e.typesWithStrings("PRIVATE")));
        apis.putMethod(
                r ->
                        r.restApiId(closed.id())
                                .resourceId(closed.rootResourceId())
                                .httpMethod("GET")
                                .authorizationType("NONE"));
        apis.putIntegration(
                r ->
                        r.restApiId(closed.id())
                                .resourceId(closed.rootResourceId())
                                .httpMethod("GET")
                                .type("MOCK"));
        refuses(
                () -> apis.createDeployment(r -> r.restApiId(closed.id())),
                400,
                "BadRequestException",
                "Private REST API doesn't have a resource policy attached to it");
    }

    @Test
    void integrationsAreChecked() {
        gateway.method(gateway.root, "POST", m -> {});
        refuses(
                () ->
                        gateway.integration(
                                gateway.root,
                                "POST",
                                i ->
                                        i.type("AWS")
                                                .integrationHttpMethod("POST")
                                                .uri(Gateway.PUT_RECORDS)),
                400,
                "BadRequestException",
                "Role ARN must be specified for AWS integrations");
        refuses(
                () -> gateway.integration(gateway.root, "POST", i -> i.type("HTTP_PROXY")),
                501,
                "NotImplemented",
                "The local cloud does not implement API Gateway integrations of type HTTP_PROXY.");
        refuses(
                () -> gateway.integration(gateway.root, "POST", i -> i.type("AWS_PROXY").uri("x")),
                400,
                "BadRequestException",
                "Enumeration value for HttpMethod must be non-empty");
        gateway.integration(gateway.root, "POST", i -> i.type("MOCK"));
        assertThat(
                        apis.getIntegration(
                                r -> r.restApiId(api).resourceId(gateway.root).httpMethod("POST")))
                .satisfies(
                        integration -> {
                            assertThat(integration.passthroughBehavior())
                                    .isEqualTo("WHEN_NO_MATCH");
                            assertThat(integration.timeoutInMillis()).isEqualTo(29_000);
                            assertThat(integration.cacheNamespace()).isEqualTo(gateway.root);
                        });
    }

    @Test
    void modelsThatCannotBeCheckedAreRefused() {
        refuses(
                () ->
                        apis.createModel(
                                m ->
                                        m.restApiId(api)
                                                .name("M")
                                                .contentType("application/json")
                                                .schema("{\"patternProperties\": {}}")),
                400,
                "BadRequestException",
                "Invalid model schema specified. The local cloud does not know the JSON schema"
                        + " keyword patternProperties.");
    }

    @Test
    void patchesChangeWhatTheyName() {
        apis.updateRestApi(r -> r.restApiId(api).patchOperations(replace("/description", "d")));
        assertThat(apis.getRestApi(r -> r.restApiId(api)).description()).isEqualTo("d");
        refuses(
                () ->
                        apis.updateRestApi(
                                r -> r.restApiId(api).patchOperations(replace("/id", "x"))),
                400,
                "BadRequestException",
                "Invalid patch path '/id' specified for op 'replace'.");
        gateway.proxy("orders", "GET");
        gateway.deploy();
        apis.updateStage(
                r ->
                        r.restApiId(api)
                                .stageName("v1")
                                .patchOperations(replace("/variables/color", "red")));
        assertThat(apis.getStage(r -> r.restApiId(api).stageName("v1")).variables())
                .isEqualTo(Map.of("color", "red"));
    }

    @Test
    void aPlanLetsGoOfItsStagesBeforeItGoes() {
        gateway.proxy("orders", "GET");
        gateway.deploy();
        var plan =
                apis.createUsagePlan(
                        p ->
                                p.name("p")
                                        .apiStages(
                                                ApiStage.builder().apiId(api).stage("v1").build()));
        assertThatThrownBy(() -> apis.deleteUsagePlan(r -> r.usagePlanId(plan.id())))
                .hasMessageContaining("associated with at least one API Stage");
        assertThatThrownBy(() -> apis.deleteRestApi(r -> r.restApiId(api)))
                .hasMessageContaining("usage plan");
        apis.updateUsagePlan(
                r ->
                        r.usagePlanId(plan.id())
                                .patchOperations(
                                        PatchOperation.builder()
                                                .op("remove")
                                                .path("/apiStages")
                                                .value(api + ":v1")
                                                .build()));
        apis.deleteUsagePlan(r -> r.usagePlanId(plan.id()));
        apis.deleteRestApi(r -> r.restApiId(api));
        assertThat(apis.getRestApis().items()).isEmpty();
    }

    @Test
    void aKeysValueIsShownOnlyIfAskedFor() {
        var key = apis.createApiKey(k -> k.name("k"));
        assertThat(apis.getApiKey(k -> k.apiKey(key.id())).value()).isNull();
        assertThat(apis.getApiKey(k -> k.apiKey(key.id()).includeValue(true)).value())
                .isEqualTo(key.value());
        assertThatThrownBy(() -> apis.createApiKey(k -> k.name("k").value("short")))
                .hasMessageContaining("at least 20 characters");
    }

    @Test
    void listsComeInPages() {
        for (int i = 0; i < 6; i++) {
            gateway.resource(gateway.root, "r" + i);
        }
        var first = apis.getResources(r -> r.restApiId(api).limit(5));
        assertThat(first.items()).hasSize(5);
        var second = apis.getResources(r -> r.restApiId(api).limit(5).position(first.position()));
        assertThat(second.items()).hasSize(2);
        assertThat(second.position()).isNull();
    }

    @Test
    void tagsAreKeptByArn() {
        var arn = "arn:aws:apigateway:us-east-1::/restapis/" + api;
        apis.tagResource(r -> r.resourceArn(arn).tags(Map.of("a", "1", "b", "2")));
        apis.untagResource(r -> r.resourceArn(arn).tagKeys("a"));
        assertThat(apis.getTags(r -> r.resourceArn(arn)).tags()).isEqualTo(Map.of("b", "2"));
    }
}
