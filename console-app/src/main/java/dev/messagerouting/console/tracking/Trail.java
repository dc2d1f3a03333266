package dev.messagerouting.console.tracking;

import dev.messagerouting.console.model.FlowEvent;
import dev.messagerouting.console.model.MessageKey;
import dev.messagerouting.console.model.RouteId;

import java.util.List;

/**
 * What is known of one message, hop by hop.
 *
 * @param sightings each once, in the order in which they happened
 */
public record Trail(RouteId route, MessageKey key, State state, List<FlowEvent.Seen> sightings) {

    public Trail {
        sightings = List.copyOf(sightings);
    }

    public enum State {
        IN_FLIGHT,
        DELIVERED,
        FAILED,
        LOST
    }
}
