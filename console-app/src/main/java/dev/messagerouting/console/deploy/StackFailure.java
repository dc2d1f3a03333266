package dev.messagerouting.console.deploy;

import dev.messagerouting.console.model.Fault;

import java.time.Instant;

/** Why a step failed and when that was, which may be long before its rollback ended. */
final class StackFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Fault fault;
    private final transient Instant time;

    StackFailure(Fault fault, Instant time) {
        super(fault.sentence(), fault.cause());
        this.fault = fault;
        this.time = time;
    }

    Fault fault() {
        return fault;
    }

    Instant time() {
        return time;
    }
}
