package dev.messagerouting.localcloud.stepfunctions.run;

import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The events of one execution, from number 1 on. Written by the execution's thread, read by any.
 *
 * <p>https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 */
public final class History {

    /** The last event of an execution that runs into the limit is the one that says so. */
    static final int LIMIT = 25_000;

    private final boolean kept;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<HistoryEvent> events = new ArrayList<>(8);
    private long last;

    /**
     * @param kept false for express executions, whose history nobody can ask for
     */
    History(boolean kept) {
        this.kept = kept;
    }

    /** Appends an event and answers its number. */
    long add(
            HistoryEventType type,
            long previous,
            Instant at,
            Consumer<HistoryEvent.Builder> details) {
        if (kept && last >= LIMIT - 1 && !ends(type)) {
            throw new Full();
        }
        lock.lock();
        try {
            last++;
            if (kept) {
                var event =
                        HistoryEvent.builder()
                                .id(last)
                                .previousEventId(previous)
                                .timestamp(at)
                                .type(type);
                details.accept(event);
                events.add(event.build());
            }
            return last;
        } finally {
            lock.unlock();
        }
    }

    private static boolean ends(HistoryEventType type) {
        return switch (type) {
            case EXECUTION_FAILED, EXECUTION_ABORTED, EXECUTION_TIMED_OUT, EXECUTION_SUCCEEDED ->
                    true;
            default -> false;
        };
    }

    public int size() {
        lock.lock();
        try {
            return events.size();
        } finally {
            lock.unlock();
        }
    }

    /** A copy of the events so far. */
    public List<HistoryEvent> events() {
        lock.lock();
        try {
            return List.copyOf(events);
        } finally {
            lock.unlock();
        }
    }

    /** The execution has reached the limit. */
    static final class Full extends RuntimeException {
        Full() {
            super(
                    "The execution reached the maximum number of history events (" + LIMIT + ").",
                    null,
                    false,
                    false);
        }
    }
}
