package dev.messagerouting.console.ui.counters;

import dev.messagerouting.console.tracking.Counts;
import dev.messagerouting.console.ui.Icons;
import dev.messagerouting.console.ui.Wording;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** A row of figures. */
public final class CountersView extends HBox {

    private static final PseudoClass SOME = PseudoClass.getPseudoClass("some");

    private final CountersViewModel model;
    private final List<Figure> figures =
            List.of(
                    new Figure(
                            "Emitted",
                            "Messages that the source has made",
                            MaterialDesignT.TRAY_ARROW_UP,
                            Counts::emitted),
                    new Figure(
                            "In flight",
                            "Emitted, and neither delivered, failed nor lost",
                            MaterialDesignC.CIRCLE_MEDIUM,
                            Counts::inFlight),
                    new Figure(
                            "Delivered",
                            "Messages that the target has accepted, each counted once",
                            MaterialDesignC.CHECK_CIRCLE,
                            Counts::delivered),
                    new Figure(
                            "Failed",
                            "Given up on, with the reason in the message's trail",
                            MaterialDesignR.RHOMBUS,
                            Counts::failed),
                    new Figure(
                            "Lost",
                            "Emitted, and never seen again",
                            MaterialDesignH.HELP_RHOMBUS_OUTLINE,
                            Counts::lost),
                    new Figure(
                            "Duplicates",
                            "Repeats that the target recognised",
                            MaterialDesignC.CONTENT_COPY,
                            Counts::duplicates));

    public CountersView(CountersViewModel model) {
        this.model = model;
        build();
        bind();
    }

    private void build() {
        setId("counters");
        getStyleClass().add("counters");
        getChildren().addAll(figures);
    }

    private void bind() {
        model.countsProperty().subscribe(counts -> figures.forEach(f -> f.show(counts)));
    }

    /** One number and its name. */
    private static final class Figure extends VBox {

        private final String name;
        private final ToLongFunction<Counts> of;
        private final Label number = new Label("0");

        Figure(String name, String meaning, Ikon ikon, ToLongFunction<Counts> of) {
            this.name = name;
            this.of = of;
            var id = name.toLowerCase(Locale.ROOT).replace(" ", "-");
            getStyleClass().addAll("figure", "figure-" + id);
            HBox.setHgrow(this, Priority.ALWAYS);
            setPrefWidth(0);
            number.setId("count-" + id);
            number.getStyleClass().add("figure-number");
            var caption = new Label(name, Icons.of(ikon, "figure-icon"));
            caption.getStyleClass().add("figure-caption");
            getChildren().addAll(caption, number);
            Tooltip.install(this, new Tooltip(meaning));
        }

        void show(Counts counts) {
            long value = of.applyAsLong(counts);
            var text = Wording.count(value);
            if (!text.equals(number.getText())) {
                number.setText(text);
                number.setAccessibleText(name + ": " + text);
            }
            pseudoClassStateChanged(SOME, value > 0);
        }
    }
}
