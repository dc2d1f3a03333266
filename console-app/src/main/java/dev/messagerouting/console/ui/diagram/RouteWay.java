package dev.messagerouting.console.ui.diagram;

import dev.messagerouting.console.model.Component;
import dev.messagerouting.console.model.ComponentId;
import dev.messagerouting.console.model.Hop;
import dev.messagerouting.console.model.Route;

import java.util.ArrayList;
import java.util.List;

/**
 * A route taken apart for drawing.
 *
 * @param out from the source to the hub, which is the component that is visited twice
 * @param called what the hub calls between the two visits
 * @param back from after the hub to the target
 * @param triggers what no message passes, and whom each sets to work
 */
record RouteWay(
        List<Component> out, List<Component> called, List<Component> back, List<Trigger> triggers) {

    record Trigger(Component component, ComponentId worker) {}

    static RouteWay of(Route route) {
        var way = new ArrayList<ComponentId>();
        var triggers = new ArrayList<Trigger>();
        for (var hop : route.hops()) {
            if (hop.number() < 1) {
                triggers.add(new Trigger(component(route, hop.from()), hop.to()));
                continue;
            }
            if (way.isEmpty()) {
                way.add(hop.from());
            }
            way.add(hop.to());
        }
        int hub = hub(way);
        int after = way.lastIndexOf(way.get(hub));
        return new RouteWay(
                components(route, way.subList(0, hub + 1)),
                components(route, hub < after ? way.subList(hub + 1, after) : List.of()),
                components(route, way.subList(after + 1, way.size())),
                List.copyOf(triggers));
    }

    /** Where the way turns round: at the hub or, if it has none, in the middle. */
    private static int hub(List<ComponentId> way) {
        for (int i = 0; i < way.size(); i++) {
            if (way.lastIndexOf(way.get(i)) > i) {
                return i;
            }
        }
        return (way.size() - 1) / 2;
    }

    private static List<Component> components(Route route, List<ComponentId> ids) {
        return ids.stream().map(id -> component(route, id)).toList();
    }

    private static Component component(Route route, ComponentId id) {
        return route.component(id)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "Route "
                                                + route.id()
                                                + " has a hop at '"
                                                + id
                                                + "', which is none of its components."));
    }

    /** Whether the two hops run beside each other in opposite directions. */
    static boolean opposite(Hop one, Hop other) {
        return one.from().equals(other.to()) && one.to().equals(other.from());
    }
}
