package dev.messagerouting.simulator;

import dev.messagerouting.simulator.kernel.Time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Time that passes only while somebody waits, and then at once. */
final class HastyTime implements Time {

    static final Instant START = Instant.parse("2026-11-23T20:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    @Override
    public Instant now() {
        return now.get();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (duration.isPositive()) {
            now.updateAndGet(instant -> instant.plus(duration));
        }
    }
}
