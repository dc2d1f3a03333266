package dev.messagerouting.localcloud.logs;

import dev.messagerouting.localcloud.kernel.Chunks;
import dev.messagerouting.localcloud.logs.LogEvent.Place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The events of one group, by time; an immutable value. */
record EventLog(Chunks<LogEvent> events, long bytes) {

    static final EventLog EMPTY = new EventLog(Chunks.empty(), 0);

    private static final Comparator<LogEvent> BY_PLACE = Comparator.comparing(LogEvent::place);

    /** What an event costs beside its message. */
    private static final int OVERHEAD = 250;

    /** With {@code more}, which are in order; what is late is put where its time says. */
    EventLog plus(List<LogEvent> more) {
        if (more.isEmpty()) {
            return this;
        }
        long total = bytes;
        for (var event : more) {
            total += event.bytes() + OVERHEAD;
        }
        long at = events.firstWhere(event -> BY_PLACE.compare(event, more.getFirst()) > 0);
        if (at == events.end()) {
            return new EventLog(events.plus(more), total);
        }
        var rest = new ArrayList<LogEvent>(events.slice(at, events.end()));
        rest.addAll(more);
        rest.sort(BY_PLACE);
        return new EventLog(events.to(at).plus(rest), total);
    }

    /** Without what is older than {@code oldest}, and without the oldest above {@code most}. */
    EventLog trimmed(long oldest, long most) {
        long first = events.start();
        long left = bytes;
        while (first < events.end()
                && (left > most || events.get(first).place().timestamp() < oldest)) {
            left -= events.get(first).bytes() + OVERHEAD;
            first++;
        }
        return first == events.start() ? this : new EventLog(events.from(first), left);
    }

    EventLog withoutStream(String stream) {
        var kept =
                events.slice(events.start(), events.end()).stream()
                        .filter(event -> !event.shape().logStreamName().equals(stream))
                        .toList();
        return EMPTY.plus(kept);
    }

    /** The index of the first event after {@code place}. */
    long after(Place place) {
        return events.firstWhere(event -> event.place().compareTo(place) > 0);
    }

    /** The index of the first event at {@code place} or after. */
    long from(Place place) {
        return events.firstWhere(event -> event.place().compareTo(place) >= 0);
    }

    /** The index of the first event at {@code millis} or later. */
    long from(long millis) {
        return events.firstWhere(event -> event.place().timestamp() >= millis);
    }
}
