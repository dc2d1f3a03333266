package dev.messagerouting.lambda;

/**
 * A target answered that this request is wrong: the same one will not do better. A state machine
 * may leave it out of its retries by this class's full name.
 */
public final class CallRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CallRefusedException(String sentence) {
        super(sentence);
    }
}
