package dev.messagerouting.localcloud.wire;

import dev.messagerouting.localcloud.kernel.Headers;
import dev.messagerouting.localcloud.kernel.HttpHandler.Request;
import dev.messagerouting.localcloud.kernel.HttpHandler.Response;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;

import java.util.Map;

/** The two Query protocols: form parameters in, XML out. */
final class QueryDialect implements Dialect {

    private final String version;
    private final String namespace;
    private final boolean ec2;

    QueryDialect(Protocol.Query query) {
        this(query.version(), query.namespace(), false);
    }

    QueryDialect(Protocol.Ec2Query query) {
        this(query.version(), query.namespace(), true);
    }

    private QueryDialect(String version, String namespace, boolean ec2) {
        this.version = version;
        this.namespace = namespace;
        this.ec2 = ec2;
    }

    @Override
    public Asked find(Endpoint endpoint, Request request) {
        var action = Requests.first(Requests.form(request), "Action");
        var unknown =
                action.isEmpty()
                        ? Endpoint.fault(
                                "MissingAction", 400, "The request must contain an Action.")
                        : Endpoint.fault(
                                "InvalidAction",
                                400,
                                ec2
                                        ? "The action "
                                                + action
                                                + " is not valid for this web"
                                                + " service."
                                        : "Could not find operation "
                                                + action
                                                + " for version "
                                                + version);
        return new Asked(action, endpoint.operation(action, unknown), Map.of());
    }

    @Override
    public SdkPojo read(Asked asked, Request request) {
        var builder = asked.operation().newRequest();
        FormBody.read(Requests.form(request), asked.operation().request, builder);
        return Field.build(builder);
    }

    @Override
    public Response write(Asked asked, Operation.Answer answer, String requestId) {
        var shape = asked.operation().responseShape(answer.response());
        var root = asked.name() + "Response";
        var xml = new Xml().open(root, namespace);
        if (ec2) {
            xml.text("requestId", requestId);
            xml.members(shape, answer.response());
            if (shape.body.isEmpty()) {
                xml.text("return", "true");
            }
        } else {
            if (!shape.body.isEmpty()) {
                var result = asked.name() + "Result";
                xml.open(result).members(shape, answer.response()).close(result);
            }
            xml.open("ResponseMetadata").text("RequestId", requestId).close("ResponseMetadata");
        }
        return response(200, xml.close(root), requestId);
    }

    @Override
    public Response fault(AwsServiceException fault, Request request, String requestId) {
        return response(
                fault.statusCode(),
                ec2 ? ec2Fault(fault, requestId) : fault(fault, requestId),
                requestId);
    }

    private Xml fault(AwsServiceException fault, String requestId) {
        var xml =
                new Xml()
                        .open("ErrorResponse", namespace)
                        .open("Error")
                        .text("Type", fault.statusCode() < 500 ? "Sender" : "Receiver")
                        .text("Code", fault.awsErrorDetails().errorCode())
                        .text("Message", Requests.message(fault));
        xml.members(Shape.of(fault), fault);
        return xml.close("Error").text("RequestId", requestId).close("ErrorResponse");
    }

    private static Xml ec2Fault(AwsServiceException fault, String requestId) {
        return new Xml()
                .open("Response")
                .open("Errors")
                .open("Error")
                .text("Code", fault.awsErrorDetails().errorCode())
                .text("Message", Requests.message(fault))
                .close("Error")
                .close("Errors")
                .text("RequestID", requestId)
                .close("Response");
    }

    private static Response response(int status, Xml xml, String requestId) {
        return new Response(
                status,
                Headers.of("Content-Type", "text/xml", "x-amzn-RequestId", requestId),
                SdkBytes.fromByteArrayUnsafe(xml.bytes()));
    }

    @Override
    public String malformedCode() {
        return ec2 ? "InvalidParameterValue" : "MalformedInput";
    }
}
