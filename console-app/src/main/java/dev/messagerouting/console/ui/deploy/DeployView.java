package dev.messagerouting.console.ui.deploy;

import dev.messagerouting.console.ui.Icons;
import dev.messagerouting.console.ui.Keys;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

import java.util.Locale;

/** The run in one line and, unfolded, its steps; what failed stays until the next run. */
public final class DeployView extends VBox {

    private static final double STEPS_HEIGHT = 168;

    private final DeployViewModel model;
    private final FontIcon icon = Icons.of(MaterialDesignP.PROGRESS_CLOCK, "run-icon");
    private final Label title = new Label();
    private final Label detail = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final FontIcon chevron = Icons.of(MaterialDesignC.CHEVRON_UP, "fold-icon");
    private final Button fold = new Button("", chevron);
    private final StepList steps = new StepList();
    private final ScrollPane scroller = new ScrollPane(steps);
    private final FaultBanner banner = new FaultBanner();

    public DeployView(DeployViewModel model) {
        this.model = model;
        build();
        bind();
    }

    private void build() {
        setId("deploy");
        getStyleClass().add("run");
        title.setId("run-title");
        title.getStyleClass().add("run-title");
        detail.getStyleClass().add("run-detail");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add("run-bar");
        HBox.setHgrow(bar, Priority.ALWAYS);
        fold.setId("fold-steps");
        fold.getStyleClass().addAll("flat", "button-icon");
        fold.setTooltip(Keys.STEPS.tip("Show or hide the steps"));
        fold.setAccessibleText("Show or hide the steps");
        fold.setOnAction(_ -> model.toggleSteps());
        var head = new HBox(icon, title, detail, bar, fold);
        head.getStyleClass().add("run-head");
        head.setAlignment(Pos.CENTER_LEFT);
        title.setMinWidth(Region.USE_PREF_SIZE);
        detail.setMinWidth(Region.USE_PREF_SIZE);
        scroller.getStyleClass().add("run-scroller");
        scroller.setFitToWidth(true);
        scroller.setMaxHeight(STEPS_HEIGHT);
        scroller.setFocusTraversable(false);
        getChildren().addAll(head, banner, scroller);
    }

    private void bind() {
        scroller.minHeightProperty().bind(Bindings.min(steps.heightProperty(), STEPS_HEIGHT));
        model.summaryProperty().subscribe(this::show);
        model.rowsProperty().subscribe(steps::show);
        model.faultProperty().subscribe(banner::show);
        model.openProperty()
                .subscribe(
                        open -> {
                            shown(scroller, open);
                            chevron.setIconCode(
                                    open
                                            ? MaterialDesignC.CHEVRON_DOWN
                                            : MaterialDesignC.CHEVRON_UP);
                        });
    }

    private void show(RunSummary summary) {
        shown(this, summary.mood() != RunSummary.Mood.NOTHING);
        title.setText(summary.title());
        detail.setText(summary.detail());
        bar.setProgress(summary.share());
        bar.setVisible(summary.mood() == RunSummary.Mood.RUNNING);
        icon.setIconCode(shape(summary.mood()));
        for (var mood : RunSummary.Mood.values()) {
            pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(mood.name().toLowerCase(Locale.ROOT)),
                    mood == summary.mood());
        }
    }

    private static Ikon shape(RunSummary.Mood mood) {
        return switch (mood) {
            case NOTHING, RUNNING -> MaterialDesignP.PROGRESS_CLOCK;
            case DONE -> MaterialDesignC.CHECK_CIRCLE;
            case FAILED -> MaterialDesignA.ALERT_RHOMBUS;
        };
    }

    static void shown(Region region, boolean show) {
        region.setVisible(show);
        region.setManaged(show);
    }
}
