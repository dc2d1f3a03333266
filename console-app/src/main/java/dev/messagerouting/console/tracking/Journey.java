package dev.messagerouting.console.tracking;

import dev.messagerouting.console.model.ComponentId;
import dev.messagerouting.console.model.FlowEvent;
import dev.messagerouting.console.model.FlowEvent.ExecutionChanged;
import dev.messagerouting.console.model.FlowEvent.ExecutionStatus;
import dev.messagerouting.console.model.FlowEvent.Seen;
import dev.messagerouting.console.model.FlowEvent.What;
import dev.messagerouting.console.model.Hop;
import dev.messagerouting.console.model.MessageKey;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a message was when: the places at which it was seen, each further along than the one before
 * it, and between two of them a piece of way. Pushed hops are taken at once; where someone pulls,
 * the message waits for that, and arrives when it is seen.
 */
final class Journey {

    private record Stop(Instant time, ComponentId at, boolean failure, List<Hop> onward) {}

    private final MessageKey key;
    private final Trail.State state;
    private final List<Stop> stops;

    private Journey(MessageKey key, Trail.State state, List<Stop> stops) {
        this.key = key;
        this.state = state;
        this.stops = stops;
    }

    static Journey of(Track track, RouteMap map) {
        var stops = new ArrayList<Stop>();
        int reached = -1;
        for (var event : track.events()) {
            int rank = Progress.rank(event);
            boolean failure = isFailure(event);
            boolean onward = rank > reached && !failure && !isEndOfExecution(event);
            if (onward || (failure && track.state() == Trail.State.FAILED)) {
                arrive(stops, new Stop(event.time(), map.place(event), failure, List.of()), map);
                reached = Math.max(reached, failure ? reached : rank);
            }
        }
        return new Journey(track.key(), track.state(), List.copyOf(stops));
    }

    /** Gives the stop before the way to this one. */
    private static void arrive(List<Stop> stops, Stop next, RouteMap map) {
        if (!stops.isEmpty()) {
            var last = stops.removeLast();
            var way = map.way(last.at(), next.at());
            stops.add(new Stop(last.time(), last.at(), last.failure(), way));
        }
        stops.add(next);
    }

    private static boolean isFailure(FlowEvent event) {
        return switch (event) {
            case Seen seen -> seen.what() == What.FAILED;
            case ExecutionChanged changed ->
                    switch (changed.status()) {
                        case RUNNING, SUCCEEDED -> false;
                        case FAILED, TIMED_OUT, ABORTED -> true;
                    };
        };
    }

    private static boolean isEndOfExecution(FlowEvent event) {
        return event instanceof ExecutionChanged changed
                && changed.status() == ExecutionStatus.SUCCEEDED;
    }

    /** Null before the message was first seen and after it left. */
    @Nullable Token at(Instant playhead, TrackerRules rules) {
        int last = lastAtOrBefore(playhead);
        if (last < 0) {
            return null;
        }
        var stop = stops.get(last);
        var since = Duration.between(stop.time(), playhead);
        if (last == stops.size() - 1) {
            return since.compareTo(stay(stop, rules)) > 0 ? null : resting(stop, stop.at());
        }
        return between(stop, stops.get(last + 1), since, rules);
    }

    private Duration stay(Stop stop, TrackerRules rules) {
        return switch (state) {
            case DELIVERED -> rules.linger();
            case FAILED -> stop.failure() ? rules.failureShown() : rules.lostAfter();
            case LOST -> rules.lostAfter();
            case IN_FLIGHT -> Duration.ofSeconds(Long.MAX_VALUE);
        };
    }

    private Token between(Stop stop, Stop next, Duration since, TrackerRules rules) {
        var way = stop.onward();
        if (way.isEmpty()) {
            return resting(stop, stop.at());
        }
        double gap = Duration.between(stop.time(), next.time()).toNanos();
        double share = Math.min(gap / way.size(), (double) rules.hopTime().toNanos());
        double elapsed = since.toNanos();
        int atOnce = hopsBeforeWaiting(way);
        double departure = gap - (way.size() - atOnce) * share;
        if (elapsed < atOnce * share) {
            return moving(stop, way, elapsed / share);
        }
        if (elapsed < departure) {
            return resting(stop, atOnce == 0 ? stop.at() : way.get(atOnce - 1).to());
        }
        return moving(stop, way, atOnce + (elapsed - departure) / share);
    }

    private static int hopsBeforeWaiting(List<Hop> way) {
        for (int i = 0; i < way.size(); i++) {
            if (way.get(i).mode() == Hop.Mode.PULL) {
                return i;
            }
        }
        return way.size() - 1;
    }

    /**
     * @param travelled hops, with a fraction
     */
    private Token moving(Stop stop, List<Hop> way, double travelled) {
        int index = Math.min((int) travelled, way.size() - 1);
        var hop = way.get(index);
        return new Token(key, hop, Math.clamp(travelled - index, 0, 1), hop.to(), stop.failure());
    }

    private Token resting(Stop stop, ComponentId at) {
        return new Token(key, null, 0, at, stop.failure());
    }

    private int lastAtOrBefore(Instant playhead) {
        for (int i = stops.size() - 1; i >= 0; i--) {
            if (!stops.get(i).time().isAfter(playhead)) {
                return i;
            }
        }
        return -1;
    }
}
