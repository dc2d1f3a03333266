package dev.messagerouting.localcloud.apigateway;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.apigateway.model.*;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What stands behind a method: a service action, a function, or nothing but templates. */
final class Integrations {

    private static final int TIMEOUT_MILLIS = 29_000;

    private final Methods methods;

    Integrations(Methods methods) {
        this.methods = methods;
    }

    Integration put(PutIntegrationRequest request) {
        var made = checked(MethodAnswers.made(request));
        return methods.change(
                request.restApiId(),
                request.resourceId(),
                request.httpMethod(),
                method -> method.toBuilder().methodIntegration(named(made, request)).build(),
                Method::methodIntegration);
    }

    private static Integration named(Integration made, PutIntegrationRequest request) {
        return made.cacheNamespace() == null
                ? made.toBuilder().cacheNamespace(request.resourceId()).build()
                : made;
    }

    private static Integration checked(Integration integration) {
        var type = String.valueOf(integration.typeAsString());
        switch (type) {
            case "MOCK" -> {}
            case "AWS", "AWS_PROXY" -> checkUri(integration);
            case "HTTP", "HTTP_PROXY" ->
                    throw ApiFaults.notImplemented("integrations of type " + type);
            default ->
                    throw ApiFaults.badRequest(
                            "Enumeration value for IntegrationType must be one of AWS, AWS_PROXY,"
                                    + " HTTP, HTTP_PROXY, MOCK; it is "
                                    + type);
        }
        if (integration.contentHandlingAsString() != null) {
            throw ApiFaults.notImplemented(
                    "contentHandling " + integration.contentHandlingAsString());
        }
        var passthrough = integration.passthroughBehavior();
        if (passthrough != null
                && !Set.of("WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER").contains(passthrough)) {
            throw ApiFaults.badRequest(
                    "Invalid passthrough behavior '"
                            + passthrough
                            + "' specified. Valid values are WHEN_NO_MATCH, WHEN_NO_TEMPLATES,"
                            + " NEVER");
        }
        int timeout =
                integration.timeoutInMillis() == null
                        ? TIMEOUT_MILLIS
                        : integration.timeoutInMillis();
        if (timeout < 50) {
            throw ApiFaults.badRequest("Timeout should be between 50 ms and 29000 ms");
        }
        return integration.toBuilder()
                .passthroughBehavior(passthrough == null ? "WHEN_NO_MATCH" : passthrough)
                .timeoutInMillis(timeout)
                .build();
    }

    private static void checkUri(Integration integration) {
        if (integration.httpMethod() == null || integration.httpMethod().isBlank()) {
            throw ApiFaults.badRequest("Enumeration value for HttpMethod must be non-empty");
        }
        var uri = String.valueOf(integration.uri());
        if (!uri.startsWith("arn:")) {
            throw ApiFaults.badRequest("Invalid ARN specified in the request");
        }
        var parsed = IntegrationUri.parse(uri);
        if (parsed == null) {
            throw ApiFaults.badRequest("AWS ARN for integration must contain path or action");
        }
        if (integration.type() == IntegrationType.AWS_PROXY && !parsed.isFunction()) {
            throw ApiFaults.badRequest(
                    "Integrations of type 'AWS_PROXY' currently only supports Lambda function and"
                            + " Firehose stream invocations.");
        }
        if (!parsed.isFunction() && !parsed.kind().equals("action")) {
            throw ApiFaults.notImplemented("AWS integrations by path other than Lambda's: " + uri);
        }
        if (!parsed.isFunction() && integration.credentials() == null) {
            throw ApiFaults.badRequest("Role ARN must be specified for AWS integrations");
        }
    }

    Integration get(String apiId, String resourceId, String verb) {
        return integration(methods.get(apiId, resourceId, verb));
    }

    private static Integration integration(Method method) {
        if (method.methodIntegration() == null) {
            throw ApiFaults.notFound("Invalid Integration identifier specified");
        }
        return method.methodIntegration();
    }

