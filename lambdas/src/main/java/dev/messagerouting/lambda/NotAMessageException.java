package dev.messagerouting.lambda;

/**
 * What was to be a message is none, and trying again cannot help. The text is a sentence that says
 * what is wrong. A state machine may leave it out of its retries by this class's full name.
 */
public final class NotAMessageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotAMessageException(String sentence) {
        super(sentence);
    }

    NotAMessageException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
