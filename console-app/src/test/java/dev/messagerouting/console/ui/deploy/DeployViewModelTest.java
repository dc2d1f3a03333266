package dev.messagerouting.console.ui.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.model.Routes;
import dev.messagerouting.console.testkit.ManualClock;
import dev.messagerouting.console.testkit.ScriptedDeployments;
import dev.messagerouting.console.ui.Focus;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class DeployViewModelTest {

    private final ManualClock clock = new ManualClock();
    private final ScriptedDeployments deployments = new ScriptedDeployments(clock);
    private final Focus focus = new Focus(Routes.PROCESS_TO_PROCESS);
    private final DeployViewModel model = new DeployViewModel(focus, deployments, clock);

    @Test
    void onlyWhatMakesSenseMayBeAskedFor() {
        assertThat(model.canDeployProperty().get()).isTrue();
        assertThat(model.canTearDownProperty().get()).isFalse();
        model.tearDown();
        assertThat(deployments.asked()).isEmpty();
        model.deploy();
        assertThat(deployments.asked()).containsExactly("deploy " + ScriptedDeployments.ROUTE);
        assertThat(model.canDeployProperty().get()).isFalse();
        assertThat(model.canTearDownProperty().get()).isFalse();
        deployments.finish();
        model.refresh();
        assertThat(model.canDeployProperty().get()).isFalse();
        assertThat(model.canTearDownProperty().get()).isTrue();
    }

    @Test
    void anotherRouteHasARunOfItsOwn() {
        deployments.deploy(ScriptedDeployments.ROUTE);
        model.refresh();
        focus.show(Routes.ENDPOINT_TO_ENDPOINT);
        assertThat(model.canDeployProperty().get()).isTrue();
        assertThat(model.summaryProperty().get()).isEqualTo(RunSummary.NONE);
    }

    @Test
    void eachStepSaysWhatMovesAndHowLongItTakes() {
        model.deploy();
        deployments.begin("cluster");
        clock.advance(Duration.ofMillis(2500));
        deployments.move("cluster", "Vpc CREATE_COMPLETE");
        model.refresh();
        var cluster = row("cluster");
        assertThat(cluster.detail()).isEqualTo("Vpc CREATE_COMPLETE");
        assertThat(cluster.elapsed()).isEqualTo("2.5 s");
        assertThat(row("route").elapsed()).isEmpty();
        deployments.end("cluster");
        clock.advance(Duration.ofSeconds(10));
        model.refresh();
        assertThat(row("cluster").detail()).isEqualTo("1 resource");
        assertThat(row("cluster").elapsed()).isEqualTo("2.5 s");
        assertThat(model.summaryProperty().get().detail()).startsWith("1 of 6 steps");
    }

    @Test
    void theFirstErrorStaysAndNamesItsStack() {
        model.deploy();
        deployments.begin("route");
        deployments.fail(
                "route", new Fault("stack.failed", "No such thing.", Fault.Origin.CLOUD, null));
        model.refresh();
        assertThat(model.faultProperty().get())
                .isEqualTo("Stack messaging-demo-source-process--target-process: No such thing.");
        assertThat(model.summaryProperty().get().title()).isEqualTo("Deployment failed");
        assertThat(model.openProperty().get()).isTrue();
        assertThat(row("source").detail()).startsWith("Skipped");
        assertThat(model.canDeployProperty().get()).isTrue();
        assertThat(model.canTearDownProperty().get()).isTrue();
    }

    @Test
    void stepsUnfoldWhileTheyRunAndFoldWhenAllIsWell() {
        model.deploy();
        assertThat(model.openProperty().get()).isTrue();
        deployments.finish();
        model.refresh();
        assertThat(model.openProperty().get()).isFalse();
        model.toggleSteps();
        model.refresh();
        assertThat(model.openProperty().get()).isTrue();
        model.tearDown();
        deployments.finish();
        model.refresh();
        assertThat(model.openProperty().get()).isFalse();
        assertThat(model.summaryProperty().get().title()).isEqualTo("Torn down");
    }

    private StepRow row(String id) {
        return model.rowsProperty().get().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
