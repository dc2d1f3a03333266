package dev.messagerouting.localcloud.stepfunctions;

import static org.awaitility.Awaitility.await;

import dev.messagerouting.localcloud.kernel.ManualTime;
import dev.messagerouting.localcloud.kernel.Threads;

import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Step Functions on a manual clock with functions written in the test. */
final class Fixture implements AutoCloseable {

    static final String ROLE = "arn:aws:iam::000000000000:role/states";
    static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

    final ManualTime time = new ManualTime(START);
    final Threads threads = new Threads();
    final FakeLambda lambda = new FakeLambda();
    final LocalStepFunctions sfn;
    private final AtomicInteger names = new AtomicInteger();

    Fixture() {
        sfn = new LocalStepFunctions(time, threads, lambda);
    }

    Fixture(Retention retention) {
        sfn = new LocalStepFunctions(time, threads, lambda, retention);
    }

    /** The ARN of a new machine. */
    String machine(String definition) {
        return machine(definition, StateMachineType.STANDARD);
    }

    String machine(String definition, StateMachineType type) {
        return sfn.createStateMachine(
                        r ->
                                r.name("machine-" + names.incrementAndGet())
                                        .definition(definition)
                                        .roleArn(ROLE)
                                        .type(type))
                .stateMachineArn();
    }

    /** The ARN of a new execution. */
    String start(String machine, String input) {
        return sfn.startExecution(
                        r ->
                                r.stateMachineArn(machine)
                                        .name("run-" + names.incrementAndGet())
                                        .input(input))
                .executionArn();
    }

    /** Runs a definition to its end, however long that takes on the manual clock. */
    Ended run(String definition, String input) {
        return settle(start(machine(definition), input));
    }

    /** Moves the clock on whenever something waits for it, until the execution has ended. */
    Ended settle(String execution) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(1))
                .until(
                        () -> {
                            if (status(execution) == ExecutionStatus.RUNNING
                                    && time.waiting() > 0) {
                                time.advance(Duration.ofSeconds(1));
                            }
                            return status(execution) != ExecutionStatus.RUNNING;
                        });
        return ended(execution);
    }

    /** Waits for it to end by itself. */
    Ended ended(String execution) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> status(execution) != ExecutionStatus.RUNNING);
        return new Ended(describe(execution), events(execution));
    }

    ExecutionStatus status(String execution) {
        return describe(execution).status();
    }

    DescribeExecutionResponse describe(String execution) {
        return sfn.describeExecution(r -> r.executionArn(execution));
    }

    List<HistoryEvent> events(String execution) {
        return sfn.getExecutionHistoryPaginator(r -> r.executionArn(execution)).stream()
                .flatMap(page -> page.events().stream())
                .toList();
    }

    /** Waits until so many pieces of work wait for the clock. */
    void untilWaiting(int count) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> time.waiting() == count);
    }

    @Override
    public void close() {
        threads.close();
    }

    /** An execution after its end. */
    record Ended(DescribeExecutionResponse execution, List<HistoryEvent> events) {

        String output() {
            return String.valueOf(execution.output());
        }

        /** {@code ERROR: cause}, or the output. */
        String outcome() {
            return switch (execution.status()) {
                case SUCCEEDED -> execution.output();
                case FAILED -> execution.error() + ": " + execution.cause();
                default -> execution.status().toString();
            };
        }

        /** One line per event; see {@link Lines}. */
        List<String> lines() {
            return events.stream().map(Lines::of).toList();
        }
    }
}
