package dev.messagerouting.console.flow;

import dev.messagerouting.console.model.FlowEvent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands events from many loops to one reader. When it is full the loops wait: nothing is dropped,
 * since the screen counts messages.
 */
public final class Inbox {

    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition roomLeft = lock.newCondition();
    private final Condition filled = lock.newCondition();
    private List<FlowEvent> held = new ArrayList<>();

    /**
     * @param capacity events; one batch may go over it, so that no batch is too large
     */
    public Inbox(int capacity) {
        this.capacity = capacity;
    }

    /** Waits while the inbox is full. */
    public void put(List<FlowEvent> events) throws InterruptedException {
        if (events.isEmpty()) {
            return;
        }
        lock.lockInterruptibly();
        try {
            while (held.size() >= capacity) {
                roomLeft.await();
            }
            held.addAll(events);
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /** All there is; if there is nothing, waits that long for something. May be empty. */
    public List<FlowEvent> take(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (held.isEmpty() && left > 0) {
                left = filled.awaitNanos(left);
            }
            var taken = held;
            held = new ArrayList<>();
            roomLeft.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }
}
