package dev.messagerouting.console.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** A clock on which a pause takes no time at all: who sleeps moves it on. */
public final class HastyTime implements Time {

    private final AtomicReference<Instant> now = new AtomicReference<>(ManualTime.START);

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        now.updateAndGet(before -> before.plus(duration));
        // Lets the threads run that this one waits for.
        LockSupport.parkNanos(1);
    }
}
