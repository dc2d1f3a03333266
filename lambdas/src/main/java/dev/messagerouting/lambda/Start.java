package dev.messagerouting.lambda;

/** What became of starting a message's execution. */
sealed interface Start {

    /** It runs or ran; {@code already} if somebody had started it before. */
    record Started(String executionArn, boolean already) implements Start {}

    /** It can never be started. */
    record Never(String reason) implements Start {}

    /** It was not started this time; another try may succeed. */
    record Later(String reason) implements Start {}
}
