package dev.messagerouting.console.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * How late events become known: the 98th percentile over those of the last seconds. What happened
 * before the meter began is catching up, not lateness.
 */
final class LagMeter {

    private static final int WINDOW = 512;
    private static final Duration RECENT = Duration.ofSeconds(30);
    private static final Duration REFRESH = Duration.ofMillis(250);
    private static final double PERCENTILE = 0.98;

    private final Instant began;
    private final Duration least;
    private final long[] lags = new long[WINDOW];
    private final Instant[] known = new Instant[WINDOW];
    private int next;
    private Instant refreshed;
    private volatile Duration lag;

    LagMeter(Instant began, Duration least) {
        this.began = began;
        this.least = least;
        this.lag = least;
        this.refreshed = began;
        Arrays.fill(known, Instant.MIN);
    }

    /** Called by one thread at a time. */
    void add(Instant happened, Instant now) {
        if (happened.isBefore(began)) {
            return;
        }
        lags[next] = Math.max(0, Duration.between(happened, now).toNanos());
        known[next] = now;
        next = (next + 1) % WINDOW;
    }

    /** Called by one thread at a time, often. */
    void refresh(Instant now) {
        if (Duration.between(refreshed, now).compareTo(REFRESH) < 0) {
            return;
        }
        refreshed = now;
        var since = now.minus(RECENT);
        var recent = new long[WINDOW];
        int count = 0;
        for (int i = 0; i < WINDOW; i++) {
            if (known[i].isAfter(since)) {
                recent[count++] = lags[i];
            }
        }
        Arrays.sort(recent, 0, count);
        long high = count == 0 ? 0 : recent[(int) ((count - 1) * PERCENTILE)];
        lag = high > least.toNanos() ? Duration.ofNanos(high) : least;
    }

    Duration lag() {
        return lag;
    }
}
