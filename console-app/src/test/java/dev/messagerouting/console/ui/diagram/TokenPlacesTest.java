package dev.messagerouting.console.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.messagerouting.console.model.ComponentId;
import dev.messagerouting.console.model.Hop;
import dev.messagerouting.console.model.MessageKey;
import dev.messagerouting.console.model.Routes;
import dev.messagerouting.console.tracking.Token;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

class TokenPlacesTest {

    private static final DiagramLayout LAYOUT =
            DiagramLayout.of(Routes.PROCESS_TO_PROCESS, 766, 400);
    private static final Hop FIRST = Routes.PROCESS_TO_PROCESS.hops().getFirst();
    private static final ComponentId STREAM = new ComponentId("Stream");

    @Test
    void aTokenUnderWayIsOnItsHop() {
        var places = places(false, onHop(1, 0.5));
        var curve = LAYOUT.wire(FIRST).orElseThrow().curve();
        assertThat(places.x(0)).isCloseTo(curve.x(0.5), within(0.01));
        assertThat(places.y(0)).isCloseTo(curve.y(0.5), within(0.01));
    }

    @Test
    void whenCalmItWaitsInTheMiddle() {
        var calm = places(true, onHop(1, 0.9));
        assertThat(calm.x(0)).isEqualTo(places(false, onHop(1, 0.5)).x(0));
    }

    @Test
    void ofManyAtRestAHandfulIsShown() {
        var tokens = LongStream.range(0, 50).mapToObj(id -> resting(id, false)).toList();
        var places = TokenPlaces.of(new TokenFrame(Instant.EPOCH, tokens), LAYOUT, false);
        long shown = IntStream.range(0, 50).filter(places::visible).count();
        assertThat(shown).isEqualTo(TokenPlaces.ROW);
    }

    @Test
    void failedOnesAreNotHiddenBehindOthers() {
        var tokens =
                Stream.concat(
                                LongStream.range(0, 50).mapToObj(id -> resting(id, false)),
                                Stream.of(resting(99, true)))
                        .toList();
        var places = TokenPlaces.of(new TokenFrame(Instant.EPOCH, tokens), LAYOUT, false);
        assertThat(places.visible(50)).isTrue();
        assertThat(places.hit(places.x(50), places.y(50)).orElseThrow().failed()).isTrue();
    }

    @Test
    void theNearestIsHitAndFarOffNone() {
        var places = places(false, onHop(1, 0.2), onHop(2, 0.8));
        assertThat(places.hit(places.x(1) + 3, places.y(1)).orElseThrow().key().id()).isEqualTo(2);
        assertThat(places.hit(0, 0)).isEmpty();
    }

    @Test
    void aTokenOfAnotherRouteIsNowhere() {
        var foreign = new Token(new MessageKey(1, 1), null, 0, new ComponentId("Elsewhere"), false);
        assertThat(places(false, foreign).visible(0)).isFalse();
    }

    private static TokenPlaces places(boolean calm, Token... tokens) {
        return TokenPlaces.of(new TokenFrame(Instant.EPOCH, List.of(tokens)), LAYOUT, calm);
    }

    private static Token onHop(long id, double progress) {
        return new Token(new MessageKey(id, 1), FIRST, progress, FIRST.to(), false);
    }

    private static Token resting(long id, boolean failed) {
        return new Token(new MessageKey(id, 1), null, 0, STREAM, failed);
    }
}
