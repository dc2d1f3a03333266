package dev.messagerouting.simulator.kernel;

import java.time.Duration;
import java.time.Instant;

/** The clock and the waiting, so that tests need neither. */
public interface Time {

    Instant now();

    /** Waits; returns at once if {@code duration} is not positive. */
    void pause(Duration duration) throws InterruptedException;

    static Time real() {
        return RealTime.INSTANCE;
    }
}
