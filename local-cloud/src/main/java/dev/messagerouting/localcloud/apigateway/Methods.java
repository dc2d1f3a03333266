package dev.messagerouting.localcloud.apigateway;

import dev.messagerouting.localcloud.apigateway.ApiState.Api;
import dev.messagerouting.localcloud.kernel.Cell;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.apigateway.model.*;

import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Methods of resources, and what they promise to answer. */
final class Methods {

    private static final Set<String> VERBS =
            Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "ANY");

    private final Cell<ApiState> state;

    Methods(Cell<ApiState> state) {
        this.state = state;
    }

    Method put(PutMethodRequest request) {
        var verb = String.valueOf(request.httpMethod());
        if (!VERBS.contains(verb)) {
            throw ApiFaults.badRequest(
                    "Invalid HttpMethod specified. Valid options are"
                            + " GET,POST,PUT,PATCH,DELETE,HEAD,OPTIONS,ANY");
        }
        var authorization = String.valueOf(request.authorizationType());
        if (!Set.of("NONE", "AWS_IAM", "CUSTOM", "COGNITO_USER_POOLS").contains(authorization)) {
            throw ApiFaults.badRequest(
                    "Invalid Authorization type specified. Valid options are NONE, AWS_IAM, CUSTOM,"
                            + " COGNITO_USER_POOLS");
        }
        if (!authorization.equals("NONE")) {
            throw ApiFaults.notImplemented("methods with the authorization type " + authorization);
        }
        var method =
                MethodAnswers.made(request).toBuilder()
                        .apiKeyRequired(Boolean.TRUE.equals(request.apiKeyRequired()))
                        .build();
        state.update(s -> s.changeApi(request.restApiId(), api -> added(api, request, method)));
        return method;
    }

    private static Api added(Api api, PutMethodRequest request, Method method) {
        var resource = api.resource(request.resourceId());
        if (resource.resourceMethods().containsKey(method.httpMethod())) {
            throw ApiFaults.conflict("Method already exists for this resource");
        }
        checkReferences(api, method);
        return withMethod(api, resource, method);
    }

    private static void checkReferences(Api api, Method method) {
        var validator = method.requestValidatorId();
        if (validator != null && !api.design().validators().containsKey(validator)) {
            throw ApiFaults.badRequest("Invalid Request Validator identifier specified");
        }
        for (var model : method.requestModels().values()) {
            if (!api.design().models().containsKey(model)) {
                throw ApiFaults.badRequest("Invalid model identifier specified: " + model);
            }
        }
    }

    private static Api withMethod(Api api, Resource resource, Method method) {
        var methods = Copies.with(resource.resourceMethods(), method.httpMethod(), method);
        return api.with(
                api.design().withResource(resource.toBuilder().resourceMethods(methods).build()));
    }

    Method get(String apiId, String resourceId, String verb) {
        return find(state.get().api(apiId), resourceId, verb);
    }

    private static Method find(Api api, String resourceId, String verb) {
        var found = api.resource(resourceId).resourceMethods().get(verb);
        if (found == null) {
            throw ApiFaults.notFound("Invalid Method identifier specified");
        }
        return found;
    }

    /** Replaces a method by what {@code change} makes of it, and answers a part of the result. */
    <R> R change(
            String apiId,
            String resourceId,
            String verb,
            UnaryOperator<Method> change,
            Function<Method, R> answer) {
        return state.commit(
                s -> {
                    var api = s.api(apiId);
                    var next = change.apply(find(api, resourceId, verb));
                    checkReferences(api, next);
                    var changed = withMethod(api, api.resource(resourceId), next);
                    return new Cell.Change<>(s.withApi(changed), answer.apply(next));
                });
    }

    Method update(UpdateMethodRequest request) {
        return change(
                request.restApiId(),
                request.resourceId(),
                request.httpMethod(),
                method -> Patches.apply(method, request.patchOperations(), Methods::patch),
                method -> method);
    }

    private static @Nullable Method patch(
            Method method, java.util.List<String> path, @Nullable String value) {
        var to = method.toBuilder();
        return switch (path.getFirst()) {
            case "apiKeyRequired" -> to.apiKeyRequired(Boolean.parseBoolean(value)).build();
            case "operationName" -> to.operationName(value).build();
            case "requestValidatorId" -> to.requestValidatorId(value).build();
            case "requestModels" ->
                    path.size() != 2
                            ? null
                            : to.requestModels(
                                            Patches.entry(
                                                    method.requestModels(), path.get(1), value))
                                    .build();
            default -> null;
        };
    }

    void delete(DeleteMethodRequest request) {
        state.update(
                s ->
                        s.changeApi(
                                request.restApiId(),
                                api -> {
                                    find(api, request.resourceId(), request.httpMethod());
                                    var resource = api.resource(request.resourceId());
                                    var left =
                                            Copies.without(
                                                    resource.resourceMethods(),
                                                    request.httpMethod());
                                    return api.with(
                                            api.design()
                                                    .withResource(
                                                            resource.toBuilder()
                                                                    .resourceMethods(left)
                                                                    .build()));
                                }));
    }

    MethodResponse putResponse(PutMethodResponseRequest request) {
        var made = MethodAnswers.made(request);
        return change(
                request.restApiId(),
                request.resourceId(),
                request.httpMethod(),
                method -> {
                    if (method.methodResponses().containsKey(request.statusCode())) {
                        throw ApiFaults.conflict("Response already exists for this resource");
                    }
                    return method.toBuilder()
                            .methodResponses(
                                    Copies.with(
                                            method.methodResponses(), request.statusCode(), made))
                            .build();
                },
                method -> made);
    }

    MethodResponse getResponse(GetMethodResponseRequest request) {
        return response(
                get(request.restApiId(), request.resourceId(), request.httpMethod()),
                request.statusCode());
    }

    void deleteResponse(DeleteMethodResponseRequest request) {
        change(
                request.restApiId(),
                request.resourceId(),
                request.httpMethod(),
                method -> {
                    response(method, request.statusCode());
                    return method.toBuilder()
                            .methodResponses(
                                    Copies.without(method.methodResponses(), request.statusCode()))
                            .build();
                },
                method -> method);
    }

    private static MethodResponse response(Method method, String status) {
        var found = method.methodResponses().get(status);
        if (found == null) {
            throw ApiFaults.notFound("Invalid Response status code specified");
        }
        return found;
    }
}
