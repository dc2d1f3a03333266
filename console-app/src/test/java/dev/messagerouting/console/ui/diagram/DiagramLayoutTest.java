package dev.messagerouting.console.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.messagerouting.console.model.ComponentId;
import dev.messagerouting.console.model.Route;
import dev.messagerouting.console.model.Routes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class DiagramLayoutTest {

    private static final double[][] SIZES = {{736, 240}, {766, 380}, {1360, 700}, {1900, 900}};

    static Stream<Arguments> everyRouteAtEverySize() {
        return Routes.ALL.stream()
                .flatMap(
                        route ->
                                Stream.of(SIZES)
                                        .map(size -> Arguments.of(route, size[0], size[1])));
    }

    @ParameterizedTest
    @MethodSource("everyRouteAtEverySize")
    void everythingHasAPlaceInside(Route route, double width, double height) {
        var layout = DiagramLayout.of(route, width, height);
        assertThat(layout.spots()).hasSize(route.components().size());
        assertThat(layout.wires()).hasSize(route.hops().size());
        for (var box : boxes(layout)) {
            assertThat(box[0]).isNotNegative();
            assertThat(box[1]).isNotNegative();
            assertThat(box[2]).isLessThanOrEqualTo(width);
            assertThat(box[3]).isLessThanOrEqualTo(height);
        }
    }

    @ParameterizedTest
    @MethodSource("everyRouteAtEverySize")
    void noTileOrLabelCoversAnother(Route route, double width, double height) {
        var boxes = boxes(DiagramLayout.of(route, width, height));
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = i + 1; j < boxes.size(); j++) {
                assertThat(overlap(boxes.get(i), boxes.get(j)))
                        .as("boxes %s and %s", i, j)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyRouteAtEverySize")
    void aHopReachesFromTileToTile(Route route, double width, double height) {
        var layout = DiagramLayout.of(route, width, height);
        double reach = layout.side();
        for (var wire : layout.wires().values()) {
            var from = layout.spot(wire.hop().from()).orElseThrow();
            var to = layout.spot(wire.hop().to()).orElseThrow();
            var curve = wire.curve();
            assertThat(Math.hypot(curve.x(0) - from.x(), curve.y(0) - from.y())).isLessThan(reach);
            assertThat(Math.hypot(curve.x(1) - to.x(), curve.y(1) - to.y())).isLessThan(reach);
            assertThat(curve.length()).isGreaterThan(8);
        }
    }

    @Test
    void theWayWrapsAtTheStateMachine() {
        var layout = DiagramLayout.of(Routes.PROCESS_TO_PROCESS, 766, 400);
        var source = spot(layout, "source-process");
        var stateMachine = spot(layout, "StateMachine");
        var transformer = spot(layout, "Transformer");
        var emitter = spot(layout, "QueueEmitter");
        var target = spot(layout, "target-process");
        assertThat(stateMachine.y()).isEqualTo(source.y());
        assertThat(transformer.x()).isGreaterThan(stateMachine.x());
        assertThat(emitter.x()).isCloseTo(stateMachine.x(), within(0.1));
        assertThat(emitter.y()).isGreaterThan(stateMachine.y());
        assertThat(target.x()).isCloseTo(source.x(), within(0.1));
        assertThat(target.y()).isEqualTo(emitter.y());
    }

    @Test
    void theTwoHopsToTheTransformerAndBackRunBesideEachOther() {
        var layout = DiagramLayout.of(Routes.PROCESS_TO_PROCESS, 766, 400);
        var there = layout.wires().values().stream().filter(w -> w.hop().number() == 5).findFirst();
        var back = layout.wires().values().stream().filter(w -> w.hop().number() == 6).findFirst();
        assertThat(there.orElseThrow().curve().y(0.5))
                .isLessThan(back.orElseThrow().curve().y(0.5) - 15);
    }

    private static DiagramLayout.Spot spot(DiagramLayout layout, String id) {
        return layout.spot(new ComponentId(id)).orElseThrow();
    }

    /** Left, top, right, bottom of each tile and of the room of each label. */
    private static List<double[]> boxes(DiagramLayout layout) {
        var boxes = new ArrayList<double[]>();
        double half = layout.side() / 2;
        for (var spot : layout.spots().values()) {
            boxes.add(
                    new double[] {
                        spot.x() - half, spot.y() - half, spot.x() + half, spot.y() + half
                    });
            boxes.add(label(layout, spot));
        }
        return boxes;
    }

    private static double[] label(DiagramLayout layout, DiagramLayout.Spot spot) {
        double half = (Math.max(layout.side(), layout.pitch()) - 4) / 2;
        double away = layout.side() / 2 + 1;
        double high = DiagramLayout.LABEL;
        return switch (spot.label()) {
            case ABOVE ->
                    new double[] {
                        spot.x() - half, spot.y() - away - high, spot.x() + half, spot.y() - away
                    };
            case BELOW ->
                    new double[] {
                        spot.x() - half, spot.y() + away, spot.x() + half, spot.y() + away + high
                    };
            case RIGHT ->
                    new double[] {
                        spot.x() + away,
                        spot.y() - high / 2,
                        spot.x() + away + 60,
                        spot.y() + high / 2
                    };
        };
    }

    private static boolean overlap(double[] a, double[] b) {
        return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    }
}
