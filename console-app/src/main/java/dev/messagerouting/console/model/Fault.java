package dev.messagerouting.console.model;

import org.jspecify.annotations.Nullable;

/**
 * Bad news, said once.
 *
 * @param code stable, for example {@code stack.failed} or an AWS error code
 * @param sentence for the user: what is wrong and what to do
 * @param origin whose doing it is
 */
public record Fault(String code, String sentence, Origin origin, @Nullable Throwable cause) {

    /** Whose doing a fault is. */
    public enum Origin {
        USER,
        CLOUD,
        BUG
    }

    public FaultException asException() {
        return new FaultException(this);
    }
}
