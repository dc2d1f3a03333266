package dev.messagerouting.localcloud.stepfunctions;

import java.util.List;

/** A definition, its input, and the events that are to follow. */
record HistoryCase(String name, String definition, String input, List<String> events) {

    static HistoryCase given(String name, String definition, String input, String events) {
        return new HistoryCase(name, definition, input, events.lines().toList());
    }

    @Override
    public String toString() {
        return name;
    }
}
