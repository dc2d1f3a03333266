package dev.messagerouting.console.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.messagerouting.console.model.ComponentId;
import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.model.Routes;
import dev.messagerouting.console.testkit.ManualClock;
import dev.messagerouting.console.testkit.ScriptedDeployments;
import dev.messagerouting.console.testkit.ScriptedTape;
import dev.messagerouting.console.ui.Focus;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Objects;

class DiagramViewModelTest {

    private final ManualClock clock = new ManualClock();
    private final ScriptedDeployments deployments = new ScriptedDeployments(clock);
    private final ScriptedTape tape = new ScriptedTape(clock);
    private final Focus focus = new Focus(Routes.PROCESS_TO_PROCESS);
    private final DiagramViewModel model = new DiagramViewModel(focus, deployments, tape);

    @Test
    void nothingIsThereBeforeItIsDeployed() {
        assertThat(model.statesProperty().get()).hasSize(11).doesNotContainValue(NodeState.READY);
    }

    @Test
    void componentsFillInAsTheirResourcesAreMade() {
        deployments.deploy(ScriptedDeployments.ROUTE);
        deployments.begin("route");
        moved("Stream CREATE_COMPLETE");
        moved("Transformer CREATE_IN_PROGRESS");
        assertThat(state("Stream")).isEqualTo(NodeState.READY);
        assertThat(state("Transformer")).isEqualTo(NodeState.BUILDING);
        assertThat(state("Queue")).isEqualTo(NodeState.ABSENT);
        assertThat(state("source-process")).isEqualTo(NodeState.ABSENT);
        deployments.end("route");
        deployments.end("source");
        look();
        assertThat(state("Queue")).isEqualTo(NodeState.READY);
        assertThat(state("source-process")).isEqualTo(NodeState.READY);
        assertThat(state("target-process")).isEqualTo(NodeState.ABSENT);
    }

    @Test
    void whatFailedIsMarkedAndTheRestIsGoneWithTheRollback() {
        deployments.deploy(ScriptedDeployments.ROUTE);
        deployments.begin("route");
        moved("Stream CREATE_COMPLETE");
        moved("Queue CREATE_FAILED");
        deployments.fail("route", new Fault("stack.failed", "No.", Fault.Origin.CLOUD, null));
        look();
        assertThat(state("Queue")).isEqualTo(NodeState.FAILED);
        assertThat(state("Stream")).isEqualTo(NodeState.ABSENT);
    }

    @Test
    void tearingDownTakesAwayStackByStack() {
        deployments.deploy(ScriptedDeployments.ROUTE);
        deployments.finish();
        deployments.tearDown(ScriptedDeployments.ROUTE);
        deployments.begin("source");
        deployments.end("source");
        deployments.begin("target");
        moved("target", "target-process DELETE_IN_PROGRESS");
        assertThat(state("source-process")).isEqualTo(NodeState.ABSENT);
        assertThat(state("target-process")).isEqualTo(NodeState.BUILDING);
        assertThat(state("Stream")).isEqualTo(NodeState.READY);
        deployments.finish();
        look();
        assertThat(model.statesProperty().get()).doesNotContainValue(NodeState.READY);
    }

    @Test
    void tokensAreShownTheLagBehindNow() {
        tape.lag(Duration.ofMillis(200));
        tape.send(1);
        clock.advance(Duration.ofMillis(400));
        look();
        var token = model.frameProperty().get().tokens().getFirst();
        assertThat(token.progress()).isEqualTo(0.5);
        assertThat(model.frameProperty().get().playhead())
                .isEqualTo(clock.instant().minusMillis(200));
    }

    @Test
    void whoWaitsIsCountedWhereItWaits() {
        tape.sendAndStay(1, 2);
        tape.sendAndStay(2, 2);
        tape.send(3);
        clock.advance(Duration.ofSeconds(3));
        look();
        assertThat(model.waitingProperty().get()).containsEntry(new ComponentId("Stream"), 2);
    }

    @Test
    void anotherRouteShowsNothingOfThisOne() {
        tape.sendAndStay(1, 2);
        clock.advance(Duration.ofSeconds(3));
        look();
        focus.show(Routes.ENDPOINT_TO_ENDPOINT);
        assertThat(model.frameProperty().get().tokens()).isEmpty();
        assertThat(model.waitingProperty().get()).isEmpty();
        assertThat(model.statesProperty().get()).containsKey(new ComponentId("PollIngestor"));
    }

    private void moved(String resource) {
        moved("route", resource);
    }

    private void moved(String step, String resource) {
        deployments.move(step, resource);
        look();
    }

    private void look() {
        model.pulse(clock.instant());
        model.refresh();
    }

    private NodeState state(String id) {
        return Objects.requireNonNull(model.statesProperty().get().get(new ComponentId(id)), id);
    }
}
