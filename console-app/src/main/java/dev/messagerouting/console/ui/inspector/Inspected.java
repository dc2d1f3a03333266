package dev.messagerouting.console.ui.inspector;

import dev.messagerouting.console.model.Component;
import dev.messagerouting.console.model.MessageKey;
import dev.messagerouting.console.tracking.Trail;

import java.util.List;

/** What the inspector shows, in words. */
sealed interface Inspected {

    /** Nothing is selected: the newest messages, newest first. */
    record Newest(List<Brief> messages) implements Inspected {
        public Newest {
            messages = List.copyOf(messages);
        }
    }

    /** A message in a line. */
    record Brief(MessageKey key, Trail.State state, String news) {}

    /**
     * A component.
     *
     * @param in a line for each hop that leads to it
     * @param out a line for each hop that leads from it
     */
    record OfComponent(Component component, String what, List<String> in, List<String> out)
            implements Inspected {
        public OfComponent {
            in = List.copyOf(in);
            out = List.copyOf(out);
        }
    }

    /**
     * A message.
     *
     * @param made when the source made it
     * @param reason why it failed, or empty
     */
    record OfMessage(
            MessageKey key, Trail.State state, String made, String reason, List<Sighting> sightings)
            implements Inspected {
        public OfMessage {
            sightings = List.copyOf(sightings);
        }
    }

    /**
     * One sighting of a message.
     *
     * @param later how long after the one before; empty for the first
     */
    record Sighting(String time, String what, String where, String later, boolean failed) {}
}
