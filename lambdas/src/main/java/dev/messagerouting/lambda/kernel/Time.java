package dev.messagerouting.lambda.kernel;

import java.time.Duration;
import java.time.Instant;

/** The clock and the waiting, so that tests need neither. */
public interface Time {

    Instant now();

    /** Waits; an interruption ends it early and stays set on the thread. */
    void pause(Duration duration);

    static Time real() {
        return RealTime.INSTANCE;
    }
}
