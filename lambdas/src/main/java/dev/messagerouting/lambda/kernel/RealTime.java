package dev.messagerouting.lambda.kernel;

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
    public void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
