package dev.messagerouting.localcloud.cloudwatch;

import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One metric in one unit over time. By the second, if it was put so, and by the minute for three
 * hours; then by five minutes for 15 days, percentiles for one. AWS keeps minutes for 15 days:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html All times
 * are in epoch seconds. Guarded by its {@link Series}.
 */
final class Track {

    static final long FRESH = Duration.ofHours(3).toSeconds();
    static final long KEPT = Duration.ofDays(15).toSeconds();
    private static final long PERCENTILES = Duration.ofDays(1).toSeconds();
    private static final int MINUTE = 60;
    private static final int FIVE = 300;

    private final TreeMap<Long, Bucket> seconds = new TreeMap<>();
    private final TreeMap<Long, Bucket> minutes = new TreeMap<>();
    private final TreeMap<Long, Bucket> fives = new TreeMap<>();
    private long folded;
    private long forgotten;

    Bucket at(long second, boolean fine, long now) {
        fold(now);
        if (second < now - FRESH) {
            var past = bucket(fives, second, FIVE);
            if (second < now - PERCENTILES) {
                past.forgetValues();
            }
            return past;
        }
        return fine ? bucket(seconds, second, 1) : bucket(minutes, second, MINUTE);
    }

    private static Bucket bucket(NavigableMap<Long, Bucket> tier, long second, int length) {
        return tier.computeIfAbsent(second - Math.floorMod(second, length), _ -> new Bucket());
    }

    /** Moves what is no longer fresh to five minutes, and lets go of what is too old. */
    void fold(long now) {
        if (now - folded < MINUTE) {
            return;
        }
        folded = now;
        move(seconds.headMap(now - FRESH));
        move(minutes.headMap(now - FRESH - MINUTE));
        fives.headMap(now - KEPT).clear();
        fives.subMap(Math.min(forgotten, now - PERCENTILES), now - PERCENTILES)
                .values()
                .forEach(Bucket::forgetValues);
        forgotten = now - PERCENTILES;
    }

    private void move(SortedMap<Long, Bucket> old) {
        old.forEach((second, bucket) -> bucket(fives, second, FIVE).add(bucket));
        old.clear();
    }

    /**
     * Adds what is from {@code from} to before {@code to} to the periods that it falls into, which
     * are counted from {@code from}.
     */
    void collect(long from, long to, int period, NavigableMap<Long, Bucket> found) {
        for (var tier : List.of(fives, minutes, seconds)) {
            tier.subMap(from, Math.max(from, to))
                    .forEach(
                            (second, bucket) ->
                                    found.computeIfAbsent(
                                                    second - (second - from) % period,
                                                    _ -> new Bucket())
                                            .add(bucket));
        }
    }
}
