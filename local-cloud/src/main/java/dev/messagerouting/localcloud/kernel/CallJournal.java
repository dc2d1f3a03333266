package dev.messagerouting.localcloud.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Every call that came through the door: the last ones in full, all of them as counts. Calls in
 * process do not pass the door and are not here.
 */
public final class CallJournal {

    /** The outcome of a call that did not fail. */
    public static final String OK = "OK";

    /**
     * One finished call.
     *
     * @param at when it began
     * @param outcome {@link #OK} or the error code that the caller got
     */
    public record Call(
            Instant at, String service, String operation, String outcome, Duration took) {}

    private record Operation(String service, String operation) {}

    private final CloudTime time;
    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Call> recent = new ArrayDeque<>();
    private final Map<Operation, LongAdder> counts = new ConcurrentHashMap<>();

    public CallJournal(CloudTime time, int capacity) {
        this.time = time;
        this.capacity = capacity;
    }

    /** Begins the measure of a call; say how it ended when it has. */
    public Running begin() {
        return new Running(time.now(), System.nanoTime());
    }

    /** A call on its way. */
    public final class Running {

        private final Instant at;
        private final long began;

        private Running(Instant at, long began) {
            this.at = at;
            this.began = began;
        }

        public void end(String service, String operation, String outcome) {
            var took = Duration.ofNanos(System.nanoTime() - began);
            add(new Call(at, service, operation, outcome, took));
        }
    }

    private void add(Call call) {
        counts.computeIfAbsent(
                        new Operation(call.service(), call.operation()), any -> new LongAdder())
                .increment();
        lock.lock();
        try {
            if (recent.size() == capacity) {
                recent.removeFirst();
            }
            recent.addLast(call);
        } finally {
            lock.unlock();
        }
    }

    /** The last calls, oldest first. */
    public List<Call> recent() {
        lock.lock();
        try {
            return List.copyOf(recent);
        } finally {
            lock.unlock();
        }
    }

    /** How often {@code operation} of {@code service} was called since the start, failed or not. */
    public long count(String service, String operation) {
        var count = counts.get(new Operation(service, operation));
        return count == null ? 0 : count.sum();
    }

    /** All counts, by {@code <service> <operation>}. */
    public Map<String, Long> counts() {
        var all = new TreeMap<String, Long>();
        counts.forEach((key, n) -> all.put(key.service() + " " + key.operation(), n.sum()));
        return all;
    }
}
