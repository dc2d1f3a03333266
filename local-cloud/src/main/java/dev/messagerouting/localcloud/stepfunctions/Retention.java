package dev.messagerouting.localcloud.stepfunctions;

import java.time.Duration;

/**
 * How long ended executions can be asked for; AWS keeps them for 90 days. Whichever bound is passed
 * first, the oldest leave.
 *
 * @param executions how many
 * @param events how many events their histories have together
 * @param age how long after their end, looked at whenever another one ends
 */
public record Retention(int executions, int events, Duration age) {

    /** Some 300 MB of histories at the most. */
    public static final Retention USUAL = new Retention(20_000, 400_000, Duration.ofHours(2));
}
