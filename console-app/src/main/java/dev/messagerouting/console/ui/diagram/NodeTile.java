package dev.messagerouting.console.ui.diagram;

import dev.messagerouting.console.model.Component;
import dev.messagerouting.console.ui.Icons;
import dev.messagerouting.console.ui.Wording;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.Locale;

/** One component: a tile with its icon, its name and service beside, and a number if some wait. */
final class NodeTile extends Pane {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    /** Of a tile's side. */
    private static final double ICON = 0.52;

    private final Component component;
    private final FontIcon icon;
    private final Button tile = new Button();
    private final Label title = new Label();
    private final Label service = new Label();
    private final VBox label = new VBox(title, service);
    private final Label badge = new Label();
    private NodeState state = NodeState.ABSENT;
    private int waiting;

    NodeTile(Component component, Runnable onSelect) {
        this.component = component;
        setPickOnBounds(false);
        tile.setId("node-" + component.id());
        tile.getStyleClass().addAll("tile", kindClass(component));
        icon = Icons.of(Icons.of(component.kind()), "tile-icon");
        tile.setGraphic(icon);
        tile.setOnAction(_ -> onSelect.run());
        title.setText(component.title());
        title.getStyleClass().add("tile-title");
        service.setText(Wording.service(component.kind()));
        service.getStyleClass().add("tile-service");
        label.setMouseTransparent(true);
        badge.getStyleClass().add("tile-badge");
        badge.setMouseTransparent(true);
        badge.setVisible(false);
        List.of(tile, label, badge).forEach(part -> part.setManaged(false));
        getChildren().addAll(label, tile, badge);
        show(NodeState.ABSENT);
    }

    Component component() {
        return component;
    }

    void place(DiagramLayout.Spot spot, double side, double pitch) {
        icon.setStyle("-fx-icon-size: " + Math.round(side * ICON) + "px;");
        tile.setMinSize(side, side);
        tile.setMaxSize(side, side);
        tile.resizeRelocate(spot.x() - side / 2, spot.y() - side / 2, side, side);
        placeLabel(spot, side, Math.max(side, pitch - 4));
        placeBadge();
    }

    void show(NodeState next) {
        state = next;
        for (var each : NodeState.values()) {
            var pseudo = PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT));
            boolean on = each == next;
            tile.pseudoClassStateChanged(pseudo, on);
            label.pseudoClassStateChanged(pseudo, on);
            title.pseudoClassStateChanged(pseudo, on);
        }
        describe();
    }

    void showWaiting(int count) {
        if (count == waiting) {
            return;
        }
        waiting = count;
        badge.setText(Wording.count(count));
        badge.setVisible(count > 0);
        placeBadge();
        describe();
    }

    void showSelected(boolean selected) {
        tile.pseudoClassStateChanged(SELECTED, selected);
    }

    /** For a picture that is only looked at. */
    void still() {
        tile.setFocusTraversable(false);
        setMouseTransparent(true);
    }

    private void placeLabel(DiagramLayout.Spot spot, double side, double width) {
        double away = side / 2 + 8;
        double height = DiagramLayout.LABEL;
        switch (spot.label()) {
            case ABOVE -> {
                label.setAlignment(Pos.BOTTOM_CENTER);
                label.resizeRelocate(spot.x() - width / 2, spot.y() - away - height, width, height);
            }
            case BELOW -> {
                label.setAlignment(Pos.TOP_CENTER);
                label.resizeRelocate(spot.x() - width / 2, spot.y() + away, width, height);
            }
            case RIGHT -> {
                label.setAlignment(Pos.CENTER_LEFT);
                label.resizeRelocate(spot.x() + away, spot.y() - height / 2, width, height);
            }
        }
    }

    private void placeBadge() {
        badge.autosize();
        badge.relocate(
                tile.getLayoutX() + tile.getWidth() - badge.getWidth() * 0.55,
                tile.getLayoutY() - badge.getHeight() * 0.3);
    }

    private void describe() {
        var words =
                component.title()
                        + ", "
                        + Wording.service(component.kind())
                        + ", "
                        + switch (state) {
                            case ABSENT -> "not deployed";
                            case BUILDING -> "changing";
                            case READY -> "ready";
                            case FAILED -> "failed";
                        };
        tile.setAccessibleText(waiting == 0 ? words : words + ", " + waiting + " waiting");
    }

    private static String kindClass(Component component) {
        return "kind-" + component.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
