package dev.messagerouting.localcloud.lambda;

import dev.messagerouting.localcloud.kernel.CloudTime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/** Waits that end early, and for good, when there is nothing more to wait for. */
final class Pauses {

    private final CloudTime time;
    private final AtomicReference<CompletableFuture<Boolean>> current =
            new AtomicReference<>(CompletableFuture.completedFuture(true));
    private volatile boolean stopped;

    Pauses(CloudTime time) {
        this.time = time;
    }

    boolean stopped() {
        return stopped;
    }

    void stop() {
        stopped = true;
        wake();
    }

    /** Ends the pause that is on, if there is one. */
    void wake() {
        current.get().complete(true);
    }

    void pause(Duration duration) throws InterruptedException {
        var awake = new CompletableFuture<Boolean>();
        current.set(awake);
        if (stopped) {
            return;
        }
        var bell = time.schedule(duration, () -> awake.complete(true));
        try {
            awake.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("a pause never fails", impossible);
        } finally {
            bell.cancel();
        }
    }
}
