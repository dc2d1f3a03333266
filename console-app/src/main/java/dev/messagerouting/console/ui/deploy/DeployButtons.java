package dev.messagerouting.console.ui.deploy;

import dev.messagerouting.console.ui.Icons;
import dev.messagerouting.console.ui.Keys;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** Deploy and Tear down. */
public final class DeployButtons extends HBox {

    private final Button deploy =
            new Button("Deploy", Icons.of(MaterialDesignC.CLOUD_UPLOAD_OUTLINE, "icon"));
    private final Button tearDown =
            new Button("Tear down", Icons.of(MaterialDesignC.CLOUD_REMOVE_OUTLINE, "icon"));

    public DeployButtons(DeployViewModel model) {
        getStyleClass().add("commands");
        setAlignment(Pos.CENTER_RIGHT);
        setMinWidth(USE_PREF_SIZE);
        deploy.setId("deploy-button");
        deploy.getStyleClass().add("accent");
        deploy.setTooltip(Keys.DEPLOY.tip("Deploy this route and all it needs"));
        deploy.disableProperty().bind(model.canDeployProperty().not());
        deploy.setOnAction(_ -> model.deploy());
        tearDown.setId("tear-down-button");
        tearDown.setTooltip(
                Keys.TEAR_DOWN.tip("Stop the source, let what is in flight arrive, delete"));
        tearDown.disableProperty().bind(model.canTearDownProperty().not());
        tearDown.setOnAction(_ -> model.tearDown());
        getChildren().addAll(deploy, tearDown);
    }
}
