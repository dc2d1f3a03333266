package dev.messagerouting.console.tracking;

import dev.messagerouting.console.model.FlowEvent;
import dev.messagerouting.console.model.FlowEvent.ExecutionChanged;
import dev.messagerouting.console.model.FlowEvent.Seen;
import dev.messagerouting.console.model.MessageKey;
import dev.messagerouting.console.model.Route;
import dev.messagerouting.console.model.RouteId;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Folds events into what is known of each message. Events may come in any order and more than once:
 * the same events lead to the same trails and counts.
 *
 * <p><b>Counts.</b> A message counts as emitted as soon as anything is known of it, and is in
 * exactly one of in flight, delivered, failed and lost. Duplicates are the repeats that the target
 * recognised, and those that it took for new.
 *
 * <p><b>Lost.</b> A message in flight counts as lost when a later message of the same route was
 * delivered and for {@link TrackerRules#lostAfter} since, and since the last news of it, nothing
 * was learnt of it; but not while its execution is known to run. News takes the verdict back.
 *
 * <p><b>Memory.</b> Of each route the last {@link TrackerRules#retained} settled messages are
 * remembered; older ones stay in the counts only, and what is told of them later is ignored. Up to
 * {@link TrackerRules#followed} messages in flight are followed; of more than that, the oldest are
 * given up as lost.
 *
 * <p>One thread at a time writes (a lock sees to it); readers are never blocked.
 */
public final class MessageTracker implements Tape {

    private static final Duration SWEEP = Duration.ofMillis(250);

    private final InstantSource clock;
    private final ReentrantLock writing = new ReentrantLock();
    private final Map<RouteId, RouteTracks> routes = new HashMap<>();
    private final LagMeter lag;
    private Instant swept;

    public MessageTracker(List<Route> routes, TrackerRules rules, InstantSource clock) {
        this.clock = clock;
        this.swept = clock.instant();
        this.lag = new LagMeter(swept, rules.leastLag());
        routes.forEach(r -> this.routes.put(r.id(), new RouteTracks(new RouteMap(r), rules)));
    }

    /**
     * Takes in what has become known. To be called now and then with nothing too: that a message is
     * lost is known by the absence of events.
     */
    public void accept(List<FlowEvent> events) {
        writing.lock();
        try {
            var now = clock.instant();
            for (var event : events) {
                var tracks = tracks(event.route());
                lag.add(event.time(), now);
                tracks.accept(event, key(event), now);
            }
            if (!now.isBefore(swept.plus(SWEEP))) {
                swept = now;
                routes.values().forEach(tracks -> tracks.sweep(now));
            }
            lag.refresh(now);
            routes.values().forEach(RouteTracks::publish);
        } finally {
            writing.unlock();
        }
    }

    private static MessageKey key(FlowEvent event) {
        return switch (event) {
            case Seen seen -> seen.key();
            case ExecutionChanged changed -> changed.key();
        };
    }

    private RouteTracks tracks(RouteId route) {
        var tracks = routes.get(route);
        if (tracks == null) {
            throw new IllegalArgumentException("The tracker follows no route '" + route + "'.");
        }
        return tracks;
    }

    @Override
    public Counts counts(RouteId route) {
        return tracks(route).counts();
    }

    @Override
    public List<Token> tokensAt(RouteId route, Instant playhead) {
        return tracks(route).tokensAt(playhead);
    }

    @Override
    public List<Trail> newest(RouteId route, int limit) {
        return tracks(route).newest(limit);
    }

    @Override
    public Optional<Instant> firstDelivered(RouteId route) {
        return tracks(route).firstDelivered();
    }

    @Override
    public Duration lag() {
        return lag.lag();
    }
}