    void delete(DeleteIntegrationRequest request) {
        methods.change(
                request.restApiId(),
                request.resourceId(),
                request.httpMethod(),
                method -> {
                    integration(method);
                    return method.toBuilder().methodIntegration((Integration) null).build();
                },
                method -> method);
    }

    Integration update(UpdateIntegrationRequest request) {
        return methods.change(
                request.restApiId(),
                request.resourceId(),
                request.httpMethod(),
                method ->
                        method.toBuilder()
                                .methodIntegration(
                                        checked(
                                                Patches.apply(
                                                        integration(method),
                                                        request.patchOperations(),
                                                        Integrations::patch)))
                                .build(),
                Method::methodIntegration);
    }

    private static @Nullable Integration patch(
            Integration integration, List<String> path, @Nullable String value) {
        var to = integration.toBuilder();
        return switch (path.getFirst()) {
            case "uri" -> to.uri(value).build();
            case "httpMethod" -> to.httpMethod(value).build();
            case "credentials" -> to.credentials(value).build();
            case "passthroughBehavior" -> to.passthroughBehavior(value).build();
            case "timeoutInMillis" ->
                    to.timeoutInMillis(value == null ? null : Integer.valueOf(value)).build();
            case "requestTemplates" ->
                    path.size() != 2
                            ? null
                            : to.requestTemplates(
                                            Patches.entry(
                                                    integration.requestTemplates(),
                                                    path.get(1),
                                                    value))
                                    .build();
            case "requestParameters" ->
                    path.size() != 2
                            ? null
                            : to.requestParameters(
                                            Patches.entry(
                                                    integration.requestParameters(),
                                                    path.get(1),
                                                    value))
                                    .build();
            default -> null;
        };
    }

    IntegrationResponse putResponse(PutIntegrationResponseRequest request) {
        var made = MethodAnswers.made(request);
        if (made.contentHandlingAsString() != null) {
            throw ApiFaults.notImplemented("contentHandling " + made.contentHandlingAsString());
        }
        checkPattern(made.selectionPattern());
        return methods.change(
                request.restApiId(),
                request.resourceId(),
                request.httpMethod(),
                method -> {
                    var integration = integration(method);
                    if (!method.methodResponses().containsKey(request.statusCode())) {
                        throw ApiFaults.notFound("Invalid Response status code specified");
                    }
                    return withResponses(
                            method,
                            Copies.with(
                                    integration.integrationResponses(),
                                    request.statusCode(),
                                    made));
                },
                method -> made);
    }

    private static void checkPattern(@Nullable String pattern) {
        try {
            Pattern.compile(pattern == null ? "" : pattern);
        } catch (PatternSyntaxException malformed) {
            throw ApiFaults.badRequest(
                    "Invalid selection pattern '"
                            + pattern
                            + "' specified: "
                            + malformed.getDescription());
        }
    }

    private static Method withResponses(
            Method method, java.util.Map<String, IntegrationResponse> responses) {
        return method.toBuilder()
                .methodIntegration(
                        method.methodIntegration().toBuilder()
                                .integrationResponses(responses)
                                .build())
                .build();
    }

    IntegrationResponse getResponse(GetIntegrationResponseRequest request) {
        return response(
                methods.get(request.restApiId(), request.resourceId(), request.httpMethod()),
                request.statusCode());
    }

    void deleteResponse(DeleteIntegrationResponseRequest request) {
        methods.change(
                request.restApiId(),
                request.resourceId(),
                request.httpMethod(),
                method -> {
                    response(method, request.statusCode());
                    return withResponses(
                            method,
                            Copies.without(
                                    integration(method).integrationResponses(),
                                    request.statusCode()));
                },
                method -> method);
    }

    private static IntegrationResponse response(Method method, String status) {
        var found = integration(method).integrationResponses().get(status);
        if (found == null) {
            throw ApiFaults.notFound("Invalid Response status code specified");
        }
        return found;
    }
}
