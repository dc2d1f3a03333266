package dev.messagerouting.console.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.testkit.FxToolkit;
import dev.messagerouting.console.testkit.ScriptedDeployments;
import dev.messagerouting.console.testkit.TestWindow;

import javafx.scene.image.Image;
import javafx.scene.paint.Color;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;

/** Every state of the window as a picture in {@code target/screens}: look at them. */
@ExtendWith(FxToolkit.class)
class ScreensTest {

    private static final int[][] SIZES = {{1280, 800}, {1920, 1080}};
    private static final String REASON =
            "CREATE_FAILED of Stream (AWS::Kinesis::Stream): Encountered unsupported property"
                    + " ShardCuont";

    private final TestWindow window = TestWindow.open(new Look(Look.Theme.DARK, false));

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void everyStateIsPainted() {
        paint("01-invitation");
        window.deployments.deploy(ScriptedDeployments.ROUTE);
        deploying();
        paint("02-deploying");
        window.deployments.finish();
        busy();
        paint("03-busy");
        failing();
        paint("04-messages-fail");
        looking();
        window.tape.release();
        window.deployments.tearDown(ScriptedDeployments.ROUTE);
        window.play(Duration.ofMillis(400));
        window.deployments.begin("source");
        window.deployments.move("source", "Service DELETE_IN_PROGRESS");
        window.play(Duration.ofSeconds(2));
        paint("05-tearing-down");
        window.deployments.finish();
        window.play(Duration.ofSeconds(4));
        paint("06-torn-down");
        deployFails();
        paint("07-deploy-failed");
    }

    /** In both themes and two sizes; each picture must be one, and the themes must differ. */
    private void paint(String name) {
        var colours = new HashSet<Color>();
        for (var theme : Look.Theme.values()) {
            for (int[] size : SIZES) {
                var file =
                        window.snapshot(
                                name + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + size[0],
                                size[0],
                                size[1]);
                var picture = new Image(file.toUri().toString());
                assertThat(picture.getWidth()).isEqualTo(size[0]);
                assertThat(picture.getHeight()).isEqualTo(size[1]);
                colours.add(picture.getPixelReader().getColor(size[0] - 4, size[1] - 4));
            }
            window.click("#theme");
        }
        assertThat(colours).hasSize(Look.Theme.values().length);
    }

    private void looking() {
        window.click("#node-Stream");
        paint("08-component");
        window.click("#clear-selection");
        window.click("#newest-9");
        window.play(Duration.ofMillis(200));
        paint("09-message");
        window.click("#clear-selection");
        window.click("#help");
        paint("10-keys");
        window.click("#close-keys");
        window.click("#present");
        paint("11-presenting");
        window.click("#present");
        window.click("#route-source-endpoint--target-process");
        paint("12-not-deployed");
        window.click("#route-source-process--target-process");
    }

    private void deploying() {
        window.play(Duration.ofMillis(200));
        window.deployments.begin("artifacts");
        window.deployments.begin("cluster");
        window.play(Duration.ofMillis(1200));
        window.deployments.end("artifacts");
        window.deployments.begin("code");
        window.play(Duration.ofMillis(600));
        window.deployments.end("code");
        window.deployments.end("cluster");
        window.deployments.begin("route");
        for (var resource :
                new String[] {
                    "Stream CREATE_COMPLETE",
                    "Queue CREATE_COMPLETE",
                    "Transformer CREATE_COMPLETE",
                    "QueueEmitter CREATE_IN_PROGRESS",
                    "StateMachine CREATE_IN_PROGRESS",
                    "SinkIngestor CREATE_IN_PROGRESS"
                }) {
            window.deployments.move("route", resource);
            window.play(Duration.ofMillis(300));
        }
    }

    private void busy() {
        for (int id = 0; id < 60; id++) {
            if (id % 12 == 7) {
                window.tape.sendAndStay(id, 2);
            } else {
                window.tape.send(id);
            }
            window.play(Duration.ofMillis(120));
        }
    }

    private void failing() {
        for (int id = 60; id < 110; id++) {
            if (id % 9 == 0) {
                window.tape.sendAndFail(
                        id, 5, "Transformer: the message has no field 'timestamp'.");
            } else {
                window.tape.send(id);
            }
            window.play(Duration.ofMillis(160));
        }
        window.tape.lostAndDuplicates(0, 3);
        window.play(Duration.ofMillis(400));
    }

    private void deployFails() {
        window.deployments.deploy(ScriptedDeployments.ROUTE);
        window.deployments.begin("artifacts");
        window.play(Duration.ofMillis(900));
        window.deployments.end("artifacts");
        window.deployments.begin("code");
        window.deployments.begin("cluster");
        window.play(Duration.ofMillis(700));
        window.deployments.end("code");
        window.deployments.end("cluster");
        window.deployments.begin("route");
        window.play(Duration.ofMillis(700));
        window.deployments.move("route", "Stream CREATE_FAILED");
        window.play(Duration.ofMillis(300));
        window.deployments.fail(
                "route", new Fault("stack.failed", REASON, Fault.Origin.CLOUD, null));
        window.play(Duration.ofSeconds(1));
    }
}
