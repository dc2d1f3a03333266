package dev.messagerouting.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/**
 * What a route did between two instants, by its log lines: what was emitted then, wherever it is
 * now, and what was delivered then.
 *
 * @param emitted when each message was, by its key
 * @param delivered when each message was for the first time, by its key
 */
record Window(
        Instant from, Instant to, Map<String, Instant> emitted, Map<String, Instant> delivered) {

    /** How long to wait between two looks at something that is about to be. */
    static final Duration LOOK = Duration.ofMillis(20);

    double emittedPerSecond() {
        return perSecond(emitted);
    }

    double deliveredPerSecond() {
        return perSecond(delivered);
    }

    /** Messages of this window that have not arrived. */
    long missing() {
        return emitted.entrySet().stream()
                .filter(one -> within(one.getValue()) && !delivered.containsKey(one.getKey()))
                .count();
    }

    /** From emitted to delivered, of the messages that were emitted in this window, ascending. */
    long[] latencies() {
        return emitted.entrySet().stream()
                .filter(one -> within(one.getValue()) && delivered.containsKey(one.getKey()))
                .mapToLong(one -> latency(one.getKey(), one.getValue()))
                .sorted()
                .toArray();
    }

    private long latency(String key, Instant start) {
        return Duration.between(start, delivered.getOrDefault(key, start)).toNanos();
    }

    /** In milliseconds; 0 if nothing arrived. */
    static double percentile(long[] ascendingNanos, double part) {
        if (ascendingNanos.length == 0) {
            return 0;
        }
        int index = (int) Math.ceil(ascendingNanos.length * part) - 1;
        return Arrays.stream(ascendingNanos).skip(index).findFirst().orElse(0) / 1e6;
    }

    private double perSecond(Map<String, Instant> when) {
        long count = when.values().stream().filter(this::within).count();
        return count * 1e9 / Duration.between(from, to).toNanos();
    }

    private boolean within(Instant when) {
        return !when.isBefore(from) && when.isBefore(to);
    }
}
