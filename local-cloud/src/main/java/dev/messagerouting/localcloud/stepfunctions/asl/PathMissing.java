package dev.messagerouting.localcloud.stepfunctions.asl;

/**
 * A path that points at nothing in the value it is applied to; the message says what is missing.
 */
final class PathMissing extends Exception {

    private final boolean index;

    PathMissing(String message, boolean index) {
        super(message, null, false, false);
        this.index = index;
    }

    /** Whether all that is missing is an element past the end of an array. */
    boolean index() {
        return index;
    }

    String problem() {
        return String.valueOf(getMessage());
    }
}
