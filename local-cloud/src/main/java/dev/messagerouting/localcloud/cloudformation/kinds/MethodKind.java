package dev.messagerouting.localcloud.cloudformation.kinds;

import dev.messagerouting.localcloud.cloudformation.template.Json;

import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationRequest;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationResponseRequest;
import software.amazon.awssdk.services.apigateway.model.PutMethodRequest;
import software.amazon.awssdk.services.apigateway.model.PutMethodResponseRequest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Set;

/** Methods with their integration; a change puts the whole method anew. */
final class MethodKind {

    private final ApiGatewayClient api;

    MethodKind(ApiGatewayClient api) {
        this.api = api;
    }

    ResourceKind kind() {
        return new Kind("AWS::ApiGateway::Method", this::put, (work, _) -> delete(work))
                .updated(
                        (work, _, _) -> {
                            delete(work);
                            return put(work);
                        });
    }

    private Made put(Work work) {
        var method =
                work.fill(PutMethodRequest.builder(), Set.of("Integration", "MethodResponses"));
        if (!work.has("AuthorizationType")) {
            method.authorizationType("NONE");
        }
        api.putMethod(method.build());
        var id =
                work.need("RestApiId")
                        + "|"
                        + work.need("ResourceId")
                        + "|"
                        + work.need("HttpMethod");
        work.progress().initiated(id);
        for (var response : Json.items(work.properties().path("MethodResponses"))) {
            var put = work.fill(PutMethodResponseRequest.builder(), response);
            api.putMethodResponse(
                    put.restApiId(work.need("RestApiId"))
                            .resourceId(work.need("ResourceId"))
                            .httpMethod(work.need("HttpMethod"))
                            .build());
        }
        if (work.has("Integration")) {
            integrate(work, work.properties().path("Integration"));
        }
        return Made.of(id);
    }

    private void integrate(Work work, JsonNode integration) {
        var own = ((ObjectNode) integration).deepCopy();
        own.remove("IntegrationResponses");
        var put = work.fill(PutIntegrationRequest.builder(), own);
        api.putIntegration(
                put.restApiId(work.need("RestApiId"))
                        .resourceId(work.need("ResourceId"))
                        .httpMethod(work.need("HttpMethod"))
                        .build());
        for (var response : Json.items(integration.path("IntegrationResponses"))) {
            var answer = work.fill(PutIntegrationResponseRequest.builder(), response);
            api.putIntegrationResponse(
                    answer.restApiId(work.need("RestApiId"))
                            .resourceId(work.need("ResourceId"))
                            .httpMethod(work.need("HttpMethod"))
                            .build());
        }
    }

    private void delete(Work work) {
        api.deleteMethod(
                d ->
                        d.restApiId(work.need("RestApiId"))
                                .resourceId(work.need("ResourceId"))
                                .httpMethod(work.need("HttpMethod")));
    }
}
