package dev.messagerouting.console.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.testkit.FxToolkit;
import dev.messagerouting.console.testkit.ScriptedDeployments;
import dev.messagerouting.console.testkit.TestWindow;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Locale;

/** Every state of the window as a picture in {@code target/screens}: look at them. */
@ExtendWith(FxToolkit.class)
class ScreensTest {

    private static final String REASON =
            "CREATE_FAILED of Stream (AWS::Kinesis::Stream): Encountered unsupported property"
                    + " ShardCuont";

    @ParameterizedTest
    @CsvSource({"DARK, 1280, 800", "LIGHT, 1280, 800", "DARK, 1920, 1080", "LIGHT, 1920, 1080"})
    void everyStateIsPainted(Look.Theme theme, int width, int height) {
        var suffix = "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + width;
        try (var window = TestWindow.open(new Look(theme, false))) {
            window.snapshot("01-invitation" + suffix, width, height);
            assertThat(window.shows("#run-demo")).isTrue();

            window.run(() -> window.deployments.deploy(ScriptedDeployments.ROUTE));
            deploying(window);
            window.snapshot("02-deploying" + suffix, width, height);

            window.deployments.finish();
            busy(window);
            window.snapshot("03-busy" + suffix, width, height);

            failing(window);
            window.snapshot("04-messages-fail" + suffix, width, height);

            looking(window, suffix, width, height);

            window.tape.release();
            window.deployments.tearDown(ScriptedDeployments.ROUTE);
            window.play(Duration.ofMillis(400));
            window.deployments.begin("source");
            window.deployments.move("source", "Service DELETE_IN_PROGRESS");
            window.play(Duration.ofSeconds(2));
            window.snapshot("05-tearing-down" + suffix, width, height);
            window.deployments.finish();
            window.play(Duration.ofSeconds(8));
            window.snapshot("06-torn-down" + suffix, width, height);

            deployFails(window);
            window.snapshot("07-deploy-failed" + suffix, width, height);
        }
    }

    private static void looking(TestWindow window, String suffix, int width, int height) {
        window.click("#node-Stream");
        window.snapshot("08-component" + suffix, width, height);
        window.click("#clear-selection");
        window.click("#newest-9");
        window.play(Duration.ofMillis(200));
        window.snapshot("09-message" + suffix, width, height);
        window.click("#clear-selection");
        window.click("#help");
        window.snapshot("10-keys" + suffix, width, height);
        window.click("#close-keys");
        window.click("#present");
        window.snapshot("11-presenting" + suffix, width, height);
        window.click("#present");
        window.click("#route-source-endpoint--target-process");
        window.snapshot("12-not-built" + suffix, width, height);
        window.click("#route-source-process--target-process");
    }

    private static void deploying(TestWindow window) {
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

    private static void busy(TestWindow window) {
        for (int id = 0; id < 140; id++) {
            if (id % 12 == 7) {
                window.tape.sendAndStay(id, 2);
            } else {
                window.tape.send(id);
            }
            window.play(Duration.ofMillis(120));
        }
    }

    private static void failing(TestWindow window) {
        for (int id = 140; id < 190; id++) {
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

    private static void deployFails(TestWindow window) {
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
