package dev.messagerouting.console.kernel;

import java.time.Duration;
import java.time.Instant;

/** A clock that tests move by hand. */
public final class ManualTime implements Time {

    public static final Instant START = Instant.parse("2026-11-23T20:00:00Z");

    private final dev.messagerouting.localcloud.kernel.ManualTime clock =
            new dev.messagerouting.localcloud.kernel.ManualTime(START);

    @Override
    public Instant instant() {
        return clock.now();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        clock.sleep(duration);
    }

    public void advance(Duration duration) {
        clock.advance(duration);
    }
}
