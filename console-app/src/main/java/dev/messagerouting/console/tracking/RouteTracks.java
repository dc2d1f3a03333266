package dev.messagerouting.console.tracking;

import dev.messagerouting.console.model.FlowEvent;
import dev.messagerouting.console.model.MessageKey;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The messages of one route. One thread at a time writes; any thread reads what the shelves and
 * {@code counts} hold.
 */
final class RouteTracks {

    private final RouteMap map;
    private final TrackerRules rules;
    private final Map<MessageKey, Track> byKey = new HashMap<>();
    private final TreeMap<MessageKey, Track> openByKey = new TreeMap<>();
    private final Map<MessageKey, Instant> overtaken = new HashMap<>();
    private final Shelf open = new Shelf();
    private final Shelf delivered = new Shelf();
    private final Shelf troubled = new Shelf();
    private final Map<Trail.State, Long> byState = new EnumMap<>(Trail.State.class);
    private long emitted;
    private long duplicates;
    private @Nullable MessageKey latestDelivered;
    private @Nullable MessageKey forgotten;
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
        shelf(after).put(after);
        switch (after.state()) {
            case IN_FLIGHT -> follow(after, now);
            case DELIVERED -> overtake(after.key(), now);
            case FAILED, LOST -> {}
        }
        forgetTooMany();
    }

    private Shelf shelf(Track track) {
        return switch (track.state()) {
            case IN_FLIGHT -> open;
            case DELIVERED -> delivered;
            case FAILED, LOST -> troubled;
        };
    }

    private void leave(Track before, Track after) {
        byState.merge(before.state(), -1L, Long::sum);
        duplicates -= before.duplicates();
        boolean stays = before.state() == after.state();
        if (!stays || !before.firstAt().equals(after.firstAt())) {
            shelf(before).remove(before);
        }
        if (!after.open()) {
            openByKey.remove(before.key());
            overtaken.remove(before.key());
        }
    }

    private void follow(Track track, Instant now) {
        openByKey.put(track.key(), track);
        if (latestDelivered != null && track.key().compareTo(latestDelivered) < 0) {
            overtaken.putIfAbsent(track.key(), now);
        }
        while (openByKey.size() > rules.followed()) {
            var oldest = openByKey.firstEntry().getValue();
            replace(oldest, oldest.givenUp(), now);
        }
    }

    /** Each message in flight is marked once: when the first later one is known to have arrived. */
    private void overtake(MessageKey arrived, Instant now) {
        var before = latestDelivered;
        if (before != null && before.compareTo(arrived) >= 0) {
            return;
        }
        var passed =
                before == null
                        ? openByKey.headMap(arrived, false)
                        : openByKey.subMap(before, true, arrived, false);
        passed.keySet().forEach(key -> overtaken.putIfAbsent(key, now));
        latestDelivered = arrived;
    }

    private void forgetTooMany() {
        while (delivered.size() + troubled.size() > rules.retained()) {
            var oldest = older(delivered.oldest(), troubled.oldest());
            if (oldest == null) {
                return;
            }
            shelf(oldest).remove(oldest);
            byKey.remove(oldest.key());
            if (forgotten == null || oldest.key().compareTo(forgotten) > 0) {
                forgotten = oldest.key();
            }
        }
    }

    private static @Nullable Track older(@Nullable Track one, @Nullable Track other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.firstAt().isAfter(other.firstAt()) ? other : one;
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
        var present = new TreeMap<Shelf.Place, Token>();
        BiConsumer<Shelf.Place, Track> show =
                (place, track) -> {
                    var token = track.journey(map).at(playhead, rules);
                    if (token != null) {
                        present.put(place, token);
                    }
                };
        open.begunBy(playhead, show);
        delivered.presentAt(playhead, rules.linger(), show);
        troubled.presentAt(playhead, longest(rules.failureShown(), rules.lostAfter()), show);
        return List.copyOf(present.values());
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    List<Trail> newest(int limit) {
        var trails = new ArrayList<Trail>();
        var flying = open.newestFirst();
        var arrived = delivered.newestFirst();
        var rest = troubled.newestFirst();
        while (trails.size() < limit) {
            var next = flying.orNewer(arrived).orNewer(rest).take();
            if (next == null) {
                break;
            }
            trails.add(next.trail(map));
        }
        return List.copyOf(trails);
    }
}
