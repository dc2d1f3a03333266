package dev.messagerouting.localcloud.cloudwatch;

import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The data of one metric. Not a snapshot in a cell as elsewhere: a put changes a few numbers of one
 * period, thousands of times a second, so it does that in place under the metric's own lock.
 */
final class Series {

    private final MetricId id;
    private final long order;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<StandardUnit, Track> units = new EnumMap<>(StandardUnit.class);
    private volatile long latest = Long.MIN_VALUE;

    Series(MetricId id, long order) {
        this.id = id;
        this.order = order;
    }

    MetricId id() {
        return id;
    }

    /** The place among all metrics, in the order of their first datum. */
    long order() {
        return order;
    }

    /** The time of the newest datum, in epoch seconds. */
    long latest() {
        return latest;
    }

    /**
     * @param second when, in epoch seconds
     * @param fine whether to keep it by the second
     */
    void add(StandardUnit unit, long second, boolean fine, long now, Consumer<Bucket> datum) {
        lock.lock();
        try {
            var track = units.computeIfAbsent(unit, _ -> new Track());
            datum.accept(track.at(second, fine, now));
            latest = Math.max(latest, second);
        } finally {
            lock.unlock();
        }
    }

    /** Periods by their begin, by the name of their unit. */
    SortedMap<String, NavigableMap<Long, Bucket>> read(long from, long to, int period, long now) {
        lock.lock();
        try {
            var found = new TreeMap<String, NavigableMap<Long, Bucket>>();
            units.forEach(
                    (unit, track) -> {
                        track.fold(now);
                        var periods = new TreeMap<Long, Bucket>();
                        track.collect(from, to, period, periods);
                        if (!periods.isEmpty()) {
                            found.put(unit.toString(), periods);
                        }
                    });
            return found;
        } finally {
            lock.unlock();
        }
    }
}
