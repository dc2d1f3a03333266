package dev.messagerouting.simulator;

import java.util.Map;

/** Says of each message that a target gets whether it is new. */
final class Deliveries {

    private final SeenKeys seen = new SeenKeys();
    private final Log log;

    Deliveries(Log log) {
        this.log = log;
    }

    void deliver(Message message) {
        boolean isNew = seen.add(message.key());
        log.about(isNew ? LogEvent.DELIVERED : LogEvent.DUPLICATE, message, Map.of());
    }
}
