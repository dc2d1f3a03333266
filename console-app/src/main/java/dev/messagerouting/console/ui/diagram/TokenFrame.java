package dev.messagerouting.console.ui.diagram;

import dev.messagerouting.console.tracking.Token;

import java.time.Instant;
import java.util.List;

/** Every token at one moment of the playhead. */
record TokenFrame(Instant playhead, List<Token> tokens) {

    static final TokenFrame EMPTY = new TokenFrame(Instant.EPOCH, List.of());

    TokenFrame {
        tokens = List.copyOf(tokens);
    }
}
