package dev.messagerouting.localcloud.events;

import dev.messagerouting.localcloud.kernel.CloudTime;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time that schedules go by: {@code acceleration} times as fast as the cloud's, so that a
 * presenter need not wait a minute. Changing the pace never lets it jump.
 */
final class FastTime {

    private record Pace(Instant real, Instant fast, double acceleration) {}

    private final CloudTime time;
    private final AtomicReference<Pace> pace;

    FastTime(CloudTime time) {
        this.time = time;
        var now = time.now();
        pace = new AtomicReference<>(new Pace(now, now, 1));
    }

    double acceleration() {
        return pace.get().acceleration();
    }

    void accelerate(double acceleration) {
        if (!(acceleration >= 1 && acceleration <= 1000)) {
            throw new IllegalArgumentException(
                    "The acceleration of schedules must be between 1 and 1000, not "
                            + acceleration
                            + ".");
        }
        pace.updateAndGet(known -> new Pace(time.now(), at(known, time.now()), acceleration));
    }

    Instant now() {
        return at(pace.get(), time.now());
    }

    private static Instant at(Pace pace, Instant real) {
        var passed = Duration.between(pace.real(), real).toNanos() * pace.acceleration();
        return pace.fast().plusNanos((long) passed);
    }

    /** How long the cloud's time takes until then. */
    Duration until(Instant fast) {
        double left = Duration.between(now(), fast).toNanos() / acceleration();
        return Duration.ofNanos(Math.max(0, (long) Math.ceil(left)));
    }
}
