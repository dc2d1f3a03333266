package dev.messagerouting.localcloud.wire;

import dev.messagerouting.localcloud.kernel.Headers;
import dev.messagerouting.localcloud.kernel.HttpHandler.Request;
import dev.messagerouting.localcloud.kernel.HttpHandler.Response;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;

/** REST-XML as S3 has it. */
final class RestXmlDialect implements Dialect {

    private static final int NOT_MODIFIED = 304;

    private final Protocol.RestXml protocol;

    RestXmlDialect(Protocol.RestXml protocol) {
        this.protocol = protocol;
    }

    @Override
    public Asked find(Endpoint endpoint, Request request) {
        var unknown =
                Endpoint.fault(
                        "MethodNotAllowed",
                        405,
                        "The specified method is not allowed against this resource.");
        return RestRouter.find(endpoint, request, unknown);
    }

    @Override
    public Request plain(Request request, int limit) {
        return AwsChunked.isChunked(request) ? AwsChunked.decode(request) : request;
    }

    @Override
    public SdkPojo read(Asked asked, Request request) {
        var operation = asked.operation();
        var builder = operation.newRequest();
        RestParts.read(asked, request, builder);
        if (operation.takesStream()) {
            return Field.build(builder);
        }
        var payload = operation.request.payload;
        if (payload == null) {
            XmlBody.read(request.body().asByteArrayUnsafe(), operation.request, builder);
        } else if (request.body().asByteArrayUnsafe().length > 0) {
            payload.set(builder, payload(payload, request.body()));
        }
        return Field.build(builder);
    }

    private static Object payload(Field field, SdkBytes body) {
        if (field.type == MarshallingKnownType.STRING) {
            return body.asUtf8String();
        }
        var nested = field.newBuilder();
        XmlBody.read(body.asByteArrayUnsafe(), field.shape(), nested);
        return Field.build(nested);
    }

    @Override
    public Response write(Asked asked, Operation.Answer answer, String requestId) {
        var pojo = answer.response();
        var shape = asked.operation().responseShape(pojo);
        var collected = new Headers.Builder().add("x-amz-request-id", requestId);
        RestParts.write(shape, pojo, collected);
        var headers = collected.build();
        int status =
                headers.has("Content-Range")
                        ? 206
                        : protocol.statuses().getOrDefault(asked.operation().name, 200);
        var stream = answer.stream();
        if (stream != null) {
            return new Response(status, headers, stream);
        }
        var body = body(asked.operation().name, shape, pojo);
        if (body.asByteArrayUnsafe().length > 0 && !headers.has("Content-Type")) {
            headers = collected.add("Content-Type", "application/xml").build();
        }
        return new Response(status, headers, body);
    }

    private SdkBytes body(String operation, Shape shape, SdkPojo pojo) {
        if (shape.body.isEmpty()) {
            return Bodies.NOTHING;
        }
        var payload = shape.payload;
        var root = protocol.roots().getOrDefault(operation, operation + "Result");
        var xml = new Xml();
        if (payload == null) {
            xml.open(root, protocol.namespace()).members(shape, pojo).close(root);
        } else {
            switch (payload.get(pojo)) {
                // An empty element: S3 tells the region us-east-1 like that.
                case null ->
                        xml.open(payload.nameInXml, protocol.namespace()).close(payload.nameInXml);
                case SdkPojo structure ->
                        xml.open(payload.nameInXml, protocol.namespace())
                                .members(payload.shape(), structure)
                                .close(payload.nameInXml);
                case Object text -> {
                    // A bucket's policy is sent as it is, its location in an element.
                    if (!protocol.roots().containsKey(operation)) {
                        return SdkBytes.fromUtf8String(text.toString());
                    }
                    xml.open(root, protocol.namespace()).text(text.toString()).close(root);
                }
            }
        }
        return SdkBytes.fromByteArrayUnsafe(xml.bytes());
    }

    @Override
    public Response fault(AwsServiceException fault, Request request, String requestId) {
        var headers = Headers.of("x-amz-request-id", requestId, "Content-Type", "application/xml");
        if (request.method().equals("HEAD") || fault.statusCode() == NOT_MODIFIED) {
            return new Response(fault.statusCode(), headers, Bodies.NOTHING);
        }
        var xml =
                new Xml()
                        .open("Error")
                        .text("Code", fault.awsErrorDetails().errorCode())
                        .text("Message", Requests.message(fault))
                        .text("Resource", request.path())
                        .text("RequestId", requestId);
        xml.members(Shape.of(fault), fault);
        return new Response(
                fault.statusCode(),
                headers,
                SdkBytes.fromByteArrayUnsafe(xml.close("Error").bytes()));
    }

    @Override
    public String malformedCode() {
        return "MalformedXML";
    }
}
