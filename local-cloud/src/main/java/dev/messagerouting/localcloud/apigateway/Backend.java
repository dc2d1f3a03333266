package dev.messagerouting.localcloud.apigateway;

import dev.messagerouting.localcloud.kernel.Caller;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.model.Integration;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

import java.util.Map;

/** Calls what stands behind a method of type AWS or MOCK, and says how to choose the response. */
final class Backend {

    /**
     * What came back.
     *
     * @param selector what the selection patterns of integration responses are matched with
     */
    record Answer(String selector, String body, Map<String, String> headers) {}

    private final LambdaClient lambda;
    private final ServiceAction actions;

    Backend(LambdaClient lambda, ServiceAction actions) {
        this.lambda = lambda;
        this.actions = actions;
    }

    /**
     * @param body what the request template made
     */
    Answer call(Integration integration, String body, Invocation call) {
        if (integration.typeAsString().equals("MOCK")) {
            return mock(body);
        }
        var uri = uri(integration, call);
        if (uri.isFunction()) {
            return function(uri, integration, body);
        }
        var payload = body.isBlank() ? fromQuery(integration, call) : body;
        if (payload.isBlank()) {
            payload = "{}";
        }
        var owner = call.api().owner();
        var answer =
                actions.call(
                        uri.service(),
                        uri.target(),
                        new Caller(owner.accountId(), uri.region()),
                        payload);
        return new Answer(
                Integer.toString(answer.status()),
                answer.body(),
                Map.of("Content-Type", "application/x-amz-json-1.1"));
    }

    /** An action's parameters may be given as query string parameters of the integration. */
    private static String fromQuery(Integration integration, Invocation call) {
        var parameters =
                Parameters.request(
                        integration.requestParameters(), "integration.request.querystring.", call);
        return parameters.isEmpty() ? "" : JsonText.print(parameters);
    }

    static IntegrationUri uri(Integration integration, Invocation call) {
        var text = integration.uri();
        for (var variable : call.stageVariables().entrySet()) {
            text = text.replace("${stageVariables." + variable.getKey() + "}", variable.getValue());
        }
        var uri = IntegrationUri.parse(text);
        if (uri == null) {
            throw Refused.misconfigured("Not an integration's ARN: " + text);
        }
        return uri;
    }

    /** A mock integration's request template names the status that chooses the response. */
    private static Answer mock(String body) {
        if (JsonText.parse(body) instanceof Map<?, ?> map
                && map.get("statusCode") instanceof Integer status) {
            return new Answer(status.toString(), "", Map.of());
        }
        throw Refused.misconfigured("A mock integration's request has no integer statusCode.");
    }

    private Answer function(IntegrationUri uri, Integration integration, String body) {
        try {
            JsonText.parse(body.isBlank() ? "{}" : body);
        } catch (JsonText.NotJson notJson) {
            throw new Refused(
                    Refusal.BAD_REQUEST_BODY,
                    "Could not parse request body into json: " + notJson.getMessage());
        }
        var invoked = invoke(uri, integration, body.isBlank() ? "{}" : body);
        var payload = invoked.payload() == null ? "" : invoked.payload().asUtf8String();
        var selector = "";
        if (invoked.functionError() != null) {
            selector = errorMessage(payload);
        }
        return new Answer(selector, payload, Map.of("Content-Type", "application/json"));
    }

    InvokeResponse invoke(IntegrationUri uri, Integration integration, String payload) {
        var event =
                integration
                        .requestParameters()
                        .get("integration.request.header.X-Amz-Invocation-Type");
        try {
            return lambda.invoke(
                    InvokeRequest.builder()
                            .functionName(uri.function())
                            .invocationType(
                                    "'Event'".equals(event)
                                            ? InvocationType.EVENT
                                            : InvocationType.REQUEST_RESPONSE)
                            .payload(SdkBytes.fromUtf8String(payload))
                            .build());
        } catch (AwsServiceException refused) {
            throw new Refused(
                    Refusal.API_CONFIGURATION_ERROR, 500, "Internal server error", refused);
        }
    }

    private static String errorMessage(String payload) {
        try {
            return JsonText.parse(payload) instanceof Map<?, ?> map
                    ? text(map.get("errorMessage"))
                    : "";
        } catch (JsonText.NotJson notJson) {
            return "";
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
