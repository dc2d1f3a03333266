package dev.messagerouting.console.ui.shell;

import dev.messagerouting.console.model.Route;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One route at a time: list at the left, diagram in the middle, inspector at the right. */
final class RouteScreen extends BorderPane {

    private final VBox left;
    private final Region inspector;
    private final Label title = new Label();
    private final Label about = new Label();

    /** The parts, each made by its own room. */
    record Parts(
            Region routes,
            Region commands,
            Region diagram,
            Region counters,
            Region run,
            Region inspector) {}

    RouteScreen(Parts parts, ReadOnlyObjectProperty<Route> route) {
        inspector = parts.inspector();
        var space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        left = new VBox(parts.routes(), space, new Legend());
        left.getStyleClass().add("left");
        setId("route-screen");
        setLeft(left);
        setRight(inspector);
        setCenter(middle(parts));
        route.subscribe(this::show);
    }

    /** While presenting, the sides make room for the diagram unless something is selected. */
    void present(boolean on, boolean selected) {
        setLeft(on ? null : left);
        setRight(on && !selected ? null : inspector);
    }

    private VBox middle(Parts parts) {
        title.setId("route-title");
        title.getStyleClass().add("route-heading");
        about.getStyleClass().add("quiet");
        var names = new VBox(title, about);
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        var header = new HBox(names, parts.commands());
        header.getStyleClass().add("route-header");
        header.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(parts.diagram(), Priority.ALWAYS);
        var middle = new VBox(header, parts.diagram(), parts.counters(), parts.run());
        middle.getStyleClass().add("middle");
        return middle;
    }

    private void show(Route route) {
        title.setText(route.title());
        about.setText(route.id().value());
    }
}
