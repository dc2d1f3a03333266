package dev.messagerouting.lambda;

import org.jspecify.annotations.Nullable;

/** A source or target did not answer, or answered that something went wrong there: try again. */
public final class CallFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CallFailedException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
