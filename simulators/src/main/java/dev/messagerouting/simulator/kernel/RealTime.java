package dev.messagerouting.simulator.kernel;

import java.time.Duration;
import java.time.Instant;

/** The only place of this module that reads the wall clock or sleeps. */
enum RealTime implements Time {
    INSTANCE;

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }
}
