package dev.messagerouting.console.testkit;

import dev.messagerouting.console.model.ComponentId;
import dev.messagerouting.console.model.FlowEvent;
import dev.messagerouting.console.model.FlowEvent.What;
import dev.messagerouting.console.model.Hop;
import dev.messagerouting.console.model.MessageKey;
import dev.messagerouting.console.model.Route;
import dev.messagerouting.console.model.RouteId;
import dev.messagerouting.console.model.Routes;
import dev.messagerouting.console.tracking.Counts;
import dev.messagerouting.console.tracking.Tape;
import dev.messagerouting.console.tracking.Token;
import dev.messagerouting.console.tracking.Trail;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Messages that go along a route by timetable: each takes {@link #HOP} from component to component,
 * unless the script says that it stays somewhere. What is known follows from the clock alone.
 */
public final class ScriptedTape implements Tape {

    public static final Duration HOP = Duration.ofMillis(400);

    private static final Route ROUTE = Routes.PROCESS_TO_PROCESS;

    private final ManualClock clock;
    private final List<Journey> journeys = new CopyOnWriteArrayList<>();
    private volatile Duration lag = Duration.ofMillis(300);
    private volatile long lost;
    private volatile long duplicates;

    public ScriptedTape(ManualClock clock) {
        this.clock = clock;
    }

    /**
     * One message.
     *
     * @param stays the number of hops after which it goes no further
     */
    private record Journey(
            MessageKey key, Instant start, int stays, boolean fails, @Nullable String reason) {

        double hops(Instant time) {
            double gone = (double) Duration.between(start, time).toMillis() / HOP.toMillis();
            return Math.min(gone, stays);
        }
    }

    /** Emitted now, and delivered in due time. */
    public MessageKey send(long id) {
        return add(id, ROUTE.hops().size(), false, null);
    }

    /** Emitted now, and comes to rest after {@code hops} hops. */
    public MessageKey sendAndStay(long id, int hops) {
        return add(id, hops, false, null);
    }

    /** Emitted now, and fails after {@code hops} hops. */
    public MessageKey sendAndFail(long id, int hops, String reason) {
        return add(id, hops, true, reason);
    }

    /** What stays somewhere goes on from there. */
    public void release() {
        var now = clock.instant();
        journeys.replaceAll(
                j ->
                        j.fails() || j.hops(now) < j.stays()
                                ? j
                                : new Journey(
                                        j.key(),
                                        now.minus(HOP.multipliedBy(j.stays())),
                                        ROUTE.hops().size(),
                                        false,
                                        null));
    }

    public void lag(Duration next) {
        lag = next;
    }

    public void lostAndDuplicates(long lostOnes, long repeats) {
        lost = lostOnes;
        duplicates = repeats;
    }

    @Override
    public Counts counts(RouteId route) {
        if (!route.equals(ROUTE.id())) {
            return Counts.NONE;
        }
        var now = clock.instant();
        var known = journeys.stream().filter(j -> !j.start().isAfter(now)).toList();
        long failed = known.stream().filter(j -> hasFailed(j, now)).count();
        long delivered = known.stream().filter(j -> isDelivered(j, now)).count();
        return new Counts(
                known.size() + lost,
                known.size() - failed - delivered,
                delivered,
                failed,
                lost,
                duplicates);
    }

    @Override
    public List<Token> tokensAt(RouteId route, Instant playhead) {
        if (!route.equals(ROUTE.id())) {
            return List.of();
        }
        return journeys.stream()
                .filter(j -> !j.start().isAfter(playhead) && !isDelivered(j, playhead))
                .map(j -> token(j, playhead))
                .toList();
    }

    @Override
    public List<Trail> newest(RouteId route, int limit) {
        if (!route.equals(ROUTE.id())) {
            return List.of();
        }
        var now = clock.instant();
        return journeys.stream()
                .filter(j -> !j.start().isAfter(now))
                .map(j -> trail(j, now))
                .sorted(Comparator.comparing(Trail::key).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public Duration lag() {
        return lag;
    }

    private MessageKey add(long id, int stays, boolean fails, @Nullable String reason) {
        var key = new MessageKey(id, clock.millis());
        journeys.add(new Journey(key, clock.instant(), stays, fails, reason));
        return key;
    }

    private static boolean hasFailed(Journey journey, Instant time) {
        return journey.fails() && journey.hops(time) >= journey.stays();
    }

    private static boolean isDelivered(Journey journey, Instant time) {
        return journey.hops(time) >= ROUTE.hops().size();
    }

    private static Token token(Journey journey, Instant time) {
        double gone = journey.hops(time);
        int hop = (int) gone;
        if (gone >= journey.stays()) {
            var at = hop == 0 ? first() : ROUTE.hops().get(hop - 1).to();
            return new Token(journey.key(), null, 0, at, journey.fails());
        }
        Hop under = ROUTE.hops().get(hop);
        return new Token(journey.key(), under, gone - hop, under.to(), false);
    }

    private static ComponentId first() {
        return ROUTE.hops().getFirst().from();
    }

    private static Trail trail(Journey journey, Instant now) {
        var sightings = new ArrayList<FlowEvent.Seen>();
        int gone = (int) journey.hops(now);
        for (int i = 0; i <= gone; i++) {
            var at = i == 0 ? first() : ROUTE.hops().get(i - 1).to();
            boolean failedHere = journey.fails() && i == journey.stays();
            var what = failedHere ? What.FAILED : said(i);
            if (what != null) {
                var reason = failedHere ? journey.reason() : null;
                sightings.add(seen(journey, at, what, i, reason));
            }
        }
        var state =
                hasFailed(journey, now)
                        ? Trail.State.FAILED
                        : isDelivered(journey, now) ? Trail.State.DELIVERED : Trail.State.IN_FLIGHT;
        return new Trail(ROUTE.id(), journey.key(), state, sightings);
    }

    /** What is logged on arrival after so many hops; nothing where nobody logs. */
    private static @Nullable What said(int hops) {
        return switch (hops) {
            case 0 -> What.EMITTED;
            case 2 -> What.ACCEPTED;
            case 3 -> What.INGESTED;
            case 5 -> What.TRANSFORMED;
            case 7 -> What.QUEUED;
            case 9 -> What.DEQUEUED;
            case 11 -> What.DELIVERED;
            default -> null;
        };
    }

    private static FlowEvent.Seen seen(
            Journey journey, ComponentId at, What what, int hop, @Nullable String reason) {
        return new FlowEvent.Seen(
                journey.key() + "/" + hop,
                journey.start().plus(HOP.multipliedBy(hop)),
                ROUTE.id(),
                at,
                what,
                journey.key(),
                "{\"id\":" + journey.key().id() + "}",
                null,
                reason);
    }
}
