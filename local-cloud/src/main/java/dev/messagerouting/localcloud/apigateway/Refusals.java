package dev.messagerouting.localcloud.apigateway;

import dev.messagerouting.localcloud.apigateway.ApiState.Design;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.model.GatewayResponse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What API Gateway answers by itself: as the API configures it, else in the default form. These
 * templates are not Velocity: variables are put in, and that is all. (<a
 * href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html">AWS's
 * documentation</a>)
 */
final class Refusals {

    private static final Pattern VARIABLE =
            Pattern.compile("\\$(context|stageVariables)\\.([a-zA-Z0-9_.]*[a-zA-Z0-9_])");

    private Refusals() {}

    static StageResponse answer(
            Refused refused,
            @Nullable Design design,
            Map<String, Object> context,
            Map<String, String> stageVariables) {
        var type = refused.refusal();
        var message = String.valueOf(refused.getMessage());
        var known = new LinkedHashMap<String, Object>(context);
        known.put(
                "error",
                Map.of(
                        "message",
                        message,
                        "messageString",
                        JsonText.print(message),
                        "responseType",
                        type.name(),
                        "validationErrorString",
                        message));
        var configured = configured(type, design);
        var response = configured == null ? type.byDefault() : configured;
        var headers = new LinkedHashMap<String, List<String>>();
        headers.put("x-amzn-ErrorType", List.of(type.errorType()));
        var template = response.responseTemplates().get("application/json");
        var mediaType = "application/json";
        if (template == null && !response.responseTemplates().isEmpty()) {
            var first = response.responseTemplates().entrySet().iterator().next();
            mediaType = first.getKey();
            template = first.getValue();
        }
        headers.put("Content-Type", List.of(mediaType));
        response.responseParameters()
                .forEach(
                        (target, value) ->
                                headers.put(header(target), List.of(parameter(value, known))));
        var body = template == null ? "" : fill(template, known, stageVariables);
        return new StageResponse(
                configured == null || configured.statusCode() == null
                        ? refused.status()
                        : Integer.parseInt(configured.statusCode()),
                headers,
                SdkBytes.fromUtf8String(body));
    }

    private static @Nullable GatewayResponse configured(Refusal type, @Nullable Design design) {
        if (design == null) {
            return null;
        }
        var own = design.gatewayResponses().get(type.name());
        return own == null ? design.gatewayResponses().get(type.standIn().name()) : own;
    }

    private static String header(String target) {
        return target.substring(target.lastIndexOf('.') + 1);
    }

    private static String parameter(String value, Map<String, Object> context) {
        if (value.length() > 1 && value.startsWith("'") && value.endsWith("'")) {
            return value.substring(1, value.length() - 1);
        }
        return value.startsWith("context.")
                ? text(Contexts.at(context, value.substring("context.".length())))
                : value;
    }

    private static String fill(
            String template, Map<String, Object> context, Map<String, String> stageVariables) {
        return VARIABLE.matcher(template)
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        found.group(1).equals("context")
                                                ? text(Contexts.at(context, found.group(2)))
                                                : stageVariables.getOrDefault(found.group(2), "")));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
