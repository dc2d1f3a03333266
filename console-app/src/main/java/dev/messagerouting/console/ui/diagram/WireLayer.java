package dev.messagerouting.console.ui.diagram;

import dev.messagerouting.console.model.Hop;
import dev.messagerouting.console.model.Route;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Polygon;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The hops: an arrow each, solid where it is pushed and dashed where it is pulled. */
final class WireLayer extends Pane {

    private static final PseudoClass PULL = PseudoClass.getPseudoClass("pull");
    private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");
    private static final double HEAD = 9;
    private static final double NUMBER = 18;

    private final List<Arrow> arrows = new ArrayList<>();

    WireLayer(Route route) {
        setMouseTransparent(true);
        for (var hop : route.hops()) {
            var arrow = new Arrow(hop);
            arrows.add(arrow);
            getChildren().addAll(arrow.line, arrow.head, arrow.number);
        }
    }

    void place(DiagramLayout layout) {
        for (var arrow : arrows) {
            layout.wire(arrow.hop).ifPresent(arrow::place);
        }
    }

    /** Says of each hop whether there is something at both its ends. */
    void show(Predicate<Hop> live) {
        for (var arrow : arrows) {
            arrow.show(live.test(arrow.hop));
        }
    }

    /** One hop. */
    private static final class Arrow {

        private final Hop hop;
        private final CubicCurve line = new CubicCurve();
        private final Polygon head = new Polygon();
        private final Label number;

        Arrow(Hop hop) {
            this.hop = hop;
            number = new Label(Integer.toString(hop.number()));
            line.getStyleClass().add("wire");
            line.pseudoClassStateChanged(PULL, hop.mode() == Hop.Mode.PULL);
            head.getStyleClass().add("wire-head");
            number.getStyleClass().add("wire-number");
            number.setManaged(false);
            number.setVisible(hop.number() > 0);
        }

        void show(boolean live) {
            line.pseudoClassStateChanged(LIVE, live);
            head.pseudoClassStateChanged(LIVE, live);
            number.pseudoClassStateChanged(LIVE, live);
        }

        void place(DiagramLayout.Wire wire) {
            double angle = wire.curve().endAngle();
            var corners = wire.curve().corners();
            line.setStartX(corners[0]);
            line.setStartY(corners[1]);
            line.setControlX1(corners[2]);
            line.setControlY1(corners[3]);
            line.setControlX2(corners[4]);
            line.setControlY2(corners[5]);
            // The line ends inside the head, so that its end does not blunt the point.
            line.setEndX(corners[6] - Math.cos(angle) * HEAD * 0.7);
            line.setEndY(corners[7] - Math.sin(angle) * HEAD * 0.7);
            head.getPoints()
                    .setAll(
                            corners[6],
                            corners[7],
                            corners[6] + Math.cos(angle + 2.65) * HEAD,
                            corners[7] + Math.sin(angle + 2.65) * HEAD,
                            corners[6] + Math.cos(angle - 2.65) * HEAD,
                            corners[7] + Math.sin(angle - 2.65) * HEAD);
            number.resizeRelocate(
                    wire.numberX() - NUMBER / 2, wire.numberY() - NUMBER / 2, NUMBER, NUMBER);
        }
    }
}
