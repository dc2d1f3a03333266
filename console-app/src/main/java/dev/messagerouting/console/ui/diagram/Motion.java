package dev.messagerouting.console.ui.diagram;

import dev.messagerouting.console.model.ComponentId;
import dev.messagerouting.console.model.Hop;
import dev.messagerouting.console.model.MessageKey;
import dev.messagerouting.console.tracking.Token;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjDoubleConsumer;

/**
 * What lingers after a token has passed: a tile glows where one came by, and the target flashes
 * when one is delivered. Ages are of the playhead, so a scrubbed tape lights up as it did live.
 */
final class Motion {

    static final Duration GLOW = Duration.ofMillis(500);
    static final Duration FLASH = Duration.ofMillis(600);

    /** How near to a tile counts as passing it, in pixels. */
    private static final double NEAR = 20;

    private final Map<ComponentId, Instant> passed = new HashMap<>();
    private final Map<ComponentId, Instant> arrived = new HashMap<>();
    private Set<MessageKey> arriving = Set.of();
    private Instant playhead = Instant.EPOCH;

    /** Takes in the next frame; a jump back forgets what had not happened yet. */
    void advance(TokenFrame frame, DiagramLayout layout, ComponentId target) {
        var now = frame.playhead();
        if (now.isBefore(playhead)) {
            clear();
        }
        playhead = now;
        var nowArriving = new HashSet<MessageKey>();
        for (var token : frame.tokens()) {
            var hop = token.hop();
            if (hop != null) {
                pass(token, hop, layout, now);
            }
            if (token.at().equals(target) && !token.failed()) {
                nowArriving.add(token.key());
            }
        }
        for (var key : arriving) {
            if (!nowArriving.contains(key)) {
                arrived.put(target, now);
            }
        }
        arriving = nowArriving;
        passed.values().removeIf(time -> time.plus(GLOW).isBefore(now));
        arrived.values().removeIf(time -> time.plus(FLASH).isBefore(now));
    }

    void clear() {
        passed.clear();
        arrived.clear();
        arriving = Set.of();
    }

    boolean still() {
        return passed.isEmpty() && arrived.isEmpty();
    }

    /** Every tile that glows, and how much: from 1 down to 0. */
    void glows(ObjDoubleConsumer<ComponentId> each) {
        passed.forEach((id, time) -> each.accept(id, 1 - age(time, GLOW)));
    }

    /** Every tile that flashes, and how far: from 0 up to 1. */
    void flashes(ObjDoubleConsumer<ComponentId> each) {
        arrived.forEach((id, time) -> each.accept(id, age(time, FLASH)));
    }

    private void pass(Token token, Hop hop, DiagramLayout layout, Instant now) {
        var wire = layout.wires().get(hop);
        if (wire == null) {
            return;
        }
        double way = token.progress() * wire.curve().length();
        if (way < NEAR) {
            passed.put(hop.from(), now);
        } else if (wire.curve().length() - way < NEAR) {
            passed.put(hop.to(), now);
        }
    }

    private double age(Instant time, Duration life) {
        return Math.clamp(
                (double) Duration.between(time, playhead).toMillis() / life.toMillis(), 0, 1);
    }
}
