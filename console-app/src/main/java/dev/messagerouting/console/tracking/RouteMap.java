package dev.messagerouting.console.tracking;

import dev.messagerouting.console.model.Component;
import dev.messagerouting.console.model.ComponentId;
import dev.messagerouting.console.model.ComponentKind;
import dev.messagerouting.console.model.FlowEvent;
import dev.messagerouting.console.model.FlowEvent.ExecutionChanged;
import dev.messagerouting.console.model.FlowEvent.Seen;
import dev.messagerouting.console.model.FlowEvent.What;
import dev.messagerouting.console.model.Hop;
import dev.messagerouting.console.model.Route;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Where on a route an event puts a message, and which hops lie between two places. */
final class RouteMap {

    private record Leg(ComponentId from, ComponentId to) {}

    private final Route route;
    private final ComponentId stateMachine;
    private final Optional<ComponentId> entrance;
    private final ConcurrentMap<Leg, List<Hop>> ways = new ConcurrentHashMap<>();

    RouteMap(Route route) {
        this.route = route;
        this.stateMachine = first(route, ComponentKind.STATE_MACHINE).orElse(new ComponentId(""));
        this.entrance = first(route, ComponentKind.STREAM);
    }

    private static Optional<ComponentId> first(Route route, ComponentKind kind) {
        return route.components().stream()
                .filter(component -> component.kind() == kind)
                .map(Component::id)
                .findFirst();
    }

    Route route() {
        return route;
    }

    List<Hop> way(ComponentId from, ComponentId to) {
        return ways.computeIfAbsent(new Leg(from, to), leg -> route.way(leg.from(), leg.to()));
    }

    /**
     * The source says {@code accepted} when the answer tells it that the stream has the message.
     */
    ComponentId place(FlowEvent event) {
        return switch (event) {
            case ExecutionChanged _ -> stateMachine;
            case Seen seen -> seen.what() == What.ACCEPTED ? entrance.orElse(seen.at()) : seen.at();
        };
    }
}
