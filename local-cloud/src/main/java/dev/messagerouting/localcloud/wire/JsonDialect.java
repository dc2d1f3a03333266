package dev.messagerouting.localcloud.wire;

import dev.messagerouting.localcloud.kernel.Headers;
import dev.messagerouting.localcloud.kernel.HttpHandler.Request;
import dev.messagerouting.localcloud.kernel.HttpHandler.Response;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;

import tools.jackson.core.util.ByteArrayBuilder;

import java.util.Map;

/** AWS JSON 1.0 and 1.1, Kinesis' CBOR, and Smithy RPC v2: one structure in, one out. */
final class JsonDialect implements Dialect {

    private final Tokens tokens;
    private final String contentType;

    private final Map<String, String> faults;

    JsonDialect(Tokens tokens, String contentType) {
        this(tokens, contentType, Map.of());
    }

    /**
     * @param faults what errors are called in the body, where that is not their code
     */
    JsonDialect(Tokens tokens, String contentType, Map<String, String> faults) {
        this.tokens = tokens;
        this.contentType = contentType;
        this.faults = faults;
    }

    @Override
    public Asked find(Endpoint endpoint, Request request) {
        var name = Requests.operation(request);
        var unknown =
                Endpoint.fault(
                        "UnknownOperationException",
                        400,
                        endpoint.service().name() + " has no operation \"" + name + "\".");
        return new Asked(name, endpoint.operation(name, unknown), Map.of());
    }

    @Override
    public SdkPojo read(Asked asked, Request request) {
        var builder = asked.operation().newRequest();
        var body = request.body().asByteArrayUnsafe();
        TokenReader.read(tokens, body, asked.operation().request, builder);
        return Field.build(builder);
    }

    @Override
    public Response write(Asked asked, Operation.Answer answer, String requestId) {
        var shape = asked.operation().responseShape(answer.response());
        return new Response(
                200, headers(requestId).build(), structure(tokens, shape, answer.response()));
    }

    static SdkBytes structure(Tokens tokens, Shape shape, SdkPojo pojo) {
        try (var bytes = new ByteArrayBuilder(500)) {
            try (var out = tokens.generator(bytes)) {
                new TokenWriter(tokens, out).structure(shape, pojo);
            }
            return SdkBytes.fromByteArrayUnsafe(bytes.toByteArray());
        }
    }

    private Headers.Builder headers(String requestId) {
        var headers =
                new Headers.Builder()
                        .add("x-amzn-RequestId", requestId)
                        .add("Content-Type", contentType);
        if (tokens == Tokens.RPC_CBOR) {
            headers.add("smithy-protocol", "rpc-v2-cbor");
        }
        return headers;
    }

    @Override
    public Response fault(AwsServiceException fault, Request request, String requestId) {
        var code = fault.awsErrorDetails().errorCode();
        var headers = headers(requestId);
        // Clients that knew the service by its Query protocol look for the code there.
        headers.add(
                "x-amzn-query-error", code + (fault.statusCode() < 500 ? ";Sender" : ";Receiver"));
        return new Response(
                fault.statusCode(),
                headers.build(),
                faultBody(tokens, fault, faults.getOrDefault(code, code)));
    }

    /** The code, the message and what else the model gives the exception. */
    static SdkBytes faultBody(Tokens tokens, AwsServiceException fault, String type) {
        try (var bytes = new ByteArrayBuilder(500)) {
            try (var out = tokens.generator(bytes)) {
                out.writeStartObject();
                out.writeStringProperty("__type", type);
                out.writeStringProperty("message", Requests.message(fault));
                new TokenWriter(tokens, out).members(Shape.of(fault), fault);
                out.writeEndObject();
            }
            return SdkBytes.fromByteArrayUnsafe(bytes.toByteArray());
        }
    }

    @Override
    public String malformedCode() {
        return "SerializationException";
    }
}
