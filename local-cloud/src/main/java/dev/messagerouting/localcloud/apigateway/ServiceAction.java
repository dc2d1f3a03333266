package dev.messagerouting.localcloud.apigateway;

import dev.messagerouting.localcloud.kernel.Caller;

/**
 * Calls an action of a service with a body in the AWS JSON protocol: what stands behind {@code
 * arn:aws:apigateway:<region>:kinesis:action/PutRecords}.
 */
@FunctionalInterface
public interface ServiceAction {

    /**
     * What the service answered.
     *
     * @param status the HTTP status
     * @param body JSON; of an error {@code {"__type": …, "message": …}}
     */
    record Answer(int status, String body) {}

    /**
     * @param service as in the integration's ARN: {@code kinesis}, {@code states}, {@code events}
     * @param caller the account of the API, the region of the ARN
     */
    Answer call(String service, String action, Caller caller, String jsonBody);
}
