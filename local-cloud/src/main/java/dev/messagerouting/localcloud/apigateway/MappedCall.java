package dev.messagerouting.localcloud.apigateway;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.model.Integration;
import software.amazon.awssdk.services.apigateway.model.IntegrationResponse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Maps a request to the integration, and its answer back, by templates and parameters. */
final class MappedCall {

    private record Chosen(String mediaType, String template) {}

    private final MappingTemplate templates;
    private final Backend backend;

    MappedCall(MappingTemplate templates, Backend backend) {
        this.templates = templates;
        this.backend = backend;
    }

    StageResponse call(Integration integration, Invocation call) {
        var template = requestTemplate(integration, call.contentType());
        var body = template == null ? call.body() : render(template, call.body(), call);
        var answer = backend.call(integration, body, call);
        return respond(select(integration, answer.selector()), answer, call);
    }

    /**
     * @return null if the payload passes as it is
     */
    private static @Nullable String requestTemplate(Integration integration, String contentType) {
        var own = integration.requestTemplates().get(contentType);
        if (own != null) {
            return own;
        }
        boolean passes =
                switch (integration.passthroughBehavior()) {
                    case "WHEN_NO_MATCH" -> true;
                    case "WHEN_NO_TEMPLATES" -> integration.requestTemplates().isEmpty();
                    default -> false;
                };
        if (!passes) {
            throw new Refused(Refusal.UNSUPPORTED_MEDIA_TYPE, "Unsupported Media Type");
        }
        return null;
    }

    private String render(String template, String body, Invocation call) {
        try {
            return templates.render(
                    template,
                    new TemplateInput(body, call.params()),
                    call.context(),
                    call.stageVariables());
        } catch (JsonText.NotJson notJson) {
            throw new Refused(
                    Refusal.BAD_REQUEST_BODY,
                    "Could not parse request body into json: " + notJson.getMessage());
        } catch (MappingTemplate.Failed failed) {
            throw new Refused(
                    Refusal.API_CONFIGURATION_ERROR, 500, "Internal server error", failed);
        }
    }

    /** The first whose pattern matches the whole selector; else the one without a pattern. */
    private static IntegrationResponse select(Integration integration, String selector) {
        IntegrationResponse byDefault = null;
        for (var response : integration.integrationResponses().values()) {
            var pattern = response.selectionPattern();
            if (pattern == null || pattern.isEmpty()) {
                byDefault = byDefault == null ? response : byDefault;
            } else if (Pattern.matches(pattern, selector)) {
                return response;
            }
        }
        if (byDefault == null) {
            throw Refused.misconfigured(
                    "No match for output mapping and no default output mapping configured. Endpoint"
                            + " Response Status Code: "
                            + selector);
        }
        return byDefault;
    }

    private StageResponse respond(
            IntegrationResponse response, Backend.Answer answer, Invocation call) {
        var chosen = responseTemplate(response, call);
        var body = answer.body();
        if (chosen != null && !chosen.template().isEmpty()) {
            try {
                body = render(chosen.template(), answer.body(), call);
            } catch (Refused refused) {
                // That the integration's answer cannot be mapped is no fault of the caller.
                throw new Refused(
                        Refusal.API_CONFIGURATION_ERROR, 500, "Internal server error", refused);
            }
        }
        var headers = new LinkedHashMap<String, List<String>>();
        headers.put(
                "Content-Type", List.of(chosen == null ? "application/json" : chosen.mediaType()));
        Parameters.response(response.responseParameters(), call, answer)
                .forEach((name, value) -> put(headers, name, List.of(value)));
        int status = override(headers, Integer.parseInt(response.statusCode()), call);
        return new StageResponse(status, headers, SdkBytes.fromUtf8String(body));
    }

    private static void put(Map<String, List<String>> headers, String name, List<String> values) {
        headers.keySet().removeIf(name::equalsIgnoreCase);
        headers.put(name, values);
    }

    /** By {@code Accept}, else JSON, else the first there is. */
    private static @Nullable Chosen responseTemplate(
            IntegrationResponse response, Invocation call) {
        var known = response.responseTemplates();
        var wanted = new ArrayList<String>();
        var accept = call.header("Accept");
        if (accept != null) {
            for (var type : accept.split(",")) {
                wanted.add(Invocation.mediaType(type));
            }
        }
        wanted.add("application/json");
        wanted.addAll(known.keySet());
        for (var type : wanted) {
            var template = known.get(type);
            if (template != null) {
                return new Chosen(type, template);
            }
        }
        return null;
    }

    /** What the response template has set in {@code $context.responseOverride}. */
    private static int override(Map<String, List<String>> headers, int status, Invocation call) {
        if (Contexts.at(call.context(), "responseOverride.header") instanceof Map<?, ?> own) {
            own.forEach(
                    (name, value) ->
                            put(headers, String.valueOf(name), List.of(String.valueOf(value))));
        }
        var own = Contexts.at(call.context(), "responseOverride.status");
        return own instanceof Integer code && code >= 100 && code <= 599 ? code : status;
    }
}
