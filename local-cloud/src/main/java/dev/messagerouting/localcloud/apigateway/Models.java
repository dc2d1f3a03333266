package dev.messagerouting.localcloud.apigateway;

import dev.messagerouting.localcloud.apigateway.ApiState.Api;
import dev.messagerouting.localcloud.apigateway.ApiState.Design;
import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.Names;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.apigateway.model.*;

import java.util.List;
import java.util.Map;

/** What a request is checked against, and what an API answers when it refuses one. */
final class Models {

    private final Cell<ApiState> state;

    Models(Cell<ApiState> state) {
        this.state = state;
    }

    private static Api with(
            Api api, Map<String, Model> models, Map<String, RequestValidator> validators) {
        var d = api.design();
        return api.with(new Design(d.resources(), models, validators, d.gatewayResponses()));
    }

    Model create(CreateModelRequest request) {
        var name = RestApis.required("Model name", request.name());
        if (!name.matches("[a-zA-Z0-9]+")) {
            throw ApiFaults.badRequest("Model name must be alphanumeric: " + name);
        }
        if (request.schema() != null) {
            try {
                JsonSchema.check(request.schema());
            } catch (JsonText.NotJson | IllegalArgumentException refused) {
                throw ApiFaults.badRequest(
                        "Invalid model schema specified. " + refused.getMessage());
            }
        }
        var model =
                Model.builder()
                        .id(Names.random("abcdefghijklmnopqrstuvwxyz0123456789", 6))
                        .name(name)
                        .description(request.description())
                        .schema(request.schema())
                        .contentType(RestApis.required("Content type", request.contentType()))
                        .build();
        state.update(
                s ->
                        s.changeApi(
                                request.restApiId(),
                                api -> {
                                    if (api.design().models().containsKey(name)) {
                                        throw ApiFaults.conflict(
                                                "Model name already exists for this REST API");
                                    }
                                    return with(
                                            api,
                                            Copies.with(api.design().models(), name, model),
                                            api.design().validators());
                                }));
        return model;
    }

    Model get(String apiId, String name) {
        return model(state.get().api(apiId), name);
    }

    private static Model model(Api api, @Nullable String name) {
        var found = name == null ? null : api.design().models().get(name);
        if (found == null) {
            throw ApiFaults.notFound("Invalid model name specified: " + name);
        }
        return found;
    }

    Copies.Page<Model> list(GetModelsRequest request) {
        var all = List.copyOf(state.get().api(request.restApiId()).design().models().values());
        return Copies.page(all, request.position(), request.limit(), Model::name);
    }

    void delete(DeleteModelRequest request) {
        state.update(
                s ->
                        s.changeApi(
                                request.restApiId(),
                                api -> {
                                    var name = model(api, request.modelName()).name();
                                    checkUnused(api, name);
                                    return with(
                                            api,
                                            Copies.without(api.design().models(), name),
                                            api.design().validators());
                                }));
    }

    private static void checkUnused(Api api, String name) {
        for (var resource : api.design().resources().values()) {
            for (var method : resource.resourceMethods().values()) {
                if (method.requestModels().containsValue(name)) {
                    throw ApiFaults.conflict(
                            "Cannot delete model '"
                                    + name
                                    + "', is referenced in method request: "
                                    + api.rest().id()
                                    + "/"
                                    + resource.id()
                                    + "/"
                                    + method.httpMethod());
                }
            }
        }
    }

    RequestValidator createValidator(CreateRequestValidatorRequest request) {
        var validator =
                RequestValidator.builder()
                        .id(Names.random("abcdefghijklmnopqrstuvwxyz0123456789", 6))
                        .name(request.name())
                        .validateRequestBody(Boolean.TRUE.equals(request.validateRequestBody()))
                        .validateRequestParameters(
                                Boolean.TRUE.equals(request.validateRequestParameters()))
                        .build();
        return put(request.restApiId(), validator);
    }

