package dev.messagerouting.console.ui.shell;

import dev.messagerouting.console.ui.Keys;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Every key, above everything else; any click closes it. */
final class KeysOverlay extends StackPane {

    KeysOverlay(Runnable onClose) {
        setId("keys");
        getStyleClass().add("keys-shade");
        var title = new Label("Keys");
        title.getStyleClass().add("keys-title");
        var grid = new GridPane();
        grid.getStyleClass().add("keys-grid");
        int row = 0;
        for (var key : Keys.values()) {
            var combination = new Label(key.shown());
            combination.getStyleClass().add("key");
            grid.add(combination, 0, row);
            grid.add(new Label(key.what()), 1, row);
            row++;
        }
        var close = new Button("Close");
        close.setId("close-keys");
        close.setOnAction(_ -> onClose.run());
        var card = new VBox(title, grid, close);
        card.getStyleClass().add("keys-card");
        card.setAlignment(Pos.TOP_LEFT);
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().add(card);
        setOnMouseClicked(_ -> onClose.run());
    }
}
