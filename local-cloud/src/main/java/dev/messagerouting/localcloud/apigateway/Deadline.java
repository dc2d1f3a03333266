package dev.messagerouting.localcloud.apigateway;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Threads;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Waits for an integration as long as its timeout says, and no longer. */
final class Deadline {

    private final CloudTime time;
    private final Threads threads;

    Deadline(CloudTime time, Threads threads) {
        this.time = time;
        this.threads = threads;
    }

    /** What {@code work} answers, done on behalf of {@code caller}; 504 if that takes too long. */
    <T> T within(Duration limit, Caller caller, Supplier<T> work) {
        var done = new CompletableFuture<T>();
        var worker =
                threads.start(
                        "api-integration",
                        () ->
                                ScopedValue.where(Caller.SCOPE, caller)
                                        .run(() -> complete(done, work)));
        var alarm = time.schedule(limit, () -> done.completeExceptionally(new TimeoutException()));
        try {
            return done.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refused(Refusal.INTEGRATION_TIMEOUT, "Endpoint request timed out");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException own) {
                throw own;
            }
            worker.interrupt();
            throw new Refused(Refusal.INTEGRATION_TIMEOUT, "Endpoint request timed out");
        } finally {
            alarm.cancel();
        }
    }

    private static <T> void complete(CompletableFuture<T> done, Supplier<T> work) {
        try {
            done.complete(work.get());
        } catch (RuntimeException failed) {
            done.completeExceptionally(failed);
        }
    }
}
