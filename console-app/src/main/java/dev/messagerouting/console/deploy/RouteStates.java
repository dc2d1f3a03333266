package dev.messagerouting.console.deploy;

import dev.messagerouting.console.deploy.Deployments.State;
import dev.messagerouting.console.model.RouteId;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** What is known of every route: one immutable value, changed at once. */
final class RouteStates {

    /**
     * @param ownStacksGone while it is torn down: what it has alone is deleted
     * @param ours whether a run of this console is under way
     */
    record Known(State state, boolean ours, boolean ownStacksGone, @Nullable ProgressFold fold) {

        static final Known NOTHING = new Known(State.ABSENT, false, true, null);

        Known with(State next, boolean running) {
            return new Known(next, running, next == State.ABSENT, fold);
        }
    }

    private final AtomicReference<Map<RouteId, Known>> all = new AtomicReference<>(Map.of());

    Known of(RouteId route) {
        return all.get().getOrDefault(route, Known.NOTHING);
    }

    Map<RouteId, Known> snapshot() {
        return all.get();
    }

    Optional<DeployProgress> progress(RouteId route) {
        return Optional.ofNullable(of(route).fold()).map(ProgressFold::progress);
    }

    void change(RouteId route, UnaryOperator<Known> change) {
        all.updateAndGet(before -> put(before, route, change.apply(value(before, route))));
    }

    /** Begins a run unless one is under way; false if one is. */
    boolean begin(RouteId route, State next) {
        while (true) {
            var before = all.get();
            var known = value(before, route);
            if (known.ours()) {
                return false;
            }
            var begun = new Known(next, true, false, null);
            if (all.compareAndSet(before, put(before, route, begun))) {
                return true;
            }
        }
    }

    /** Whether a route other than {@code route} is in one of {@code states}. */
    boolean anyOther(RouteId route, State... states) {
        return all.get().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(route))
                .anyMatch(entry -> Arrays.asList(states).contains(entry.getValue().state()));
    }

    /** Whether a route other than {@code route} is being torn down and still has own stacks. */
    boolean anyOtherLeaving(RouteId route) {
        return all.get().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(route))
                .map(Map.Entry::getValue)
                .anyMatch(known -> known.state() == State.TEARING_DOWN && !known.ownStacksGone());
    }

    private static Known value(Map<RouteId, Known> all, RouteId route) {
        return all.getOrDefault(route, Known.NOTHING);
    }

    private static Map<RouteId, Known> put(Map<RouteId, Known> before, RouteId route, Known known) {
        var after = new HashMap<>(before);
        after.put(route, known);
        return Map.copyOf(after);
    }
}
