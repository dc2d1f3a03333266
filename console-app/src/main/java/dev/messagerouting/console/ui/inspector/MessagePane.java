package dev.messagerouting.console.ui.inspector;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One message's trail: where it was seen, when, and how long after. */
final class MessagePane extends VBox {

    MessagePane() {
        getStyleClass().add("message");
    }

    void show(Inspected.OfMessage of) {
        var icon = TrailState.icon();
        TrailState.show(icon, of.state());
        var title = new Label("Message " + of.key().id());
        title.setId("inspected-title");
        title.getStyleClass().add("inspected-title");
        var state = quiet(TrailState.word(of.state()) + " · made " + of.made());
        var head = new HBox(icon, new VBox(title, state));
        head.getStyleClass().add("inspected-head");
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(head);
        if (!of.reason().isEmpty()) {
            var reason = new Label(of.reason());
            reason.getStyleClass().add("reason");
            reason.setWrapText(true);
            reason.setMaxWidth(Double.MAX_VALUE);
            reason.setMinHeight(USE_PREF_SIZE);
            getChildren().add(reason);
        }
        var heading = new Label("Trail");
        heading.getStyleClass().add("heading");
        getChildren().addAll(heading, trail(of));
    }

    private static Region trail(Inspected.OfMessage of) {
        if (of.sightings().isEmpty()) {
            return quiet("Nothing more is known of it.");
        }
        var lines = new VBox();
        lines.setId("trail");
        lines.getStyleClass().add("trail");
        for (var sighting : of.sightings()) {
            lines.getChildren().add(line(sighting));
        }
        return lines;
    }

    private static Region line(Inspected.Sighting sighting) {
        var what = new Label(sighting.what());
        what.getStyleClass().add(sighting.failed() ? "sighting-failed" : "sighting-what");
        var later = new Label(sighting.later());
        later.getStyleClass().add("sighting-later");
        var grid = new GridPane();
        grid.getStyleClass().addAll("sighting", sighting.failed() ? "failed" : "fine");
        grid.add(what, 0, 0);
        grid.add(later, 1, 0);
        grid.add(quiet(sighting.where()), 0, 1);
        grid.add(quiet(sighting.time()), 1, 1);
        GridPane.setHalignment(later, javafx.geometry.HPos.RIGHT);
        var wide = new javafx.scene.layout.ColumnConstraints();
        wide.setHgrow(javafx.scene.layout.Priority.ALWAYS);
        grid.getColumnConstraints().add(wide);
        return grid;
    }

    private static Label quiet(String text) {
        var label = new Label(text);
        label.getStyleClass().add("quiet");
        return label;
    }
}
