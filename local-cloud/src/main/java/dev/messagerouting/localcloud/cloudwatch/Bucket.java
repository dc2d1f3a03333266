package dev.messagerouting.localcloud.cloudwatch;

import org.jspecify.annotations.Nullable;

/** What is known of one metric in one period. Guarded by the metric that it belongs to. */
final class Bucket {

    private double count;
    private double sum;
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;

    /** Null once a part came as a statistic set, whose values nobody knows, or is long past. */
    private @Nullable Distribution values = new Distribution();

    double count() {
        return count;
    }

    double sum() {
        return sum;
    }

    double minimum() {
        return minimum;
    }

    double maximum() {
        return maximum;
    }

    double average() {
        return sum / count;
    }

    /** Null if the values are not known. */
    @Nullable Double percentile(double percent) {
        var known = values;
        return known == null ? null : Math.clamp(known.percentile(percent), minimum, maximum);
    }

    void add(double value, double times) {
        total(times, value * times, value, value);
        if (values != null) {
            values.add(value, times);
        }
    }

    /**
     * A statistic set tells its values only if it can hold but one.
     * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html
     */
    void add(double times, double total, double least, double most) {
        if (times == 1 || least == most) {
            add(total / times, times);
            return;
        }
        total(times, total, least, most);
        values = null;
    }

    void add(Bucket other) {
        total(other.count, other.sum, other.minimum, other.maximum);
        if (values == null || other.values == null) {
            values = null;
        } else {
            values.add(other.values);
        }
    }

    void forgetValues() {
        values = null;
    }

    private void total(double times, double total, double least, double most) {
        count += times;
        sum += total;
        minimum = Math.min(minimum, least);
        maximum = Math.max(maximum, most);
    }
}
