package dev.messagerouting.localcloud.cloudwatch;

import dev.messagerouting.localcloud.kernel.Caller;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** All metrics of all accounts and regions: at most {@link #MOST}, the longest silent leave. */
final class MetricStore {

    static final int MOST = 10_000;

    private final Map<MetricId, Series> all = new ConcurrentHashMap<>();
    private final AtomicLong orders = new AtomicLong();

    Series open(MetricId id) {
        var there = all.get(id);
        if (there != null) {
            return there;
        }
        var opened = all.computeIfAbsent(id, any -> new Series(any, orders.incrementAndGet()));
        if (all.size() > MOST) {
            dropSilent(opened);
        }
        return opened;
    }

    @Nullable Series get(MetricId id) {
        return all.get(id);
    }

    /** Those with a datum since {@code second}, in the order in which they came. */
    List<Series> since(Caller owner, long second) {
        return all.values().stream()
                .filter(series -> series.id().owner().equals(owner) && series.latest() >= second)
                .sorted(Comparator.comparingLong(Series::order))
                .toList();
    }

    /** A tenth at once, so that not every further metric has to look at all. */
    private void dropSilent(Series opened) {
        all.values().stream()
                .filter(series -> !series.equals(opened))
                .sorted(Comparator.comparingLong(Series::latest))
                .limit(MOST / 10)
                .toList()
                .forEach(series -> all.remove(series.id(), series));
    }
}
