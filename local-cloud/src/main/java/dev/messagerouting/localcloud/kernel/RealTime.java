package dev.messagerouting.localcloud.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

final class RealTime implements CloudTime {

    private final Threads threads;

    RealTime(Threads threads) {
        this.threads = threads;
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }

    @Override
    public Scheduled schedule(Duration delay, Runnable work) {
        var taken = new AtomicBoolean();
        var thread =
                threads.start(
                        "timer",
                        () -> {
                            try {
                                Thread.sleep(delay);
                            } catch (InterruptedException cancelled) {
                                return;
                            }
                            if (taken.compareAndSet(false, true)) {
                                work.run();
                            }
                        });
        return () -> {
            if (taken.compareAndSet(false, true)) {
                thread.interrupt();
            }
        };
    }
}