    private RequestValidator put(String apiId, RequestValidator validator) {
        state.update(
                s ->
                        s.changeApi(
                                apiId,
                                api ->
                                        with(
                                                api,
                                                api.design().models(),
                                                Copies.with(
                                                        api.design().validators(),
                                                        validator.id(),
                                                        validator))));
        return validator;
    }

    RequestValidator getValidator(String apiId, String id) {
        return validator(state.get().api(apiId), id);
    }

    private static RequestValidator validator(Api api, @Nullable String id) {
        var found = id == null ? null : api.design().validators().get(id);
        if (found == null) {
            throw ApiFaults.notFound("Invalid Request Validator identifier specified");
        }
        return found;
    }

    Copies.Page<RequestValidator> validators(GetRequestValidatorsRequest request) {
        var all = List.copyOf(state.get().api(request.restApiId()).design().validators().values());
        return Copies.page(all, request.position(), request.limit(), RequestValidator::id);
    }

    RequestValidator updateValidator(UpdateRequestValidatorRequest request) {
        var known = getValidator(request.restApiId(), request.requestValidatorId());
        return put(
                request.restApiId(),
                Patches.apply(known, request.patchOperations(), Models::patch));
    }

    private static @Nullable RequestValidator patch(
            RequestValidator validator, List<String> path, @Nullable String value) {
        var to = validator.toBuilder();
        return switch (path.getFirst()) {
            case "name" -> to.name(value).build();
            case "validateRequestBody" ->
                    to.validateRequestBody(Boolean.parseBoolean(value)).build();
            case "validateRequestParameters" ->
                    to.validateRequestParameters(Boolean.parseBoolean(value)).build();
            default -> null;
        };
    }

    void deleteValidator(DeleteRequestValidatorRequest request) {
        state.update(
                s ->
                        s.changeApi(
                                request.restApiId(),
                                api ->
                                        with(
                                                api,
                                                api.design().models(),
                                                Copies.without(
                                                        api.design().validators(),
                                                        validator(api, request.requestValidatorId())
                                                                .id()))));
    }

    private void putResponses(String apiId, java.util.function.UnaryOperator<Design> change) {
        state.update(s -> s.changeApi(apiId, api -> api.with(change.apply(api.design()))));
    }

    GatewayResponse putResponse(PutGatewayResponseRequest request) {
        var type = Refusal.of(request.responseTypeAsString());
        var made =
                GatewayResponse.builder()
                        .responseType(type.name())
                        .statusCode(request.statusCode())
                        .responseParameters(request.responseParameters())
                        .responseTemplates(request.responseTemplates())
                        .defaultResponse(false)
                        .build();
        putResponses(
                request.restApiId(),
                d ->
                        new Design(
                                d.resources(),
                                d.models(),
                                d.validators(),
                                Copies.with(d.gatewayResponses(), type.name(), made)));
        return made;
    }

    GatewayResponse getResponse(GetGatewayResponseRequest request) {
        var type = Refusal.of(request.responseTypeAsString());
        var known =
                state.get().api(request.restApiId()).design().gatewayResponses().get(type.name());
        return known == null ? type.byDefault() : known;
    }

    List<GatewayResponse> responses(GetGatewayResponsesRequest request) {
        var known = state.get().api(request.restApiId()).design().gatewayResponses();
        return java.util.Arrays.stream(Refusal.values())
                .map(type -> known.getOrDefault(type.name(), type.byDefault()))
                .toList();
    }

    void deleteResponse(DeleteGatewayResponseRequest request) {
        var type = Refusal.of(request.responseTypeAsString());
        putResponses(
                request.restApiId(),
                d -> {
                    if (!d.gatewayResponses().containsKey(type.name())) {
                        throw ApiFaults.notFound("Gateway response type not defined on api");
                    }
                    return new Design(
                            d.resources(),
                            d.models(),
                            d.validators(),
                            Copies.without(d.gatewayResponses(), type.name()));
                });
    }
}
