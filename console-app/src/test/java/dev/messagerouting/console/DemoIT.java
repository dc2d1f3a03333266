package dev.messagerouting.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;

import dev.messagerouting.console.cloud.Artifacts;
import dev.messagerouting.console.deploy.Deployments.State;
import dev.messagerouting.console.fx.FxTasks;
import dev.messagerouting.console.kernel.Threads;
import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.model.Routes;
import dev.messagerouting.console.planning.DemoSettings;
import dev.messagerouting.console.settings.Environment;
import dev.messagerouting.console.testkit.FxToolkit;
import dev.messagerouting.console.ui.shell.ConsoleWindow;
import dev.messagerouting.console.ui.shell.Look;
import dev.messagerouting.console.ui.shell.ShellNeeds;

import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The whole program as its user has it: clicks, a real local cloud, the packaged jars. */
@ExtendWith(FxToolkit.class)
class DemoIT {

    private static final Path ARTIFACTS = Path.of(System.getProperty("messagerouting.artifacts"));
    private static final Path SCREENS = Path.of(System.getProperty("messagerouting.screens"));

    private final FxRobot robot = new FxRobot();
    private final List<Fault> faults = new CopyOnWriteArrayList<>();

    @Test
    void fromRunTheDemoToDeliveredMessagesToTearDown(@TempDir Path folder) throws IOException {
        try (var wiring = wire();
                var open = open(wiring)) {
            robot.clickOn("#run-demo");
            await().atMost(Duration.ofMinutes(1)).until(() -> open.number("#count-delivered") >= 5);
            FxTasks.runAndWait(() -> open.window.snapshot(SCREENS.resolve("demo-delivering.png")));

            assertThat(ourThreads(folder.resolve("running.txt"))).isNotEmpty();

            robot.clickOn("#tear-down-button");
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> open.text("#run-title").equals("Torn down"));

            assertThat(wiring.deployments().state(Routes.PROCESS_TO_PROCESS.id()))
                    .isEqualTo(State.ABSENT);
            assertThat(open.number("#count-delivered")).isEqualTo(open.number("#count-emitted"));
            assertThat(open.number("#count-lost")).isZero();
            assertThat(faults).isEmpty();
        }
        assertThat(ourThreads(folder.resolve("left.txt"))).isEmpty();
    }

    private Wiring wire() {
        return new Wiring(
                Routes.ALL,
                new Environment.Local(),
                new Artifacts(ARTIFACTS),
                new DemoSettings("messaging-demo", 1, 100, 50),
                faults::add);
    }

    private static Open open(Wiring wiring) {
        var needs =
                new ShellNeeds(
                        wiring.deployments(),
                        wiring.tape(),
                        Clock.system(ZoneOffset.UTC),
                        new ShellNeeds.EnvironmentLabel(
                                "Local", "000000000000", "us-east-1", false),
                        Routes.PROCESS_TO_PROCESS.id(),
                        Look.DEFAULT,
                        _ -> {});
        return FxTasks.callAndWait(
                () -> {
                    var stage = new Stage();
                    stage.setX(0);
                    stage.setY(0);
                    return new Open(ConsoleWindow.open(stage, needs));
                });
    }

    /** A window, read as its user reads it. */
    private record Open(ConsoleWindow window) implements AutoCloseable {

        String text(String id) {
            return FxTasks.callAndWait(
                    () ->
                            switch (window.scene().lookup(id)) {
                                case Labeled labeled -> labeled.getText();
                                case Text text -> text.getText();
                                case null, default -> "";
                            });
        }

        int number(String id) {
            var text = text(id);
            return text.isEmpty() ? 0 : Integer.parseInt(text);
        }

        @Override
        public void close() {
            FxTasks.runAndWait(window::close);
        }
    }

    /** Virtual threads are seen by a thread dump only. */
    private static List<String> ourThreads(Path file) throws IOException {
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(file.toAbsolutePath().toString(), ThreadDumpFormat.TEXT_PLAIN);
        return Files.readAllLines(file).stream()
                .filter(
                        line ->
                                line.contains("\"" + Threads.PREFIX)
                                        || line.contains("\"local-cloud/"))
                .toList();
    }
}
