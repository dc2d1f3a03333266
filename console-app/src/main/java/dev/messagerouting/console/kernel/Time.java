package dev.messagerouting.console.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The console's only clock. Tests pass one that they move by hand and spend no real seconds. */
public interface Time extends InstantSource {

    /** Returns after {@code duration} has passed on this clock. */
    void sleep(Duration duration) throws InterruptedException;

    /** The machine's clock. */
    static Time real() {
        return RealTime.THE_MACHINES;
    }

    /** The machine's clock: it has no state, so one is enough. */
    enum RealTime implements Time {
        THE_MACHINES;

        @Override
        public Instant instant() {
            return Instant.now();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration);
        }
    }
}
