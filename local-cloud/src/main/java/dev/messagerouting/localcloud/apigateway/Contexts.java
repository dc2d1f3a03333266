package dev.messagerouting.localcloud.apigateway;

import dev.messagerouting.localcloud.apigateway.ApiState.Api;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.apigateway.model.Resource;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Makes {@code $context}: <a
 * href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html">the
 * variables that AWS documents</a>, as far as they mean something here.
 */
final class Contexts {

    private static final DateTimeFormatter CLF =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.US);

    private Contexts() {}

    static Map<String, Object> of(
            Api api,
            String stage,
            String deploymentId,
            StageRequest request,
            Resource resource,
            String requestId,
            Instant now) {
        var context = new LinkedHashMap<String, Object>();
        var domain = request.apiId() + ".execute-api." + api.owner().region() + ".amazonaws.com";
        context.put("requestId", requestId);
        context.put("extendedRequestId", requestId);
        context.put("accountId", api.owner().accountId());
        context.put("apiId", request.apiId());
        context.put("stage", stage);
        context.put("deploymentId", deploymentId);
        context.put("httpMethod", request.method());
        context.put("resourceId", resource.id());
        context.put("resourcePath", resource.path());
        context.put("path", request.path());
        context.put("protocol", "HTTP/1.1");
        context.put("domainName", domain);
        context.put("domainPrefix", request.apiId());
        context.put("requestTime", CLF.format(now.atOffset(ZoneOffset.UTC)));
        context.put("requestTimeEpoch", now.toEpochMilli());
        context.put("identity", identity(request));
        context.put("authorizer", new LinkedHashMap<String, Object>());
        var overrides = new LinkedHashMap<String, Object>();
        overrides.put("header", new LinkedHashMap<String, Object>());
        overrides.put("path", new LinkedHashMap<String, Object>());
        overrides.put("querystring", new LinkedHashMap<String, Object>());
        context.put("requestOverride", overrides);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("header", new LinkedHashMap<String, Object>());
        context.put("responseOverride", answer);
        return context;
    }

    private static Map<String, Object> identity(StageRequest request) {
        var identity = new LinkedHashMap<String, Object>();
        identity.put("sourceIp", request.sourceIp());
        for (var header : request.headers().entrySet()) {
            if (header.getKey().equalsIgnoreCase("User-Agent") && !header.getValue().isEmpty()) {
                identity.put("userAgent", header.getValue().getLast());
            }
        }
        return identity;
    }

    /** The value at a dotted path such as {@code identity.sourceIp}; null if there is none. */
    static @Nullable Object at(Map<String, Object> context, String path) {
        Object at = context;
        for (var part : path.split("\\.")) {
            at = at instanceof Map<?, ?> map ? map.get(part) : null;
        }
        return at;
    }
}
