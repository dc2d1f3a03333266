package dev.messagerouting.console.cloud;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How far one log group was read, and what was seen in the window that is read again. */
final class LogCursor {

    private final String group;
    private final Map<String, Long> seen = new HashMap<>();
    private long from;
    private long newest;

    LogCursor(String group) {
        this.group = group;
    }

    String group() {
        return group;
    }

    /** Epoch milliseconds: where to read from. */
    long from() {
        return from;
    }

    /** True the first time that it is asked about an event. */
    boolean isNew(String eventId, long timestamp) {
        newest = Math.max(newest, timestamp);
        return seen.put(eventId, timestamp) == null;
    }

    /** All up to the newest was read: goes on, but stays {@code overlap} behind it. */
    void readOn(Duration overlap) {
        long next = newest - overlap.toMillis();
        if (next > from) {
            from = next;
            seen.values().removeIf(timestamp -> timestamp < next);
        }
    }
}
