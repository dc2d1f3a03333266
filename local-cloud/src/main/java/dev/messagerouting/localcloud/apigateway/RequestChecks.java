package dev.messagerouting.localcloud.apigateway;

import dev.messagerouting.localcloud.apigateway.ApiState.Design;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.apigateway.model.Method;
import software.amazon.awssdk.services.apigateway.model.Model;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a request must pass before it reaches the integration: the validator of its method. (<a
 * href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html">AWS's
 * documentation</a>)
 */
final class RequestChecks {

    /** A bound on memory; an API has a handful of models. */
    private static final int MOST_CACHED = 200;

    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    void check(Invocation call) {
        var method = call.match().method();
        var design = call.deployed().design();
        var id = method.requestValidatorId();
        var validator = id == null ? null : design.validators().get(id);
        if (validator == null) {
            return;
        }
        if (Boolean.TRUE.equals(validator.validateRequestParameters())) {
            checkParameters(call, method);
        }
        if (Boolean.TRUE.equals(validator.validateRequestBody())) {
            checkBody(call, method, design);
        }
    }

    private static void checkParameters(Invocation call, Method method) {
        var missing = new ArrayList<String>();
        method.requestParameters()
                .forEach(
                        (name, required) -> {
                            if (Boolean.TRUE.equals(required) && !present(name, call)) {
                                missing.add(name.substring(name.lastIndexOf('.') + 1));
                            }
                        });
        if (!missing.isEmpty()) {
            throw new Refused(
                    Refusal.BAD_REQUEST_PARAMETERS,
                    "Missing required request parameters: [" + String.join(", ", missing) + "]");
        }
    }

    private static boolean present(String parameter, Invocation call) {
        var name = parameter.substring(parameter.lastIndexOf('.') + 1);
        if (parameter.startsWith("method.request.header.")) {
            var value = call.header(name);
            return value != null && !value.isEmpty();
        }
        if (parameter.startsWith("method.request.querystring.")) {
            return call.query().getOrDefault(name, java.util.List.of()).stream()
                    .anyMatch(value -> !value.isEmpty());
        }
        return call.match().parameters().containsKey(name);
    }

    private void checkBody(Invocation call, Method method, Design design) {
        var model = model(call, method, design);
        if (model == null || model.schema() == null) {
            return;
        }
        var schema = schema(model.schema());
        boolean accepted;
        try {
            accepted = schema.accepts(JsonText.parse(call.body()));
        } catch (JsonText.NotJson notJson) {
            accepted = false;
        }
        if (!accepted) {
            throw new Refused(Refusal.BAD_REQUEST_BODY, "Invalid request body");
        }
    }

    private static @Nullable Model model(Invocation call, Method method, Design design) {
        var byType = method.requestModels().get(call.contentType());
        var name = byType == null ? method.requestModels().get("$default") : byType;
        return name == null ? null : design.models().get(name);
    }

    private JsonSchema schema(String text) {
        if (schemas.size() >= MOST_CACHED) {
            schemas.clear();
        }
        return schemas.computeIfAbsent(text, JsonSchema::parse);
    }
}
