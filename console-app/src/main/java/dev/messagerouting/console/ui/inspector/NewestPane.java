package dev.messagerouting.console.ui.inspector;

import dev.messagerouting.console.model.MessageKey;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The newest messages, each a button that selects it: what a click on a token does, by key. */
final class NewestPane extends VBox {

    private final Label nothing =
            new Label("Click a component or a message in the diagram to see what is known of it.");
    private final List<Line> lines = new ArrayList<>();

    NewestPane(Consumer<MessageKey> onSelect) {
        getStyleClass().add("newest");
        var heading = new Label("Newest messages");
        heading.getStyleClass().add("heading");
        nothing.getStyleClass().add("quiet");
        nothing.setWrapText(true);
        nothing.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(heading, nothing);
        for (int i = 0; i < InspectorViewModel.NEWEST; i++) {
            var line = new Line(onSelect);
            line.setId("newest-" + i);
            lines.add(line);
            getChildren().add(line);
        }
    }

    void show(Inspected.Newest newest) {
        for (int i = 0; i < lines.size(); i++) {
            boolean some = i < newest.messages().size();
            lines.get(i).setVisible(some);
            lines.get(i).setManaged(some);
            if (some) {
                lines.get(i).show(newest.messages().get(i));
            }
        }
    }

    /** One message. */
    private static final class Line extends Button {

        private final FontIcon icon = TrailState.icon();
        private final Label id = new Label();
        private final Label news = new Label();
        private Inspected.Brief shown;

        Line(Consumer<MessageKey> onSelect) {
            shown =
                    new Inspected.Brief(
                            new MessageKey(0, 0),
                            dev.messagerouting.console.tracking.Trail.State.IN_FLIGHT,
                            "");
            getStyleClass().addAll("flat", "message-line");
            setMaxWidth(Double.MAX_VALUE);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            id.getStyleClass().add("message-id");
            id.setMinWidth(USE_PREF_SIZE);
            news.getStyleClass().add("message-news");
            HBox.setHgrow(news, Priority.ALWAYS);
            var row = new HBox(icon, id, news);
            row.getStyleClass().add("message-row");
            row.setAlignment(Pos.CENTER_LEFT);
            setGraphic(row);
            setOnAction(_ -> onSelect.accept(shown.key()));
        }

        void show(Inspected.Brief brief) {
            if (brief.equals(shown)) {
                return;
            }
            shown = brief;
            TrailState.show(icon, brief.state());
            id.setText("#" + brief.key().id());
            news.setText(brief.news());
            setAccessibleText("Message " + brief.key().id() + ", " + brief.news());
        }
    }
}
