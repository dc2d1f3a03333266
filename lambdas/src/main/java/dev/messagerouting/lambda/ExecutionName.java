package dev.messagerouting.lambda;

/**
 * The name of a message's execution. It follows from the message's key alone, so that starting
 * twice starts once. Of the characters that Step Functions allows only those are used that it can
 * log (https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html: at
 * most 80 characters; {@code 0-9 A-Z a-z - _}).
 */
final class ExecutionName {

    private ExecutionName() {}

    /** {@code <id>-<timestamp>}: two whole numbers of 64 bits, so at most 41 characters. */
    static String of(Message message) {
        return message.id() + "-" + message.timestamp();
    }
}
