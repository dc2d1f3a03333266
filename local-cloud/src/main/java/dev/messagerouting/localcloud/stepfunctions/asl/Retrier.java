package dev.messagerouting.localcloud.stepfunctions.asl;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * One entry of {@code Retry}.
 *
 * <p>https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error
 *
 * @param maxDelaySeconds 0 if there is no limit
 * @param jitter whether each delay is drawn between 0 and what it would have been
 */
public record Retrier(
        List<String> errorEquals,
        double intervalSeconds,
        double backoffRate,
        int maxAttempts,
        double maxDelaySeconds,
        boolean jitter) {

    /**
     * How long to wait before the next attempt.
     *
     * @param retriesSoFar of this retrier
     * @param random draws from 0 to 1
     */
    public Duration delay(int retriesSoFar, DoubleSupplier random) {
        double seconds = intervalSeconds * Math.pow(backoffRate, retriesSoFar);
        if (maxDelaySeconds > 0) {
            seconds = Math.min(seconds, maxDelaySeconds);
        }
        if (jitter) {
            seconds *= random.getAsDouble();
        }
        return Duration.ofMillis(Math.round(Math.min(seconds, Integer.MAX_VALUE) * 1000));
    }
}
