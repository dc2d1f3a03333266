package dev.messagerouting.localcloud.lambda;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Measure;
import dev.messagerouting.localcloud.kernel.Metrics;
import dev.messagerouting.localcloud.lambda.FunctionHost.Outcome;

import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

import java.time.Duration;

/**
 * What a function tells CloudWatch of its invocations. Errors and Throttles also say 0, so that
 * their average is a rate.
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */
final class FunctionMeter {

    private static final double NANOS = 1e6;

    private final Metrics.Group group;
    private final Measure invocations;
    private final Measure errors;
    private final Measure throttles;
    private final Measure concurrent;
    private final Measure duration;
    private final Measure iteratorAge;

    FunctionMeter(Metrics metrics, Caller owner, String functionName) {
        group = metrics.group(owner, "AWS/Lambda", "FunctionName", functionName);
        invocations = group.measure("Invocations", StandardUnit.COUNT);
        errors = group.measure("Errors", StandardUnit.COUNT);
        throttles = group.measure("Throttles", StandardUnit.COUNT);
        concurrent = group.measure("ConcurrentExecutions", StandardUnit.COUNT);
        duration = group.measure("Duration", StandardUnit.MILLISECONDS);
        iteratorAge = group.measure("IteratorAge", StandardUnit.MILLISECONDS);
    }

    void began(int running) {
        invocations.add(1);
        throttles.add(0);
        concurrent.add(running);
    }

    void throttled() {
        throttles.add(1);
    }

    void ended(Outcome outcome) {
        errors.add(outcome.functionError() == null ? 0 : 1);
        // As in the REPORT line: hundredths of a millisecond.
        duration.add(Math.round(outcome.took().toNanos() / NANOS * 100) / 100.0);
    }

    /** The age of the last record of a batch when the function gets it. */
    void batch(Duration age) {
        iteratorAge.add((double) Math.max(0, age.toMillis()));
    }

    void end() {
        group.end();
    }
}
