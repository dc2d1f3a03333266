package dev.messagerouting.console.ui.inspector;

import dev.messagerouting.console.ui.Icons;
import dev.messagerouting.console.ui.Wording;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Locale;

/** What a component is and does, and which hops lead to it and from it. */
final class ComponentPane extends VBox {

    ComponentPane() {
        getStyleClass().add("component");
    }

    void show(Inspected.OfComponent of) {
        var component = of.component();
        var chip = new StackPane(Icons.of(Icons.of(component.kind()), "tile-icon"));
        chip.getStyleClass()
                .addAll(
                        "chip",
                        "kind-"
                                + component
                                        .kind()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'));
        var title = new Label(component.title());
        title.setId("inspected-title");
        title.getStyleClass().add("inspected-title");
        var head = new HBox(chip, new VBox(title, quiet(Wording.service(component.kind()))));
        head.getStyleClass().add("inspected-head");
        head.setAlignment(Pos.CENTER_LEFT);
        var what = new Label(of.what());
        what.getStyleClass().add("sentence");
        what.setWrapText(true);
        what.setMinHeight(USE_PREF_SIZE);
        getChildren().setAll(head, what);
        hops("Messages come in", of.in());
        hops("Messages go out", of.out());
        hops("Called in logs and template", List.of(component.id().value()));
    }

    private void hops(String heading, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        var label = new Label(heading);
        label.getStyleClass().add("heading");
        getChildren().add(label);
        for (var line : lines) {
            var text = new Label(line);
            text.getStyleClass().add("hop-line");
            getChildren().add(text);
        }
    }

    private static Label quiet(String text) {
        var label = new Label(text);
        label.getStyleClass().add("quiet");
        return label;
    }
}
