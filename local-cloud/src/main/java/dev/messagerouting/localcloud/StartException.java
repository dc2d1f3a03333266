package dev.messagerouting.localcloud;

import java.io.Serial;

/** The local cloud cannot start; the message is one sentence that says what to do. */
public final class StartException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    StartException(String message) {
        super(message);
    }

    StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
