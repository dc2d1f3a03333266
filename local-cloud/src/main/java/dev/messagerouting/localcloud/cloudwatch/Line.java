package dev.messagerouting.localcloud.cloudwatch;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What an expression deals in. */
sealed interface Line {

    /** One number, the same at all times. */
    record Constant(double value) implements Line {}

    /**
     * @param points by the begin of their period, in epoch seconds
     * @param period their length in seconds
     */
    record Points(NavigableMap<Long, Double> points, int period) implements Line {

        /** Where the change gives no finite number, as a division by zero, there is no point. */
        Points map(Change change) {
            var after = new TreeMap<Long, Double>();
            points.forEach(
                    (second, value) -> {
                        double changed = change.of(second, value);
                        if (Double.isFinite(changed)) {
                            after.put(second, changed);
                        }
                    });
            return new Points(after, period);
        }
    }

    /** What {@code METRICS()} and {@code [a, b]} give: for the functions that make one of many. */
    record Several(List<Points> all) implements Line {}

    /** A new value for each point. */
    @FunctionalInterface
    interface Change {
        double of(long second, double value);
    }
}
