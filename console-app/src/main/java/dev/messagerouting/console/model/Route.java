package dev.messagerouting.console.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One way from a source to a target. The hops are a chain in the order in which a message takes
 * them; a component may be visited more than once (the state machine is: before and after each
 * function it calls).
 */
public record Route(RouteId id, String title, List<Component> components, List<Hop> hops) {

    public Route {
        components = List.copyOf(components);
        hops = List.copyOf(hops);
    }

    public Optional<Component> component(ComponentId id) {
        return components.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /** The hops that lead from one component to another along the chain; empty if none do. */
    public List<Hop> way(ComponentId from, ComponentId to) {
        for (int start = hops.size() - 1; start >= 0; start--) {
            if (hops.get(start).from().equals(from)) {
                var way = new ArrayList<Hop>();
                for (int i = start; i < hops.size(); i++) {
                    way.add(hops.get(i));
                    if (hops.get(i).to().equals(to)) {
                        return List.copyOf(way);
                    }
                }
            }
        }
        return List.of();
    }
}
