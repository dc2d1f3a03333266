package dev.messagerouting.console.ui.welcome;

import dev.messagerouting.console.ui.Icons;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** One thing to press, one sentence of what it does, and a picture of what will be seen. */
public final class WelcomeView extends StackPane {

    private final WelcomeViewModel model;
    private final Region picture;
    private final Button run =
            new Button("Run the demo", Icons.of(MaterialDesignP.PLAY, "run-demo-icon"));
    private final Button look = new Button("Look around first");

    /**
     * @param picture what will be seen
     */
    public WelcomeView(WelcomeViewModel model, Region picture) {
        this.model = model;
        this.picture = picture;
        build();
        bind();
    }

    private void build() {
        setId("welcome");
        getStyleClass().add("welcome");
        var title = new Label("Watch every message cross the cloud");
        title.getStyleClass().add("welcome-title");
        var promise = new Label(model.promise());
        promise.getStyleClass().add("welcome-promise");
        promise.setWrapText(true);
        promise.setTextAlignment(TextAlignment.CENTER);
        promise.setMinHeight(Region.USE_PREF_SIZE);
        run.setId("run-demo");
        run.getStyleClass().addAll("accent", "large", "run-demo");
        run.setDefaultButton(true);
        run.setTooltip(new Tooltip("Deploy the route and show its messages (Enter)"));
        look.setId("look-around");
        look.getStyleClass().addAll("flat", "look-around");
        look.setTooltip(new Tooltip("Open the console without deploying anything (Esc)"));
        var frame = new StackPane(picture);
        frame.getStyleClass().add("welcome-picture");
        var column = new VBox(title, promise, frame, new VBox(run, look));
        column.getStyleClass().add("welcome-column");
        column.setAlignment(Pos.CENTER);
        ((VBox) column.getChildren().getLast()).setAlignment(Pos.CENTER);
        column.getChildren().getLast().getStyleClass().add("welcome-buttons");
        getChildren().add(column);
    }

    private void bind() {
        sceneProperty().subscribe(_ -> run.requestFocus());
        run.setOnAction(_ -> model.run());
        look.setOnAction(_ -> model.lookAround());
    }
}
