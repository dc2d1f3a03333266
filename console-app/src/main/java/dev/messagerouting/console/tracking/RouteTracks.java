package dev.messagerouting.console.tracking;

import dev.messagerouting.console.model.FlowEvent;
import dev.messagerouting.console.model.MessageKey;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The messages of one route. One thread at a time writes; any thread reads what {@code open},
 * {@code settled} and {@code counts} hold.
 */
final class RouteTracks {

    /** By when it was first seen, so that a moment's messages lie side by side. */
    private record Place(Instant firstAt, MessageKey key) implements Comparable<Place> {

        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::firstAt).thenComparing(Place::key);
        private static final MessageKey LAST = new MessageKey(Long.MAX_VALUE, Long.MAX_VALUE);

        static Place of(Track track) {
            return new Place(track.firstAt(), track.key());
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    private final RouteMap map;
    private final TrackerRules rules;
    private final Map<MessageKey, Track> byKey = new HashMap<>();
    private final TreeMap<MessageKey, Track> openByKey = new TreeMap<>();
    private final Map<MessageKey, Instant> overtaken = new HashMap<>();
    private final ConcurrentNavigableMap<Place, Track> open = new ConcurrentSkipListMap<>();
    private final ConcurrentNavigableMap<Place, Track> settled = new ConcurrentSkipListMap<>();
    private int settledSize;
    private long emitted;
    private long duplicates;
    private final Map<Trail.State, Long> byState = new EnumMap<>(Trail.State.class);
    private @Nullable MessageKey latestDelivered;
    private @Nullable MessageKey forgotten;
    private volatile Duration longest = Duration.ZERO;
    private volatile Counts counts = Counts.NONE;
    private volatile @Nullable Instant firstDelivered;

    RouteTracks(RouteMap map, TrackerRules rules) {
        this.map = map;
        this.rules = rules;
    }

    void accept(FlowEvent event, MessageKey key, Instant now) {
        noteDelivery(event);
        var before = byKey.get(key);
        if (before == null) {
            if (forgotten == null || key.compareTo(forgotten) > 0) {
                emitted++;
                replace(null, Track.of(key, event, now), now);
            }
            return;
        }
        var after = before.with(event, now);
        if (!before.equals(after)) {
            replace(before, after, now);
        }
    }

    private void noteDelivery(FlowEvent event) {
        var first = firstDelivered;
        if (event instanceof FlowEvent.Seen seen
                && seen.what() == FlowEvent.What.DELIVERED
                && (first == null || seen.time().isBefore(first))) {
            firstDelivered = seen.time();
        }
    }

    private void replace(@Nullable Track before, Track after, Instant now) {
        if (before != null) {
            leave(before, after);
        }
        byKey.put(after.key(), after);
        byState.merge(after.state(), 1L, Long::sum);
        duplicates += after.duplicates();
        if (after.open()) {
            open.put(Place.of(after), after);
            openByKey.put(after.key(), after);
            if (latestDelivered != null && after.key().compareTo(latestDelivered) < 0) {
                overtaken.putIfAbsent(after.key(), now);
            }
            followNoMoreThanAllowed(now);
        } else {
            settle(after, now);
        }
    }

    private void leave(Track before, Track after) {
        byState.merge(before.state(), -1L, Long::sum);
        duplicates -= before.duplicates();
        boolean moves = before.open() != after.open() || !before.firstAt().equals(after.firstAt());
        if (!moves) {
            return;
        }
        if (before.open()) {
            open.remove(Place.of(before));
            if (!after.open()) {
                openByKey.remove(before.key());
                overtaken.remove(before.key());
            }
        } else {
            settled.remove(Place.of(before));
            settledSize--;
        }
    }

    private void settle(Track track, Instant now) {
        if (settled.put(Place.of(track), track) == null) {
            settledSize++;
        }
        var span = Duration.between(track.firstAt(), track.lastAt());
        if (span.compareTo(longest) > 0) {
            longest = span;
        }
        if (track.state() == Trail.State.DELIVERED) {
            overtake(track.key(), now);
        }
        while (settledSize > rules.retained()) {
            forgetOldest();
        }
    }

    /** Each message in flight is marked once: when the first later one is known to have arrived. */
    private void overtake(MessageKey delivered, Instant now) {
        var before = latestDelivered;
        if (before != null && before.compareTo(delivered) >= 0) {
            return;
        }
        var passed =
                before == null
                        ? openByKey.headMap(delivered, false)
                        : openByKey.subMap(before, true, delivered, false);
        passed.keySet().forEach(key -> overtaken.putIfAbsent(key, now));
        latestDelivered = delivered;
    }

    private void forgetOldest() {
        var oldest = settled.pollFirstEntry();
        if (oldest != null) {
            settledSize--;
            var key = oldest.getKey().key();
            byKey.remove(key);
            if (forgotten == null || key.compareTo(forgotten) > 0) {
                forgotten = key;
            }
        }
    }

    private void followNoMoreThanAllowed(Instant now) {
        while (openByKey.size() > rules.followed()) {
            var oldest = openByKey.firstEntry().getValue();
            replace(oldest, oldest.givenUp(), now);
        }
    }

    /** Gives up those of which there has been no news for too long. */
    void sweep(Instant now) {
        var lost = new ArrayList<Track>();
        overtaken.forEach(
                (key, since) -> {
                    var track = openByKey.get(key);
                    if (track != null && isLost(track, since, now)) {
                        lost.add(track);
                    }
                });
        lost.forEach(track -> replace(track, track.givenUp(), now));
    }

    private boolean isLost(Track track, Instant overtakenAt, Instant now) {
        var since = overtakenAt.isAfter(track.newsAt()) ? overtakenAt : track.newsAt();
        return !track.running() && !now.isBefore(since.plus(rules.lostAfter()));
    }

    void publish() {
        counts =
                new Counts(
                        emitted,
                        in(Trail.State.IN_FLIGHT),
                        in(Trail.State.DELIVERED),
                        in(Trail.State.FAILED),
                        in(Trail.State.LOST),
                        duplicates);
    }

    private long in(Trail.State state) {
        return byState.getOrDefault(state, 0L);
    }

    Counts counts() {
        return counts;
    }

    Optional<Instant> firstDelivered() {
        return Optional.ofNullable(firstDelivered);
    }

    List<Token> tokensAt(Instant playhead) {
        var present = new TreeMap<Place, Token>();
        var seen = new Place(playhead, Place.LAST);
        open.headMap(seen).forEach((place, track) -> add(present, place, track, playhead));
        var earliest = playhead.minus(longest).minus(longestStay());
        for (var entry : settled.headMap(seen).descendingMap().entrySet()) {
            if (entry.getKey().firstAt().isBefore(earliest)) {
                break;
            }
            add(present, entry.getKey(), entry.getValue(), playhead);
        }
        return List.copyOf(present.values());
    }

    private Duration longestStay() {
        var failure = rules.failureShown();
        return failure.compareTo(rules.lostAfter()) > 0 ? failure : rules.lostAfter();
    }

    private void add(Map<Place, Token> present, Place place, Track track, Instant playhead) {
        var token = track.journey(map).at(playhead, rules);
        if (token != null) {
            present.put(place, token);
        }
    }

    List<Trail> newest(int limit) {
        var trails = new ArrayList<Trail>();
        var flying = new Cursor(open.descendingMap().entrySet().iterator());
        var done = new Cursor(settled.descendingMap().entrySet().iterator());
        while (trails.size() < limit) {
            var next = flying.isNewerThan(done) ? flying.take() : done.take();
            if (next == null) {
                break;
            }
            trails.add(next.trail(map));
        }
        return List.copyOf(trails);
    }

    /** Walks one of the two maps, so that both can be told as one. */
    private static final class Cursor {

        private final Iterator<Map.Entry<Place, Track>> rest;
        private Map.@Nullable Entry<Place, Track> head;

        Cursor(Iterator<Map.Entry<Place, Track>> rest) {
            this.rest = rest;
            this.head = rest.hasNext() ? rest.next() : null;
        }

        boolean isNewerThan(Cursor other) {
            var mine = head;
            var theirs = other.head;
            return mine != null && (theirs == null || mine.getKey().compareTo(theirs.getKey()) > 0);
        }

        @Nullable Track take() {
            var taken = head;
            head = rest.hasNext() ? rest.next() : null;
            return taken == null ? null : taken.getValue();
        }
    }
}
