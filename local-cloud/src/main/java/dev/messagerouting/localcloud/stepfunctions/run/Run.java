package dev.messagerouting.localcloud.stepfunctions.run;

import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.stepfunctions.asl.AslError;
import dev.messagerouting.localcloud.stepfunctions.asl.Doc;
import dev.messagerouting.localcloud.stepfunctions.asl.ErrorNames;
import dev.messagerouting.localcloud.stepfunctions.asl.Variables;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * One execution. All of it happens on one thread that takes turns: what is ready first, then what
 * comes in by the mailbox (answers of tasks, timers, a stop). So branches need no locks, and events
 * come in an order that repeats.
 */
public final class Run {

    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    private final RunPlan plan;
    private final Services services;
    private final Instant started;
    private final History history;
    private final Frame root;
    private final ArrayDeque<Runnable> ready = new ArrayDeque<>();
    private final LinkedBlockingQueue<Runnable> mailbox = new LinkedBlockingQueue<>();
    private volatile Status status = Status.running(0, null);
    private volatile CountDownLatch end = new CountDownLatch(1);
    private final ReentrantLock redriving = new ReentrantLock();
    private CloudTime.@Nullable Scheduled timeout;

    public Run(RunPlan plan, Services services) {
        this.plan = plan;
        this.services = services;
        this.started = services.time().now();
        this.history = new History(!plan.express());
        this.root = new Frame(this, plan.program().scope(), Variables.none(), null);
    }

    public RunPlan plan() {
        return plan;
    }

    public Instant started() {
        return started;
    }

    public Status status() {
        return status;
    }

    public History history() {
        return history;
    }

    Services services() {
        return services;
    }

    public void start() {
        ready.add(
                () -> {
                    event(HistoryEventType.EXECUTION_STARTED, 0, Events.started(plan));
                    root.begin(0, plan.input());
                });
        limit(Duration.ofSeconds(plan.program().timeoutSeconds()));
        services.threads().start("states/" + plan.name(), this::loop);
    }

    /**
     * Stops it, if it runs, and waits until it has stopped.
     *
     * @return how it stands then
     */
    public Status stop(@Nullable String error, @Nullable String cause) throws InterruptedException {
        post(
                () ->
                        finish(
                                ExecutionStatus.ABORTED,
                                HistoryEventType.EXECUTION_ABORTED,
                                0,
                                null,
                                Failure.of(error, cause)));
        return await();
    }

    /** Waits until it has ended. */
    public Status await() throws InterruptedException {
        end.await();
        return status;
    }

    /**
     * Goes on where an ended execution failed; the caller has checked that it may.
     *
     * @return false if somebody else was faster
     */
    public boolean redrive() throws InterruptedException {
        // The thread of the run before this one may still be leaving.
        end.await();
        redriving.lock();
        try {
            if (!status.ended()) {
                return false;
            }
            goOn();
            return true;
        } finally {
            redriving.unlock();
        }
    }

    private void goOn() {
        var now = services.time().now();
        int count = status.redriveCount() + 1;
        end = new CountDownLatch(1);
        status = Status.running(count, now);
        ready.clear();
        mailbox.clear();
        ready.add(
                () -> {
                    long id =
                            event(
                                    HistoryEventType.EXECUTION_REDRIVEN,
                                    history.size(),
                                    Events.redriven(count));
                    root.resume(id);
                });
        limit(Duration.ofSeconds(plan.program().timeoutSeconds()));
        services.threads().start("states/" + plan.name(), this::loop);
    }

    private void limit(Duration limit) {
        if (limit.isPositive()) {
            timeout = after(limit, this::timedOut);
        }
    }

    private void timedOut() {
        finish(
                ExecutionStatus.TIMED_OUT,
                HistoryEventType.EXECUTION_TIMED_OUT,
                0,
                null,
                Failure.of(ErrorNames.TIMEOUT, null));
    }

    private void loop() {
        try {
            while (!status.ended()) {
                var next = ready.poll();
                turn(next == null ? mailbox.take() : next);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            root.cut();
            end.countDown();
        }
    }

    private void turn(Runnable work) {
        try {
            work.run();
        } catch (History.Full full) {
            fail(history.size(), Failure.of(AslError.RUNTIME, full.getMessage()));
        } catch (RuntimeException ours) {
            LOG.error(
                    "The execution {} met an error of the local cloud", plan.executionArn(), ours);
            fail(
                    history.size(),
                    Failure.of(AslError.RUNTIME, "Internal Error of the local cloud: " + ours));
        }
    }

    /** Before all else that is ready: a branch goes on until it has to wait. */
    void next(Runnable work) {
        ready.addFirst(work);
    }

    /** After all else that is ready. */
    void later(Runnable work) {
        ready.addLast(work);
    }

    /** From another thread. */
    void post(Runnable work) {
        mailbox.add(work);
    }

    CloudTime.Scheduled after(Duration delay, Runnable work) {
        return services.time().schedule(delay, () -> post(work));
    }

    long event(HistoryEventType type, long previous, Consumer<HistoryEvent.Builder> details) {
        return history.add(type, previous, services.time().now(), details);
    }

    long event(HistoryEventType type, long previous) {
        return event(type, previous, _ -> {});
    }

    void succeed(long previous, Doc output) {
        finish(
                ExecutionStatus.SUCCEEDED,
                HistoryEventType.EXECUTION_SUCCEEDED,
                previous,
                output,
                Failure.of(null, null));
    }

    void fail(long previous, Failure failure) {
        finish(ExecutionStatus.FAILED, HistoryEventType.EXECUTION_FAILED, previous, null, failure);
    }

    private void finish(
            ExecutionStatus how,
            HistoryEventType type,
            long previous,
            @Nullable Doc output,
            Failure failure) {
        if (status.ended()) {
            return;
        }
        event(type, previous, Events.ended(type, output, failure));
        if (timeout != null) {
            timeout.cancel();
            timeout = null;
        }
        // AWS does not repeat the error of a timeout in the execution's description.
        boolean told = how != ExecutionStatus.TIMED_OUT;
        status =
                status.end(
                        how,
                        services.time().now(),
                        output == null ? null : output.text(),
                        told ? failure.error() : null,
                        told ? failure.cause() : null);
        services.ended().accept(this);
    }
}
