package dev.messagerouting.console.deploy;

import java.time.Duration;

/**
 * How patient a run is.
 *
 * @param poll between two looks at a stack
 * @param slowest what {@code poll} grows to while the cloud asks to be left alone
 * @param outage how long the cloud may be out of reach before the step fails
 * @param drain how long a tear-down waits for messages in flight
 */
public record Pace(Duration poll, Duration slowest, Duration outage, Duration drain) {

    /** On this machine a look costs a millisecond. */
    public static final Pace LOCAL =
            new Pace(
                    Duration.ofMillis(50),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10));

    /**
     * About eight calls a second over a whole account are throttled
     * (https://github.com/aws/aws-cdk-cli/issues/1709), so one look in three seconds a stack.
     */
    public static final Pace AWS =
            new Pace(
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(2));
}
