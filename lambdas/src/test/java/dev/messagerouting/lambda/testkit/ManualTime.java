package dev.messagerouting.lambda.testkit;

import dev.messagerouting.lambda.kernel.Time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Time that passes when somebody waits, and at no other time. */
public final class ManualTime implements Time {

    public static final Instant START = Instant.parse("2026-11-23T20:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    @Override
    public Instant now() {
        return now.get();
    }

    @Override
    public void pause(Duration duration) {
        advance(duration);
    }

    public void advance(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }
}
