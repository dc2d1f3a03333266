package dev.messagerouting.console.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.testkit.FxToolkit;
import dev.messagerouting.console.testkit.ScriptedDeployments;
import dev.messagerouting.console.testkit.TestWindow;

import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;

import java.time.Duration;

/** The window driven by mouse and keys, as a user would. */
@ExtendWith(FxToolkit.class)
class WindowTest {

    private static final String ROUTE = ScriptedDeployments.ROUTE.value();

    private final FxRobot robot = new FxRobot();
    private final TestWindow window = TestWindow.open(Look.DEFAULT);

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void fromTheInvitationToDeliveredMessagesAndBack() {
        robot.clickOn("#run-demo");
        assertThat(window.deployments.asked()).containsExactly("deploy " + ROUTE);
        assertThat(window.shows("#diagram")).isTrue();
        window.play(Duration.ofMillis(200));
        assertThat(window.text("#run-title")).isEqualTo("Deploying");

        window.deployments.finish();
        window.play(Duration.ofMillis(200));
        assertThat(window.text("#run-title")).isEqualTo("Deployed");
        window.tape.send(1);
        window.tape.send(2);
        window.play(Duration.ofSeconds(6));
        assertThat(window.text("#count-delivered")).isEqualTo("2");
        assertThat(window.text("#live")).isEqualTo("live, 0.3 s behind");

        robot.clickOn("#tear-down-button");
        assertThat(window.deployments.asked()).endsWith("tear down " + ROUTE);
        window.deployments.finish();
        window.play(Duration.ofMillis(200));
        assertThat(window.text("#run-title")).isEqualTo("Torn down");
        assertThat(window.text("#live")).isEqualTo("nothing deployed");
    }

    @Test
    void enterRunsTheDemo() {
        robot.push(KeyCode.ENTER);
        assertThat(window.deployments.asked()).containsExactly("deploy " + ROUTE);
    }

    @Test
    void lookingAroundDeploysNothing() {
        robot.clickOn("#look-around");
        assertThat(window.shows("#deploy-button")).isTrue();
        assertThat(window.deployments.asked()).isEmpty();
        assertThat(window.shows("#deploy")).isFalse();
    }

    @Test
    void everyCommandHasAKey() {
        robot.push(KeyCode.ESCAPE);
        robot.push(KeyCode.CONTROL, KeyCode.D);
        window.deployments.finish();
        window.play(Duration.ofMillis(200));
        robot.push(KeyCode.CONTROL, KeyCode.T);
        assertThat(window.deployments.asked())
                .containsExactly("deploy " + ROUTE, "tear down " + ROUTE);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        assertThat(window.text("#route-title")).isEqualTo("Endpoint to endpoint");
        robot.push(KeyCode.F1);
        assertThat(window.shows("#keys")).isTrue();
        robot.push(KeyCode.ESCAPE);
        assertThat(window.shows("#keys")).isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.B);
        robot.push(KeyCode.CONTROL, KeyCode.M);
        assertThat(window.remembered)
                .containsExactly(
                        new Look(Look.Theme.LIGHT, false), new Look(Look.Theme.LIGHT, true));
    }

    @Test
    void presentingMakesRoomUntilItIsLeft() {
        robot.push(KeyCode.ESCAPE);
        robot.push(KeyCode.F11);
        assertThat(window.call(window.stage::isFullScreen)).isTrue();
        assertThat(window.has("#routes")).isFalse();
        window.click("#node-Stream");
        assertThat(window.has("#inspector")).isTrue();
        robot.push(KeyCode.ESCAPE);
        assertThat(window.has("#inspector")).isFalse();
        robot.push(KeyCode.F11);
        assertThat(window.call(window.stage::isFullScreen)).isFalse();
        assertThat(window.has("#routes")).isTrue();
    }

    @Test
    void aClickOnAComponentInspectsIt() {
        robot.clickOn("#look-around");
        robot.clickOn("#node-Transformer");
        assertThat(window.text("#inspected-title")).isEqualTo("Transformer");
        robot.push(KeyCode.ESCAPE);
        assertThat(window.has("#inspected-title")).isFalse();
    }

    @Test
    void aClickOnATokenInspectsItsMessage() {
        window.deployments.deploy(ScriptedDeployments.ROUTE);
        window.deployments.finish();
        window.tape.sendAndStay(42, 2);
        window.play(Duration.ofSeconds(3));
        var stream = window.find("#node-Stream");
        // Laying out goes on by itself, so where the token is may change between look and click.
        await().until(
                        () -> {
                            window.play(Duration.ofMillis(40));
                            var bounds =
                                    window.call(
                                            () -> stream.localToScreen(stream.getBoundsInLocal()));
                            robot.clickOn(bounds.getCenterX(), bounds.getMaxY() + 12);
                            return window.has("#inspected-title");
                        });
        assertThat(window.text("#inspected-title")).isEqualTo("Message 42");
        assertThat(window.has("#trail")).isTrue();
    }

    @Test
    void aFailureStaysAndCanBeCopied() {
        window.deployments.deploy(ScriptedDeployments.ROUTE);
        window.deployments.begin("route");
        window.deployments.fail(
                "route", new Fault("stack.failed", "No such type.", Fault.Origin.CLOUD, null));
        window.play(Duration.ofMillis(400));
        var text = (TextArea) window.find("#fault-text");
        assertThat(text.getText()).isEqualTo("Stack messaging-demo-" + ROUTE + ": No such type.");
        assertThat(text.isEditable()).isFalse();
        robot.clickOn("#copy-fault");
        String copied = window.call(() -> Clipboard.getSystemClipboard().getString());
        assertThat(copied).endsWith("No such type.");
    }

    @Test
    void whatIsDeployedAlreadyIsShownAtOnce() {
        window.deployments.deploy(ScriptedDeployments.ROUTE);
        window.deployments.finish();
        window.play(Duration.ofMillis(200));
        assertThat(window.shows("#diagram")).isTrue();
        assertThat(window.has("#welcome")).isFalse();
    }
}
