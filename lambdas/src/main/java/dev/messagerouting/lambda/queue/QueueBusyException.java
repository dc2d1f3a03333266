package dev.messagerouting.lambda.queue;

/** The stream let nothing be read just now, since it has been read too often; nothing is lost. */
public final class QueueBusyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    QueueBusyException(String sentence) {
        super(sentence);
    }
}
