package dev.messagerouting.console.tracking;

import java.time.Duration;

/**
 * What a tracker goes by.
 *
 * @param lostAfter how long there must be no news of a message, after a later one arrived, before
 *     it counts as lost
 * @param retained how many settled messages of a route are remembered
 * @param followed how many messages in flight of a route are followed
 * @param hopTime the longest that a token takes for a hop; what is left of the time it rests
 * @param linger how long a delivered message is seen at the target
 * @param failureShown how long a failed message is seen where it failed
 * @param leastLag the lag never falls below this, so that the playhead stays smooth
 */
public record TrackerRules(
        Duration lostAfter,
        int retained,
        int followed,
        Duration hopTime,
        Duration linger,
        Duration failureShown,
        Duration leastLag) {

    public static final TrackerRules LOCAL =
            new TrackerRules(
                    Duration.ofSeconds(30),
                    10_000,
                    100_000,
                    Duration.ofMillis(400),
                    Duration.ofMillis(300),
                    Duration.ofSeconds(10),
                    Duration.ofMillis(250));

    /** Logs come late there, and a stream's reader may be minutes behind. */
    public static final TrackerRules AWS =
            new TrackerRules(
                    Duration.ofMinutes(5),
                    10_000,
                    100_000,
                    Duration.ofMillis(600),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(2));
}
