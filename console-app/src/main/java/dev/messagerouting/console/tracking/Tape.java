package dev.messagerouting.console.tracking;

import dev.messagerouting.console.model.RouteId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a screen reads of the messages. Any thread may call; nothing blocks. */
public interface Tape {

    /** Everything that is known by now. */
    Counts counts(RouteId route);

    /** Every message that is under way on {@code route} at {@code playhead}, oldest first. */
    List<Token> tokensAt(RouteId route, Instant playhead);

    /** The newest trails, newest first. */
    List<Trail> newest(RouteId route, int limit);

    /** When the first message was delivered; empty if none was, or if it is not known. */
    default Optional<Instant> firstDelivered(RouteId route) {
        return Optional.empty();
    }

    /** How late events have lately become known: what the playhead should run behind. */
    Duration lag();
}
