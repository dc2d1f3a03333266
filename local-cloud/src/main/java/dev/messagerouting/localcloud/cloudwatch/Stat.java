package dev.messagerouting.localcloud.cloudwatch;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/**
 * A statistic of a period.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
 */
sealed interface Stat {

    Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(?:\\.\\d{1,10})?|100(?:\\.0+)?)");

    /** What AWS knows beside the statistics below. */
    Pattern OTHER =
            Pattern.compile(
                    "(?:IQM|(?:tm|wm|tc|ts)\\d{1,3}(?:\\.\\d{1,10})?|(?:TM|WM|TC|TS|PR)\\([^)]+\\))");

    enum Simple implements Stat {
        SampleCount,
        Average,
        Sum,
        Minimum,
        Maximum;

        @Override
        public Double of(Bucket bucket) {
            return switch (this) {
                case SampleCount -> bucket.count();
                case Average -> bucket.average();
                case Sum -> bucket.sum();
                case Minimum -> bucket.minimum();
                case Maximum -> bucket.maximum();
            };
        }
    }

    record Percentile(double percent) implements Stat {
        @Override
        public @Nullable Double of(Bucket bucket) {
            return bucket.percentile(percent);
        }
    }

    /** Null if the bucket does not know. */
    @Nullable Double of(Bucket bucket);

    /**
     * @return null if AWS knows no such statistic either
     */
    static @Nullable Stat parse(@Nullable String name) {
        if (name == null) {
            return null;
        }
        for (var simple : Simple.values()) {
            if (simple.name().equals(name)) {
                return simple;
            }
        }
        var percentile = PERCENTILE.matcher(name);
        if (percentile.matches()) {
            return new Percentile(Double.parseDouble(percentile.group(1)));
        }
        if (OTHER.matcher(name).matches()) {
            throw WatchFaults.notImplemented("the statistic " + name);
        }
        return null;
    }
}
