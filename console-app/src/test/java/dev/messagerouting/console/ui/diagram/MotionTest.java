package dev.messagerouting.console.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.messagerouting.console.model.ComponentId;
import dev.messagerouting.console.model.MessageKey;
import dev.messagerouting.console.model.Routes;
import dev.messagerouting.console.tracking.Token;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class MotionTest {

    private static final DiagramLayout LAYOUT =
            DiagramLayout.of(Routes.PROCESS_TO_PROCESS, 766, 400);
    private static final ComponentId TARGET = new ComponentId("target-process");
    private static final Instant START = Instant.parse("2026-11-23T20:00:00Z");

    private final Motion motion = new Motion();

    @Test
    void theTargetFlashesWhenAMessageIsDeliveredAndTheFlashEnds() {
        show(0, lastHop(0.9));
        assertThat(flashes()).isEmpty();
        show(20);
        assertThat(flashes()).containsKey(TARGET);
        show(20 + Motion.FLASH.toMillis() + 1);
        assertThat(motion.still()).isTrue();
    }

    @Test
    void aTileGlowsWhereATokenPasses() {
        show(0, lastHop(0.99));
        assertThat(glows()).containsEntry(TARGET, 1.0);
        show(250, lastHop(0.5));
        assertThat(glows().get(TARGET)).isBetween(0.4, 0.6);
    }

    @Test
    void aJumpBackForgetsWhatHasNotHappenedYet() {
        show(1000, lastHop(0.9));
        show(1020);
        show(10);
        assertThat(flashes()).isEmpty();
    }

    private void show(long millis, Token... tokens) {
        motion.advance(new TokenFrame(START.plusMillis(millis), List.of(tokens)), LAYOUT, TARGET);
    }

    private Map<ComponentId, Double> flashes() {
        var flashes = new HashMap<ComponentId, Double>();
        motion.flashes(flashes::put);
        return flashes;
    }

    private Map<ComponentId, Double> glows() {
        var glows = new HashMap<ComponentId, Double>();
        motion.glows(glows::put);
        return glows;
    }

    private static Token lastHop(double progress) {
        var hop = Routes.PROCESS_TO_PROCESS.hops().getLast();
        return new Token(new MessageKey(1, 1), hop, progress, TARGET, false);
    }
}
