package dev.messagerouting.console.tracking;

import dev.messagerouting.console.model.FlowEvent;
import dev.messagerouting.console.model.FlowEvent.Seen;
import dev.messagerouting.console.model.FlowEvent.What;
import dev.messagerouting.console.model.MessageKey;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Everything known of one message; made anew for each event, so any thread may read it. */
final class Track {

    /** More events than any way has; a message that is repeated for ever must not fill memory. */
    private static final int MOST_EVENTS = 64;

    private final MessageKey key;
    private final List<FlowEvent> events;
    private final Fate fate;
    private final int uncounted;
    private final boolean lost;
    private final Instant newsAt;
    private @Nullable Journey journey;

    private Track(
            MessageKey key,
            List<FlowEvent> events,
            Fate fate,
            int uncounted,
            boolean lost,
            Instant newsAt) {
        this.key = key;
        this.events = events;
        this.fate = fate;
        this.uncounted = uncounted;
        this.lost = lost;
        this.newsAt = newsAt;
    }

    static Track of(MessageKey key, FlowEvent first, Instant now) {
        var events = List.of(first);
        return new Track(key, events, Fate.of(events), 0, false, now);
    }

    /** This same track if it has the event already. */
    Track with(FlowEvent event, Instant now) {
        if (has(event.eventId())) {
            return this;
        }
        if (events.size() >= MOST_EVENTS) {
            int more = event instanceof Seen seen && seen.what() == What.DUPLICATE ? 1 : 0;
            return new Track(key, events, fate, uncounted + more, false, now);
        }
        var after = new ArrayList<FlowEvent>(events.size() + 1);
        after.addAll(events);
        int place = Collections.binarySearch(events, event, Progress.ORDER);
        after.add(place < 0 ? -place - 1 : place, sharing(event));
        return new Track(key, after, Fate.of(after), uncounted, false, now);
    }

    private boolean has(String eventId) {
        for (var known : events) {
            if (known.eventId().equals(eventId)) {
                return true;
            }
        }
        return false;
    }

    Track givenUp() {
        return new Track(key, events, fate, uncounted, true, newsAt);
    }

    /** A message's text is the same in nearly all its events: one copy will do. */
    private FlowEvent sharing(FlowEvent event) {
        if (!(event instanceof Seen seen)) {
            return event;
        }
        for (var known : events) {
            if (known instanceof Seen other && other.payload().equals(seen.payload())) {
                return new Seen(
                        seen.eventId(),
                        seen.time(),
                        seen.route(),
                        seen.at(),
                        seen.what(),
                        seen.key(),
                        other.payload(),
                        seen.executionArn(),
                        seen.reason());
            }
        }
        return event;
    }

    MessageKey key() {
        return key;
    }

    Instant firstAt() {
        return events.getFirst().time();
    }

    Instant lastAt() {
        return events.getLast().time();
    }

    /** When something new of it was last learnt, by the tracker's clock. */
    Instant newsAt() {
        return newsAt;
    }

    Trail.State state() {
        return lost && fate.state() == Trail.State.IN_FLIGHT ? Trail.State.LOST : fate.state();
    }

    boolean open() {
        return state() == Trail.State.IN_FLIGHT;
    }

    boolean running() {
        return fate.running();
    }

    int duplicates() {
        return fate.duplicates() + uncounted;
    }

    List<FlowEvent> events() {
        return events;
    }

    /** Made when first asked for; two threads that ask at once make the same. */
    Journey journey(RouteMap map) {
        var made = journey;
        if (made == null) {
            made = Journey.of(this, map);
            journey = made;
        }
        return made;
    }

    Trail trail(RouteMap map) {
        var sightings =
                events.stream().filter(Seen.class::isInstance).map(Seen.class::cast).toList();
        return new Trail(map.route().id(), key, state(), sightings);
    }
}
