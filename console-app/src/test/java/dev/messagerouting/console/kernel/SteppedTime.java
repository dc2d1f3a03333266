package dev.messagerouting.console.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** A clock on which each pause lasts until the test ends it. */
public final class SteppedTime implements Time {

    private final AtomicReference<Instant> now = new AtomicReference<>(ManualTime.START);
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final Semaphore ended = new Semaphore(0);

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        pauses.add(duration);
        ended.acquire();
        now.updateAndGet(before -> before.plus(duration));
    }

    /** Ends the pause under way, or the next one. */
    public void endPause() {
        ended.release();
    }

    /** How long each pause was to be, in the order in which they began. */
    public List<Duration> pauses() {
        return List.copyOf(pauses);
    }
}
