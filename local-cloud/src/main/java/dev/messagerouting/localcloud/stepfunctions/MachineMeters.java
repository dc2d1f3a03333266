package dev.messagerouting.localcloud.stepfunctions;

import dev.messagerouting.localcloud.kernel.Measure;
import dev.messagerouting.localcloud.kernel.Metrics;
import dev.messagerouting.localcloud.stepfunctions.run.Run;

import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What each state machine tells CloudWatch of its executions, by ARN.
 * https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html
 */
final class MachineMeters {

    private record MachineMeter(
            Metrics.Group group,
            Measure started,
            Measure redriven,
            Measure succeeded,
            Measure failed,
            Measure timedOut,
            Measure aborted,
            Measure time) {

        static MachineMeter of(Metrics.Group group) {
            return new MachineMeter(
                    group,
                    count(group, "ExecutionsStarted"),
                    count(group, "ExecutionsRedriven"),
                    count(group, "ExecutionsSucceeded"),
                    count(group, "ExecutionsFailed"),
                    count(group, "ExecutionsTimedOut"),
                    count(group, "ExecutionsAborted"),
                    group.measure("ExecutionTime", StandardUnit.MILLISECONDS));
        }

        private static Measure count(Metrics.Group group, String name) {
            return group.measure(name, StandardUnit.COUNT);
        }
    }

    private final Metrics metrics;
    private final Map<String, MachineMeter> byArn = new ConcurrentHashMap<>();

    MachineMeters(Metrics metrics) {
        this.metrics = metrics;
    }

    private MachineMeter of(Run run) {
        var arn = run.plan().machineArn();
        var there = byArn.get(arn);
        return there != null
                ? there
                : byArn.computeIfAbsent(
                        arn,
                        any ->
                                MachineMeter.of(
                                        metrics.group(
                                                run.plan().caller(),
                                                "AWS/States",
                                                "StateMachineArn",
                                                any)));
    }

    void started(Run run) {
        of(run).started().add(1);
    }

    void redriven(Run run) {
        of(run).redriven().add(1);
    }

    void ended(Run run) {
        var status = run.status();
        var meter = of(run);
        var how =
                switch (status.status()) {
                    case SUCCEEDED -> meter.succeeded();
                    case TIMED_OUT -> meter.timedOut();
                    case ABORTED -> meter.aborted();
                    case FAILED, RUNNING, PENDING_REDRIVE, UNKNOWN_TO_SDK_VERSION -> meter.failed();
                };
        how.add(1);
        var since = status.redriven() == null ? run.started() : status.redriven();
        if (status.stopped() != null) {
            meter.time().add((double) Duration.between(since, status.stopped()).toMillis());
        }
    }

    void end(String machineArn) {
        var ended = byArn.remove(machineArn);
        if (ended != null) {
            ended.group().end();
        }
    }
}
