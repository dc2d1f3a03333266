package dev.messagerouting.localcloud.wire;

import java.util.Map;

/**
 * How an AWS API speaks over HTTP; one API may offer several, and each client chooses. The
 * protocols are described at https://smithy.io/2.0/aws/protocols/index.html.
 */
public sealed interface Protocol {

    /**
     * AWS JSON, and the CBOR form of it that Kinesis' Java client uses: the content type decides.
     *
     * @param version {@code 1.0} or {@code 1.1}
     * @param target what stands before the operation in {@code X-Amz-Target}
     */
    record AwsJson(String version, String target) implements Protocol {}

    /**
     * Smithy RPC v2 with CBOR.
     *
     * @param service what stands in {@code /service/<service>/operation/<operation>}
     * @param faults what the model calls errors whose code is another: the code dates from the time
     *     when the service spoke Query, and both are sent
     */
    record RpcV2(String service, Map<String, String> faults) implements Protocol {}

    /** Form parameters in, XML out. */
    record Query(String version, String namespace) implements Protocol {}

    /** The same as EC2 does it: flat lists, no result wrapper, errors of its own. */
    record Ec2Query(String version, String namespace) implements Protocol {}

    /**
     * @param statuses HTTP statuses of operations that answer success with something else than 200
     */
    record RestJson(Map<String, Integer> statuses) implements Protocol {}

    /**
     * @param statuses HTTP statuses of operations that answer success with something else than 200
     * @param roots names of answers' root elements that are not {@code <operation>Result}
     */
    record RestXml(String namespace, Map<String, Integer> statuses, Map<String, String> roots)
            implements Protocol {}
}
