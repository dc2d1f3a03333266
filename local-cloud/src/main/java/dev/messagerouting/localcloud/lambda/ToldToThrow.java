package dev.messagerouting.localcloud.lambda;

import java.util.Optional;

/** Whether a function is to throw instead of running its code, asked before each invocation. */
@FunctionalInterface
public interface ToldToThrow {

    /** Functions do as their code says. */
    ToldToThrow NEVER = functionArn -> Optional.empty();

    /** What is thrown, as the function's answer and log will show it. */
    record Thrown(String errorType, String message) {}

    Optional<Thrown> error(String functionArn);
}
