package dev.messagerouting.localcloud.cloudwatch;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * From when to when data is asked for, in epoch seconds; the end is excluded. The start is rounded
 * down to a whole minute, or to the period if that is shorter; periods are counted from there.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
record Range(long from, long to) {

    private static final int MINUTE = 60;

    static Range of(Instant start, Instant end, int period) {
        long second = start.getEpochSecond();
        return new Range(
                second - Math.floorMod(second, Math.min(period, MINUTE)),
                end.getNano() == 0 ? end.getEpochSecond() : end.getEpochSecond() + 1);
    }

    static void check(@Nullable Instant start, @Nullable Instant end, Complaints complaints) {
        if (start == null) {
            complaints.missing("StartTime");
        }
        if (end == null) {
            complaints.missing("EndTime");
        }
        if (start == null || end == null) {
            return;
        }
        if (start.equals(end)) {
            complaints.invalid("The parameter StartTime must not equal parameter EndTime.");
        } else if (start.isAfter(end)) {
            complaints.invalid("The parameter StartTime must be less than the parameter EndTime.");
        }
    }
}
