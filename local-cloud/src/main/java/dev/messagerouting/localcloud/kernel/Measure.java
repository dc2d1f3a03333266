package dev.messagerouting.localcloud.kernel;

import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * One metric of one stream, function or the like: which values came how often since the last look.
 * Nothing that is added is lost or counted twice, however many threads add meanwhile.
 */
public final class Measure {

    /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html */
    private static final int MOST_VALUES = 150;

    private final String name;
    private final StandardUnit unit;
    private final boolean counting;
    private final LongAdder ones = new LongAdder();
    private final LongAdder zeros = new LongAdder();
    private final Map<Double, Long> others = new ConcurrentHashMap<>();

    Measure(String name, StandardUnit unit, boolean counting) {
        this.name = name;
        this.unit = unit;
        this.counting = counting;
    }

    /** One datum; most often 0 or 1, which cost no more than an increment. */
    public void add(double value) {
        if (!counting) {
            return;
        }
        if (value == 1) {
            ones.increment();
        } else if (value == 0) {
            zeros.increment();
        } else {
            others.merge(value, 1L, Long::sum);
        }
    }

    /** Takes what came since the last time: nothing, or one datum for each 150 values. */
    List<MetricDatum> take(List<Dimension> dimensions, Instant now) {
        var values = new ArrayList<Double>();
        var counts = new ArrayList<Double>();
        taken(0, zeros.sumThenReset(), values, counts);
        taken(1, ones.sumThenReset(), values, counts);
        for (var value : List.copyOf(others.keySet())) {
            var count = others.remove(value);
            taken(value, count == null ? 0 : count, values, counts);
        }
        var data = new ArrayList<MetricDatum>();
        for (int from = 0; from < values.size(); from += MOST_VALUES) {
            int to = Math.min(values.size(), from + MOST_VALUES);
            data.add(
                    MetricDatum.builder()
                            .metricName(name)
                            .dimensions(dimensions)
                            .timestamp(now)
                            .unit(unit)
                            .values(values.subList(from, to))
                            .counts(counts.subList(from, to))
                            .build());
        }
        return data;
    }

    private static void taken(double value, long count, List<Double> values, List<Double> counts) {
        if (count > 0) {
            values.add(value);
            counts.add((double) count);
        }
    }
}
