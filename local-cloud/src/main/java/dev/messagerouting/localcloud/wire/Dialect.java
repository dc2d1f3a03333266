package dev.messagerouting.localcloud.wire;

import dev.messagerouting.localcloud.kernel.HttpHandler.Request;
import dev.messagerouting.localcloud.kernel.HttpHandler.Response;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

import java.util.Map;

/** One protocol, both ways. */
interface Dialect {

    /**
     * What a request asks for.
     *
     * @param name the operation as the client calls it
     * @param labels the values in the path, where the protocol has some
     */
    record Asked(String name, Operation operation, Map<String, String> labels) {}

    /**
     * Finds the operation.
     *
     * @throws AwsServiceException if there is none, or it is not implemented
     */
    Asked find(Endpoint endpoint, Request request);

    /**
     * The request with a body as the service is to see it: without transfer encodings.
     *
     * @throws Malformed if it cannot be decoded, or has more than {@code limit} bytes then
     */
    default Request plain(Request request, int limit) {
        return Bodies.inflate(request, limit);
    }

    /**
     * Fills an SDK request.
     *
     * @throws Malformed if the bytes do not have its shape
     */
    SdkPojo read(Asked asked, Request request);

    Response write(Asked asked, Operation.Answer answer, String requestId);

    /**
     * @param request what failed, for what depends on it: a HEAD has no body
     */
    Response fault(AwsServiceException fault, Request request, String requestId);

    /** What AWS calls a request that is not of the operation's shape, in this protocol. */
    String malformedCode();
}
