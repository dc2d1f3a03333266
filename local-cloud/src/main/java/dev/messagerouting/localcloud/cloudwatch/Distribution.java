package dev.messagerouting.localcloud.cloudwatch;

import java.util.Arrays;

/**
 * How often each value came, so that percentiles can be told. Exact up to {@link #MOST} different
 * values; beyond, values are rounded to ever fewer binary digits until they fit. Not for several
 * threads at once.
 */
final class Distribution {

    /** Different values in one period of one metric. */
    static final int MOST = 256;

    private static final int MANTISSA = 52;
    private static final int FIRST_ROUNDING = 8;
    private static final double PERCENT = 100;

    private double[] values = new double[2];
    private double[] counts = new double[2];
    private int size;
    private int digits = MANTISSA;

    void add(double value, double count) {
        insert(rounded(value), count);
        while (size > MOST && digits > 0) {
            coarsen();
        }
    }

    void add(Distribution other) {
        for (int i = 0; i < other.size; i++) {
            add(other.values[i], other.counts[i]);
        }
    }

    /** The smallest value that at least {@code percent} of all are not above. */
    double percentile(double percent) {
        double all = 0;
        for (int i = 0; i < size; i++) {
            all += counts[i];
        }
        double wanted = all * percent / PERCENT;
        double seen = 0;
        for (int i = 0; i < size; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return values[i];
            }
        }
        return values[size - 1];
    }

    private void insert(double value, double count) {
        int at = Arrays.binarySearch(values, 0, size, value);
        if (at >= 0) {
            counts[at] += count;
            return;
        }
        int place = -at - 1;
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        System.arraycopy(values, place, values, place + 1, size - place);
        System.arraycopy(counts, place, counts, place + 1, size - place);
        values[place] = value;
        counts[place] = count;
        size++;
    }

    private void coarsen() {
        digits = digits == MANTISSA ? FIRST_ROUNDING : digits - 1;
        var oldValues = values;
        var oldCounts = counts;
        int old = size;
        values = new double[old];
        counts = new double[old];
        size = 0;
        for (int i = 0; i < old; i++) {
            insert(rounded(oldValues[i]), oldCounts[i]);
        }
    }

    private double rounded(double value) {
        double positiveZero = value + 0.0;
        if (digits == MANTISSA) {
            return positiveZero;
        }
        int dropped = MANTISSA - digits;
        long bits = Double.doubleToRawLongBits(positiveZero) + (1L << (dropped - 1));
        return Double.longBitsToDouble(bits & (-1L << dropped)) + 0.0;
    }
}
