package dev.messagerouting.console.flow;

import java.time.Duration;

/**
 * @param interval between the end of a read and the next
 * @param slowest what the interval grows to while reads fail
 */
public record PollPace(Duration interval, Duration slowest) {

    /** A read on loopback costs about a millisecond. */
    public static final PollPace LOCAL =
            new PollPace(Duration.ofMillis(120), Duration.ofSeconds(2));

    /**
     * FilterLogEvents has five calls a second in the slowest regions, for a whole account, and a
     * route has six log groups
     * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html).
     */
    public static final PollPace AWS = new PollPace(Duration.ofSeconds(3), Duration.ofMinutes(1));
}
