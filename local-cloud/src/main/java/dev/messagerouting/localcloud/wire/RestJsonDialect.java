package dev.messagerouting.localcloud.wire;

import dev.messagerouting.localcloud.kernel.Headers;
import dev.messagerouting.localcloud.kernel.HttpHandler.Request;
import dev.messagerouting.localcloud.kernel.HttpHandler.Response;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** REST-JSON: members in path, query string, headers, and a body that is JSON or one member. */
final class RestJsonDialect implements Dialect {

    private final Map<String, Integer> statuses;

    RestJsonDialect(Protocol.RestJson protocol) {
        statuses = protocol.statuses();
    }

    @Override
    public Asked find(Endpoint endpoint, Request request) {
        var message =
                "%s has no operation %s %s."
                        .formatted(endpoint.service().name(), request.method(), request.path());
        var unknown = Endpoint.fault("UnknownOperationException", 404, message);
        return RestRouter.find(endpoint, request, unknown);
    }

    @Override
    public SdkPojo read(Asked asked, Request request) {
        var operation = asked.operation();
        var builder = operation.newRequest();
        RestParts.read(asked, request, builder);
        var payload = operation.request.payload;
        var body = request.body();
        if (payload == null) {
            TokenReader.read(Tokens.JSON, body.asByteArrayUnsafe(), operation.request, builder);
        } else if (body.asByteArrayUnsafe().length > 0) {
            payload.set(builder, payload(payload, body));
        }
        return Field.build(builder);
    }

    private static Object payload(Field field, SdkBytes body) {
        if (field.type == MarshallingKnownType.SDK_BYTES) {
            return body;
        }
        if (field.type == MarshallingKnownType.STRING) {
            return body.asString(StandardCharsets.UTF_8);
        }
        var builder = field.newBuilder();
        TokenReader.read(Tokens.JSON, body.asByteArrayUnsafe(), field.shape(), builder);
        return Field.build(builder);
    }

    @Override
    public Response write(Asked asked, Operation.Answer answer, String requestId) {
        var pojo = answer.response();
        var shape = asked.operation().responseShape(pojo);
        var headers = new Headers.Builder().add("x-amzn-RequestId", requestId);
        RestParts.write(shape, pojo, headers);
        var stated = RestParts.status(shape, pojo);
        int status = stated == null ? statuses.getOrDefault(asked.operation().name, 200) : stated;
        var body = status == 204 ? Bodies.NOTHING : body(shape, pojo);
        var built = headers.build();
        if (body.asByteArrayUnsafe().length > 0 && !built.has("Content-Type")) {
            built = headers.add("Content-Type", "application/json").build();
        }
        return new Response(status, built, body);
    }

    private static SdkBytes body(Shape shape, SdkPojo pojo) {
        var payload = shape.payload;
        if (payload == null) {
            return JsonDialect.structure(Tokens.JSON, shape, pojo);
        }
        return switch (payload.get(pojo)) {
            case null -> Bodies.NOTHING;
            case SdkBytes bytes -> bytes;
            case SdkPojo structure ->
                    JsonDialect.structure(Tokens.JSON, payload.shape(), structure);
            case Object text -> SdkBytes.fromUtf8String(text.toString());
        };
    }

    @Override
    public Response fault(AwsServiceException fault, Request request, String requestId) {
        var code = Objects.requireNonNull(fault.awsErrorDetails().errorCode());
        var headers =
                new Headers.Builder()
                        .add("x-amzn-RequestId", requestId)
                        .add("x-amzn-ErrorType", code)
                        .add("Content-Type", "application/json");
        RestParts.write(Shape.of(fault), fault, headers);
        return new Response(
                fault.statusCode(),
                headers.build(),
                JsonDialect.faultBody(Tokens.JSON, fault, code));
    }

    @Override
    public String malformedCode() {
        return "SerializationException";
    }
}
