package dev.messagerouting.localcloud.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A clock that stands still until it is told to {@link #advance}. Work that falls due runs on the
 * caller's thread.
 */
public final class ManualTime implements CloudTime {

    private record Due(Instant at, long order, Runnable work) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
    private Instant now;
    private long order;

    public ManualTime(Instant start) {
        this.now = start;
    }

    @Override
    public Instant now() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        var awake = new CountDownLatch(1);
        schedule(duration, awake::countDown);
        awake.await();
    }

    @Override
    public Scheduled schedule(Duration delay, Runnable work) {
        lock.lock();
        try {
            var due = new Due(now.plus(delay), order++, work);
            queue.add(due);
            return () -> remove(due);
        } finally {
            lock.unlock();
        }
    }

    /** Moves the clock on, running what falls due on the way in the order of its time. */
    public void advance(Duration duration) {
        var end = now().plus(duration);
        for (var due = next(end); !due.isEmpty(); due = next(end)) {
            due.forEach(Runnable::run);
        }
        lock.lock();
        try {
            now = end;
        } finally {
            lock.unlock();
        }
    }

    /**
     * How many sleepers and scheduled pieces of work wait: what a test awaits before it advances.
     */
    public int waiting() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    private List<Runnable> next(Instant end) {
        lock.lock();
        try {
            var due = queue.peek();
            if (due == null || due.at().isAfter(end)) {
                return List.of();
            }
            now = due.at();
            var work = new ArrayList<Runnable>();
            work.add(queue.remove().work());
            return work;
        } finally {
            lock.unlock();
        }
    }

    private void remove(Due due) {
        lock.lock();
        try {
            queue.remove(due);
        } finally {
            lock.unlock();
        }
    }
}
