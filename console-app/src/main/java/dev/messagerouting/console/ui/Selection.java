package dev.messagerouting.console.ui;

import dev.messagerouting.console.model.ComponentId;
import dev.messagerouting.console.model.MessageKey;

/** What is selected, the same in the diagram, the lists and the inspector. */
public sealed interface Selection {

    Selection NONE = new Nothing();

    record Nothing() implements Selection {}

    record OfComponent(ComponentId id) implements Selection {}

    record OfMessage(MessageKey key) implements Selection {}
}
