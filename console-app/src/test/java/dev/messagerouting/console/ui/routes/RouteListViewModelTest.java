package dev.messagerouting.console.ui.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.messagerouting.console.deploy.Deployments.State;
import dev.messagerouting.console.model.Routes;
import dev.messagerouting.console.testkit.ManualClock;
import dev.messagerouting.console.testkit.ScriptedDeployments;
import dev.messagerouting.console.testkit.ScriptedTape;
import dev.messagerouting.console.ui.Focus;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class RouteListViewModelTest {

    private final ManualClock clock = new ManualClock();
    private final ScriptedDeployments deployments = new ScriptedDeployments(clock);
    private final ScriptedTape tape = new ScriptedTape(clock);
    private final RouteListViewModel model =
            new RouteListViewModel(
                    new Focus(Routes.PROCESS_TO_PROCESS), deployments, tape, Routes.ALL);

    @Test
    void whatIsNotDeployedSaysSo() {
        assertThat(model.rows())
                .hasSize(4)
                .allSatisfy(row -> assertThat(row.news()).isEqualTo("Not deployed"));
    }

    @Test
    void theNewsFollowTheRoute() {
        deployments.deploy(ScriptedDeployments.ROUTE);
        deployments.begin("artifacts");
        deployments.end("artifacts");
        assertThat(refreshed().news()).isEqualTo("Deploying, step 2 of 6");
        deployments.finish();
        assertThat(refreshed().news()).isEqualTo("Deployed");
        tape.send(1);
        clock.advance(Duration.ofMinutes(1));
        tape.send(2);
        assertThat(refreshed().news()).isEqualTo("1 of 2 delivered");
        assertThat(refreshed().state()).isEqualTo(State.DEPLOYED);
    }

    private RouteListViewModel.Row refreshed() {
        model.refresh();
        return model.rows().stream()
                .filter(row -> row.route().id().equals(ScriptedDeployments.ROUTE))
                .findFirst()
                .orElseThrow();
    }
}
