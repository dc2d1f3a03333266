package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.kernel.CloudTime;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** One create, update or delete that runs: it can be told to stop, and waited for. */
final class Operation {

    /** Ends work quietly: the local cloud closes, or the operation was told to stop. */
    static final class Stopped extends RuntimeException {
        Stopped() {
            super("stopped", null, false, false);
        }
    }

    private final AtomicBoolean stopping = new AtomicBoolean();
    private volatile boolean timedOut;
    private volatile boolean cancelled;
    private volatile CloudTime.@Nullable Scheduled watch;
    private final CountDownLatch ended = new CountDownLatch(1);

    void stop() {
        stopping.set(true);
    }

    boolean stopping() {
        return stopping.get();
    }

    /** Stops because the time is over, not because someone asked. */
    void timeOut() {
        timedOut = true;
        stop();
    }

    boolean timedOut() {
        return timedOut;
    }

    /** Stops because the caller wants the update undone. */
    void cancel() {
        cancelled = true;
        stop();
    }

    boolean cancelled() {
        return cancelled;
    }

    void watch(CloudTime.Scheduled timer) {
        watch = timer;
    }

    void end() {
        var timer = watch;
        if (timer != null) {
            timer.cancel();
        }
        ended.countDown();
    }

    void join() {
        try {
            ended.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }
}
