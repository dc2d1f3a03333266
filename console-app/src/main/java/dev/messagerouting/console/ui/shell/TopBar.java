package dev.messagerouting.console.ui.shell;

import dev.messagerouting.console.ui.Icons;
import dev.messagerouting.console.ui.Keys;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** Which cloud, how late what is seen is, and what concerns the whole window. */
final class TopBar extends HBox {

    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final ShellViewModel model;
    private final Label live = new Label("", Icons.of(MaterialDesignC.CIRCLE_MEDIUM, "live-icon"));
    private final Button present =
            new Button("Present", Icons.of(MaterialDesignF.FULLSCREEN, "icon"));
    private final Button calm = icon("calm", MaterialDesignM.MOTION_PAUSE_OUTLINE, Keys.CALM);
    private final Button theme = icon("theme", MaterialDesignC.CIRCLE_HALF_FULL, Keys.THEME);
    private final Button help = icon("help", MaterialDesignH.HELP_CIRCLE_OUTLINE, Keys.HELP);

    TopBar(ShellViewModel model, ShellNeeds.EnvironmentLabel where) {
        this.model = model;
        build(where);
        bind();
    }

    private void build(ShellNeeds.EnvironmentLabel where) {
        setId("top-bar");
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        var name =
                new Label(
                        "Messaging demo",
                        Icons.of(MaterialDesignT.TRANSIT_CONNECTION_VARIANT, "brand-icon"));
        name.getStyleClass().add("brand");
        var environment = new Label(where.name(), Icons.of(MaterialDesignC.CLOUD_OUTLINE, "icon"));
        environment.setId("environment");
        environment.getStyleClass().add("environment");
        environment.setTooltip(new Tooltip("Where routes are deployed"));
        var account = new Label(where.account() + " · " + where.region());
        account.getStyleClass().add("account");
        live.setId("live");
        live.getStyleClass().add("live");
        live.setTooltip(
                new Tooltip("How long after it happened what you see is shown, as measured"));
        present.setId("present");
        present.getStyleClass().add("flat");
        present.setTooltip(Keys.PRESENT.tip(Keys.PRESENT.what()));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(name, environment, account, live, space, present, calm, theme, help);
    }

    private void bind() {
        model.liveProperty()
                .subscribe(
                        now -> {
                            live.setText(now.text());
                            live.pseudoClassStateChanged(ON, now.on());
                        });
        model.lookProperty().subscribe(look -> calm.pseudoClassStateChanged(ON, look.calm()));
        present.setOnAction(_ -> model.togglePresenting());
        calm.setOnAction(_ -> model.toggleCalm());
        theme.setOnAction(_ -> model.toggleTheme());
        help.setOnAction(_ -> model.toggleHelp());
    }

    private static Button icon(String id, Ikon ikon, Keys key) {
        var button = new Button("", Icons.of(ikon, "icon"));
        button.setId(id);
        button.getStyleClass().addAll("flat", "button-icon");
        button.setTooltip(key.tip(key.what()));
        button.setAccessibleText(key.what());
        return button;
    }
}
