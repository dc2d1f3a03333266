package dev.messagerouting.console.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import dev.messagerouting.console.fx.FxPump;
import dev.messagerouting.console.fx.Snapshots;

import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Font;
import javafx.stage.Stage;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The window. {@link #open} puts it on a stage and shows it; it is alive until closed. FX thread
 * only.
 */
public final class ConsoleWindow implements AutoCloseable {

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    /** The first that this machine has is used; the style sheet language cannot say so. */
    private static final List<String> FONTS =
            List.of(
                    "Inter",
                    "Segoe UI",
                    "SF Pro Text",
                    "Helvetica Neue",
                    "Ubuntu",
                    "Cantarell",
                    "Noto Sans",
                    "Open Sans",
                    "Roboto",
                    "Liberation Sans",
                    "Nimbus Sans");

    private final Stage stage;
    private final Scene scene;
    private final FxPump pump;
    private final ShellView view;

    private ConsoleWindow(Stage stage, ShellNeeds needs) {
        this.stage = stage;
        pump = new FxPump(needs.clock());
        view = new ShellView(needs, pump);
        scene = new Scene(view, WIDTH, HEIGHT);
        build();
        bind();
    }

    /** Shows the window on a stage of its own; {@code closed} is told when the user closes it. */
    public static ConsoleWindow open(ShellNeeds needs, Runnable closed) {
        var stage = new Stage();
        stage.setOnCloseRequest(_ -> closed.run());
        return open(stage, needs);
    }

    /** Shows the window on {@code stage}. */
    public static ConsoleWindow open(Stage stage, ShellNeeds needs) {
        var window = new ConsoleWindow(stage, needs);
        window.pump.pulse();
        stage.show();
        window.pump.start();
        return window;
    }

    public Scene scene() {
        return scene;
    }

    /** Brings every screen up to date now, rather than at the next pulse. */
    public void pulse() {
        pump.pulse();
    }

    /** Writes the window as PNG. */
    public void snapshot(Path file) {
        pump.pulse();
        // Laying out may add what has no style yet; a second pass is what the next pulse would do.
        view.applyCss();
        view.layout();
        Snapshots.write(scene, file);
    }

    /** The same as if the window were of that size, which need not fit on this screen. */
    public void snapshot(Path file, double width, double height) {
        pump.pulse();
        Snapshots.write(scene, file, width, height);
    }

    /** Closes the window; the screen asks nobody for anything any more. */
    @Override
    public void close() {
        pump.close();
        stage.close();
    }

    private void build() {
        FONTS.stream()
                .filter(family -> Font.font(family).getFamily().equals(family))
                .findFirst()
                .ifPresent(family -> view.setStyle("-fx-font-family: '" + family + "';"));
        scene.getStylesheets().addAll(sheet("console-colours.css"), sheet("console.css"));
        view.shortcuts().forEach(scene.getAccelerators()::put);
        scene.addEventHandler(
                KeyEvent.KEY_TYPED,
                event -> {
                    if (event.getCharacter().equals("?")) {
                        view.model().toggleHelp();
                    }
                });
        stage.setTitle("Messaging demo");
        stage.setMinWidth(1024);
        stage.setMinHeight(680);
        stage.setFullScreenExitHint("");
        // Escape goes back one thing at a time, and the full screen is the last of them.
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setScene(scene);
    }

    private void bind() {
        var model = view.model();
        model.lookProperty().subscribe(look -> wear(look.theme()));
        model.presentingProperty().subscribe(stage::setFullScreen);
        stage.fullScreenProperty().subscribe(model::present);
    }

    private void wear(Look.Theme theme) {
        switch (theme) {
            case DARK -> {
                scene.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
                view.getStyleClass().remove("light");
                view.getStyleClass().add("dark");
            }
            case LIGHT -> {
                scene.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
                view.getStyleClass().remove("dark");
                view.getStyleClass().add("light");
            }
        }
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(
                        ConsoleWindow.class.getResource("/dev/messagerouting/console/ui/" + name),
                        name)
                .toExternalForm();
    }
}
