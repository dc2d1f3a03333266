package dev.messagerouting.console.testkit;

import dev.messagerouting.console.fx.FxTasks;
import dev.messagerouting.console.ui.shell.ConsoleWindow;
import dev.messagerouting.console.ui.shell.Look;
import dev.messagerouting.console.ui.shell.ShellNeeds;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** The whole window over scripted deployments and messages, on a clock that the test moves. */
public final class TestWindow implements AutoCloseable {

    private static final Duration PULSE = Duration.ofMillis(40);

    public final ManualClock clock = new ManualClock();
    public final ScriptedDeployments deployments = new ScriptedDeployments(clock);
    public final ScriptedTape tape = new ScriptedTape(clock);
    public final List<Look> remembered = new ArrayList<>();
    public final Stage stage;
    private final ConsoleWindow window;

    private TestWindow(Look look) {
        stage = new Stage();
        stage.setX(0);
        stage.setY(0);
        window =
                ConsoleWindow.open(
                        stage,
                        new ShellNeeds(
                                deployments,
                                tape,
                                clock,
                                new ShellNeeds.EnvironmentLabel(
                                        "Local", "000000000000", "us-east-1", false),
                                ScriptedDeployments.ROUTE,
                                look,
                                remembered::add));
    }

    public static TestWindow open(Look look) {
        return FxTasks.callAndWait(() -> new TestWindow(look));
    }

    /** Moves the clock, pulse by pulse, as a screen would. */
    public void play(Duration time) {
        FxTasks.callAndWait(
                () -> {
                    for (var left = time; left.isPositive(); left = left.minus(PULSE)) {
                        clock.advance(PULSE);
                        window.pulse();
                    }
                    return true;
                });
    }

    public <T> T call(Supplier<T> work) {
        return FxTasks.callAndWait(work);
    }

    public void run(Runnable work) {
        FxTasks.callAndWait(
                () -> {
                    work.run();
                    return true;
                });
    }

    /** Fires the button, as a click or the space bar would. */
    public void click(String selector) {
        run(() -> ((ButtonBase) find(selector)).fire());
    }

    public Node find(String selector) {
        return call(
                () ->
                        Objects.requireNonNull(
                                window.scene().lookup(selector), "nothing is " + selector));
    }

    public boolean shows(String selector) {
        return call(
                () -> {
                    var node = window.scene().lookup(selector);
                    return node != null && node.isVisible();
                });
    }

    public boolean has(String selector) {
        return call(() -> window.scene().lookup(selector) != null);
    }

    public String text(String selector) {
        return call(() -> ((Labeled) find(selector)).getText());
    }

    /** Paints the window as it would be at that size. */
    public Path snapshot(String name, double width, double height) {
        var folder = Path.of(System.getProperty("messagerouting.screens", "target/screens"));
        var file = folder.resolve(name + ".png");
        run(() -> window.snapshot(file, width, height));
        return file;
    }

    @Override
    public void close() {
        run(window::close);
    }
}
