package dev.messagerouting.console.deploy;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/** Routes share stacks, and their runs go side by side: one order at a time for each stack. */
final class StackLocks {

    private final ConcurrentMap<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    /** Waits for its turn; closing the answer ends it. */
    Turn turn(String stackName) throws InterruptedException {
        var lock = locks.computeIfAbsent(stackName, _ -> new ReentrantLock());
        lock.lockInterruptibly();
        return lock::unlock;
    }

    interface Turn extends AutoCloseable {
        @Override
        void close();
    }
}
