package dev.messagerouting.console.ui.shell;

import dev.messagerouting.console.ui.Icons;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;

import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/** How to read the diagram. */
final class Legend extends VBox {

    private static final double SIGN = 28;

    Legend() {
        getStyleClass().add("legend");
        var heading = new Label("How to read it");
        heading.getStyleClass().add("heading");
        getChildren()
                .addAll(
                        heading,
                        line(Icons.of(MaterialDesignC.CIRCLE, "legend-message"), "A message"),
                        line(Icons.of(MaterialDesignR.RHOMBUS, "legend-failed"), "It failed"),
                        line(wire("legend-push"), "Pushed on by its sender"),
                        line(wire("legend-pull"), "Pulled by its receiver"));
    }

    private static Node wire(String styleClass) {
        var line = new Line(0, 0, SIGN - 4, 0);
        line.getStyleClass().add(styleClass);
        return line;
    }

    private static HBox line(Node sign, String meaning) {
        var place = new StackPane(sign);
        place.setMinWidth(SIGN);
        place.setPrefWidth(SIGN);
        var text = new Label(meaning);
        text.getStyleClass().add("quiet");
        var line = new HBox(place, text);
        line.getStyleClass().add("legend-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
