package dev.messagerouting.localcloud.apigateway;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.model.Integration;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hands a request to a function as an event and takes the answer from what it returns: <a
 * href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html">Lambda
 * proxy integrations</a>, format 1.0.
 */
final class ProxyCall {

    private static final Set<String> ANSWER =
            Set.of("statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded");

    private static final List<String> IDENTITY =
            List.of(
                    "cognitoIdentityPoolId",
                    "accountId",
                    "cognitoIdentityId",
                    "caller",
                    "sourceIp",
                    "principalOrgId",
                    "accessKey",
                    "cognitoAuthenticationType",
                    "cognitoAuthenticationProvider",
                    "userArn",
                    "userAgent",
                    "user");

    private final Backend backend;

    ProxyCall(Backend backend) {
        this.backend = backend;
    }

    StageResponse call(Integration integration, Invocation call) {
        var uri = Backend.uri(integration, call);
        var invoked = backend.invoke(uri, integration, JsonText.print(event(call)));
        var payload = invoked.payload() == null ? "" : invoked.payload().asUtf8String();
        if (invoked.functionError() != null) {
            throw malformed("The function failed: " + payload);
        }
        return answer(payload, call);
    }

    private static Refused malformed(String forTheLog) {
        return new Refused(
                Refusal.INTEGRATION_FAILURE,
                502,
                "Internal server error",
                new IllegalStateException(forTheLog));
    }

    private static Map<String, @Nullable Object> event(Invocation call) {
        var request = call.request();
        boolean binary = binary(call, call.header("Content-Type"));
        var event = new LinkedHashMap<String, @Nullable Object>();
        event.put("resource", call.match().resource().path());
        event.put("path", afterStage(request.path()));
        event.put("httpMethod", request.method());
        event.put("headers", orNull(Invocation.last(request.headers())));
        event.put("multiValueHeaders", orNull(request.headers()));
        event.put("queryStringParameters", orNull(Invocation.last(call.query())));
        event.put("multiValueQueryStringParameters", orNull(call.query()));
        event.put("pathParameters", orNull(call.match().parameters()));
        event.put("stageVariables", orNull(call.stageVariables()));
        event.put("requestContext", requestContext(call));
        event.put("body", body(call, binary));
        event.put("isBase64Encoded", binary);
        return event;
    }

    private static @Nullable String body(Invocation call, boolean binary) {
        var bytes = call.request().body().asByteArrayUnsafe();
        if (bytes.length == 0) {
            return null;
        }
        return binary ? Base64.getEncoder().encodeToString(bytes) : call.body();
    }

    private static <K, V> @Nullable Map<K, V> orNull(Map<K, V> map) {
        return map.isEmpty() ? null : map;
    }

    private static String afterStage(String path) {
        int slash = path.indexOf('/', 1);
        return slash < 0 ? "/" : path.substring(slash);
    }

    private static Map<String, @Nullable Object> requestContext(Invocation call) {
        var context = new LinkedHashMap<String, @Nullable Object>(call.context());
        context.remove("requestOverride");
        context.remove("responseOverride");
        context.remove("authorizer");
        var identity = new LinkedHashMap<String, @Nullable Object>();
        for (var name : IDENTITY) {
            identity.put(name, Contexts.at(call.context(), "identity." + name));
        }
        context.put("identity", identity);
        return context;
    }

    private static boolean binary(Invocation call, @Nullable String mediaType) {
        var types = call.api().rest().binaryMediaTypes();
        return types.contains("*/*")
                || (mediaType != null && types.contains(Invocation.mediaType(mediaType)));
    }

    private static StageResponse answer(String payload, Invocation call) {
        var answer = parsed(payload);
        int status = status(answer.get("statusCode"));
        var headers = headers(answer);
        if (headers.keySet().stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
            headers.put("Content-Type", List.of("application/json"));
        }
        var body = answer.get("body") == null ? "" : String.valueOf(answer.get("body"));
        boolean decode =
                Boolean.TRUE.equals(answer.get("isBase64Encoded"))
                        && binary(call, call.header("Accept"));
        try {
            return new StageResponse(
                    status,
                    headers,
                    decode
                            ? SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(body))
                            : SdkBytes.fromUtf8String(body));
        } catch (IllegalArgumentException notBase64) {
            throw malformed("isBase64Encoded, but the body is not: " + notBase64.getMessage());
        }
    }

    private static Map<?, ?> parsed(String payload) {
        try {
            if (JsonText.parse(payload) instanceof Map<?, ?> answer
                    && ANSWER.containsAll(answer.keySet())
                    && !(answer.get("body") instanceof Map)
                    && !(answer.get("body") instanceof List)) {
                return answer;
            }
        } catch (JsonText.NotJson notJson) {
            throw malformed("The function's answer is not JSON: " + notJson.getMessage());
        }
        throw malformed("The function's answer has not the form of a proxy response: " + payload);
    }

    private static int status(@Nullable Object status) {
        try {
            int code = status == null ? 200 : Integer.parseInt(status.toString());
            if (code >= 100 && code <= 599) {
                return code;
            }
        } catch (NumberFormatException notANumber) {
            throw malformed("statusCode is not a number: " + status);
        }
        throw malformed("statusCode is not an HTTP status: " + status);
    }

    /** Of a name in both maps, the multi-value map's values go out. */
    private static Map<String, List<String>> headers(Map<?, ?> answer) {
        var headers = new LinkedHashMap<String, List<String>>();
        if (answer.get("headers") instanceof Map<?, ?> single) {
            single.forEach((k, v) -> headers.put(String.valueOf(k), List.of(String.valueOf(v))));
        }
        if (answer.get("multiValueHeaders") instanceof Map<?, ?> several) {
            several.forEach(
                    (name, values) -> {
                        if (values instanceof List<?> list) {
                            var texts = new ArrayList<String>();
                            list.forEach(value -> texts.add(String.valueOf(value)));
                            headers.put(String.valueOf(name), texts);
                        }
                    });
        }
        return headers;
    }
}
