package dev.messagerouting.simulator.kernel;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Growing pauses between tries; half of each is chance, so that many do not go in step. */
public final class BackOff {

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final RandomGenerator random;
    private int failures;

    public BackOff(RandomGenerator random) {
        this.random = random;
    }

    /** It worked: the next failure is the first. */
    public void reset() {
        failures = 0;
    }

    /** How often it has failed since it last worked. */
    public int failures() {
        return failures;
    }

    /** It failed: how long to wait before the next try. */
    public Duration next() {
        long longest = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(failures, 20));
        failures++;
        return Duration.ofMillis(random.nextLong(longest / 2, longest + 1));
    }
}
