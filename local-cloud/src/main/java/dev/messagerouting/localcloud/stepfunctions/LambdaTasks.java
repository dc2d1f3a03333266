package dev.messagerouting.localcloud.stepfunctions;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Names;
import dev.messagerouting.localcloud.stepfunctions.asl.Doc;
import dev.messagerouting.localcloud.stepfunctions.asl.Json;
import dev.messagerouting.localcloud.stepfunctions.run.Failure;
import dev.messagerouting.localcloud.stepfunctions.run.Outcome;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;

/**
 * Calls functions, and words their failures as Step Functions does.
 *
 * <p>https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
 */
final class LambdaTasks {

    private final LambdaClient lambda;
    private final CloudTime time;

    LambdaTasks(LambdaClient lambda, CloudTime time) {
        this.lambda = lambda;
        this.time = time;
    }

    /** A state whose resource is a function: payload in, payload out. */
    Outcome function(String arn, String payload, Caller caller) {
        var request =
                InvokeRequest.builder()
                        .functionName(arn)
                        .payload(SdkBytes.fromUtf8String(payload))
                        .build();
        return call(request, caller, true);
    }

    Outcome invoke(JsonNode arguments, Caller caller) {
        var request = InvokeRequest.builder();
        request.functionName(text(arguments, "FunctionName"));
        request.qualifier(text(arguments, "Qualifier"));
        request.invocationType(text(arguments, "InvocationType"));
        request.logType(text(arguments, "LogType"));
        request.clientContext(text(arguments, "ClientContext"));
        var payload = Json.member(arguments, "Payload");
        if (payload != null) {
            request.payload(SdkBytes.fromUtf8String(Json.write(payload)));
        }
        return call(request.build(), caller, false);
    }

    private static @Nullable String text(JsonNode arguments, String name) {
        var value = Json.member(arguments, name);
        return value == null ? null : Json.plain(value);
    }

    private Outcome call(InvokeRequest request, Caller caller, boolean plain) {
        try {
            var response =
                    ScopedValue.where(Caller.SCOPE, caller).call(() -> lambda.invoke(request));
            if (response.functionError() != null) {
                return new Outcome.Failed(functionError(body(response), plain));
            }
            return new Outcome.Answer(plain ? result(response) : Doc.of(envelope(response)));
        } catch (AwsServiceException refused) {
            return new Outcome.Failed(refusal(refused));
        } catch (SdkException broken) {
            return new Outcome.Failed(Failure.of("Lambda.SdkClientException", broken.getMessage()));
        }
    }

    private static Doc result(InvokeResponse response) {
        var body = body(response);
        if (body.isEmpty()) {
            return Doc.of(Json.nothing());
        }
        try {
            return Doc.parse(body);
        } catch (Json.Invalid notJson) {
            return Doc.of(Json.string(body));
        }
    }

    private static String body(InvokeResponse response) {
        return response.payload() == null ? "" : response.payload().asUtf8String();
    }

    /** A plain function's error is passed on as it came, an integration's is written anew. */
    private static Failure functionError(String body, boolean plain) {
        try {
            var payload = Json.parse(body);
            var type = Json.member(payload, "errorType");
            if (type != null && type.isString() && !type.stringValue().isEmpty()) {
                return Failure.of(type.stringValue(), plain ? body : Json.write(payload));
            }
        } catch (Json.Invalid notJson) {
            // Has no error type, then.
        }
        return Failure.of(
                "Lambda.Unknown",
                "The cause could not be determined because Lambda did not return an error type."
                        + " Returned payload: "
                        + body);
    }

    private static Failure refusal(AwsServiceException refused) {
        var details = refused.awsErrorDetails();
        var code = details == null ? null : details.errorCode();
        var message = details == null ? refused.getMessage() : details.errorMessage();
        var name = code == null ? "AWSLambdaException" : code;
        return Failure.of(
                "Lambda." + name,
                "%s (Service: AWSLambda; Status Code: %d; Error Code: %s; Request ID: %s; Proxy: null)"
                        .formatted(message, refused.statusCode(), name, refused.requestId()));
    }

    /** The answer of {@code lambda:invoke}, with what the HTTP call to Lambda would have shown. */
    private ObjectNode envelope(InvokeResponse response) {
        var body = body(response);
        var requestId = requestId(response);
        int status = response.statusCode() == null ? 200 : response.statusCode();
        var version = response.executedVersion() == null ? "$LATEST" : response.executedVersion();
        var envelope = Json.object();
        envelope.put("ExecutedVersion", version);
        if (!body.isEmpty()) {
            envelope.set("Payload", result(response).node());
        }
        if (response.logResult() != null) {
            envelope.put("LogResult", response.logResult());
        }
        envelope.set("SdkHttpMetadata", http(headers(version, body, requestId), status));
        var metadata = Json.object();
        metadata.put("RequestId", requestId);
        envelope.set("SdkResponseMetadata", metadata);
        envelope.put("StatusCode", status);
        return envelope;
    }

    private static String requestId(InvokeResponse response) {
        var metadata = response.responseMetadata();
        var id = metadata == null ? null : metadata.requestId();
        return id == null || id.equals("UNKNOWN") ? Names.uuid() : id;
    }

    private Map<String, String> headers(String version, String body, String requestId) {
        var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(time.now().atOffset(ZoneOffset.UTC));
        var headers = new TreeMap<String, String>();
        headers.put("Connection", "keep-alive");
        headers.put("Content-Length", Integer.toString(Doc.bytes(body)));
        headers.put("Content-Type", "application/json");
        headers.put("Date", date);
        headers.put("X-Amz-Executed-Version", version);
        headers.put(
                "X-Amzn-Trace-Id",
                "Root=1-%08x-%s;Parent=%s;Sampled=0;Lineage=1:%s:0"
                        .formatted(time.now().getEpochSecond(), hex(24), hex(16), hex(8)));
        headers.put("x-amzn-Remapped-Content-Length", "0");
        headers.put("x-amzn-RequestId", requestId);
        return headers;
    }

    private static String hex(int digits) {
        return Names.random("0123456789abcdef", digits);
    }

    private static ObjectNode http(Map<String, String> headers, int status) {
        var all = Json.object();
        var single = Json.object();
        headers.forEach(
                (name, value) -> {
                    all.set(name, Json.array().add(value));
                    single.put(name, value);
                });
        var http = Json.object();
        http.set("AllHttpHeaders", all);
        http.set("HttpHeaders", single);
        http.put("HttpStatusCode", status);
        return http;
    }
}
