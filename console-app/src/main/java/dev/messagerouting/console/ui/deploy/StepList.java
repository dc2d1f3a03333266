package dev.messagerouting.console.ui.deploy;

import dev.messagerouting.console.deploy.DeployProgress.StepState;
import dev.messagerouting.console.ui.Icons;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A line for each step; lines are kept and changed, not made anew. */
final class StepList extends VBox {

    private final List<Line> lines = new ArrayList<>();

    StepList() {
        getStyleClass().add("steps");
    }

    void show(List<StepRow> rows) {
        while (lines.size() < rows.size()) {
            var line = new Line();
            lines.add(line);
            getChildren().add(line);
        }
        while (lines.size() > rows.size()) {
            getChildren().remove(lines.removeLast());
        }
        for (int i = 0; i < rows.size(); i++) {
            lines.get(i).show(rows.get(i));
        }
    }

    private static Ikon shape(StepState state) {
        return switch (state) {
            case WAITING -> MaterialDesignC.CIRCLE_OUTLINE;
            case RUNNING -> MaterialDesignP.PROGRESS_CLOCK;
            case DONE -> MaterialDesignC.CHECK_CIRCLE;
            case FAILED -> MaterialDesignA.ALERT_RHOMBUS;
            case SKIPPED -> MaterialDesignM.MINUS_CIRCLE_OUTLINE;
        };
    }

    /** One step. */
    private static final class Line extends HBox {

        private final FontIcon icon = Icons.of(shape(StepState.WAITING), "step-icon");
        private final Label title = new Label();
        private final Label detail = new Label();
        private final Label elapsed = new Label();

        Line() {
            getStyleClass().add("step");
            setAlignment(Pos.CENTER_LEFT);
            title.getStyleClass().add("step-title");
            detail.getStyleClass().add("step-detail");
            detail.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(detail, Priority.ALWAYS);
            elapsed.getStyleClass().add("step-elapsed");
            elapsed.setMinWidth(USE_PREF_SIZE);
            title.setMinWidth(USE_PREF_SIZE);
            getChildren().addAll(icon, title, detail, elapsed);
        }

        void show(StepRow row) {
            setId("step-" + row.id());
            icon.setIconCode(shape(row.state()));
            title.setText(row.title());
            detail.setText(row.detail());
            elapsed.setText(row.elapsed());
            for (var state : StepState.values()) {
                pseudoClassStateChanged(
                        PseudoClass.getPseudoClass(state.name().toLowerCase(Locale.ROOT)),
                        state == row.state());
            }
        }
    }
}
