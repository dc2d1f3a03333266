package dev.messagerouting.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.messagerouting.simulator.kernel.BackOff;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;

class SmallPartsTest {

    private static final URI ASKED = URI.create("http://api:1/stage/messages?timestamp=1");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<messages?cursor=a>; rel=\"next\"",
                "<messages?cursor=a>;rel=next",
                "<messages?cursor=a>; title=\"x\"; REL=\"prev next\"",
                "<messages>; rel=\"prev\", <messages?cursor=a>; rel=\"next\"",
                "<http://api:1/stage/messages?cursor=a>; rel=\"next\""
            })
    void theNextLinkIsFound(String header) {
        assertThat(LinkHeader.next(List.of("<x>; rel=\"self\"", header), ASKED))
                .contains(URI.create("http://api:1/stage/messages?cursor=a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "messages; rel=\"next\"",
                "<messages>",
                "<messages>; rel=\"nextish\"",
                "<messages>; rel=\"prev\"",
                "<http://other/messages>; rel=\"next\"",
                "<https://api:1/stage/messages>; rel=\"next\"",
                "<a b>; rel=\"next\""
            })
    void anythingElseIsNone(String header) {
        assertThat(LinkHeader.next(List.of(header), ASKED)).isEmpty();
    }

    @Test
    void keysAreRememberedUpToTheBound() {
        var seen = new SeenKeys();
        for (int id = 0; id <= SeenKeys.MOST; id++) {
            assertThat(seen.add(new Message.Key(id, 1))).isTrue();
        }
        assertThat(seen.add(new Message.Key(1, 1))).isFalse();
        assertThat(seen.add(new Message.Key(0, 1))).isTrue();
    }

    @Test
    void pausesGrowToABoundAndStartAgain() {
        var backOff = new BackOff(new Random(1));
        assertThat(backOff.next()).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        for (int i = 0; i < 100; i++) {
            assertThat(backOff.next()).isLessThanOrEqualTo(Duration.ofSeconds(10));
        }
        assertThat(backOff.next()).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
        backOff.reset();
        assertThat(backOff.next()).isLessThanOrEqualTo(Duration.ofMillis(200));
    }
}
