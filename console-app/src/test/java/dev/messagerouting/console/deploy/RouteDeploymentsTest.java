package dev.messagerouting.console.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.messagerouting.console.deploy.Deployments.State;
import dev.messagerouting.console.deploy.StackPort.Phase;
import dev.messagerouting.console.kernel.HastyTime;
import dev.messagerouting.console.kernel.Threads;
import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.model.Route;
import dev.messagerouting.console.model.RouteId;
import dev.messagerouting.console.model.Routes;
import dev.messagerouting.console.planning.DemoSettings;
import dev.messagerouting.console.planning.Recipes;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

class RouteDeploymentsTest {

    private static final RouteId PP = Routes.PROCESS_TO_PROCESS.id();
    private static final RouteId EE = Routes.ENDPOINT_TO_ENDPOINT.id();

    private final HastyTime time = new HastyTime();
    private final Threads threads = new Threads();
    private final FakeCloud cloud = new FakeCloud(time);
    private final Watched watched = new Watched();
    private final Recipes recipes = new Recipes(new DemoSettings("d", 1, 100, 100));
    private final RouteDeployments deployments = deployments(Routes.ALL);

    private RouteDeployments deployments(List<Route> routes) {
        return new RouteDeployments(
                routes, "d", recipes, cloud, watched, threads, time, Pace.LOCAL);
    }

    private static final class Watched implements RouteWatcher {
        final Set<RouteId> present = ConcurrentHashMap.newKeySet();
        final AtomicInteger inFlight = new AtomicInteger();

        @Override
        public void present(RouteId route) {
            present.add(route);
        }

        @Override
        public void gone(RouteId route) {
            present.remove(route);
        }

        @Override
        public boolean quiet(RouteId route) {
            return inFlight.getAndUpdate(n -> Math.max(0, n - 1)) == 0;
        }
    }

    @AfterEach
    void leaveNoThread() {
        threads.close();
        assertThat(threads.running()).isEmpty();
    }

    private void reaches(RouteId route, State state) {
        await().until(() -> deployments.state(route) == state);
    }

    @Test
    void deploysAndTearsDownAndLeavesNothing() {
        deployments.deploy(PP);
        reaches(PP, State.DEPLOYED);
        assertThat(watched.present).containsExactly(PP);
        assertThat(cloud.present()).hasSize(5);
        deployments.tearDown(PP);
        reaches(PP, State.ABSENT);
        assertThat(cloud.present()).isEmpty();
        assertThat(watched.present).isEmpty();
    }

    @Test
    void theSourceStopsFirstAndMessagesInFlightHaveTimeToArrive() {
        deployments.deploy(PP);
        reaches(PP, State.DEPLOYED);
        watched.inFlight.set(5);
        deployments.tearDown(PP);
        reaches(PP, State.ABSENT);
        assertThat(cloud.journal())
                .containsSubsequence(
                        "gone d-" + PP + "-source-process", "delete d-" + PP + "-target-process");
        assertThat(watched.inFlight).hasValue(0);
    }

    @Test
    void aSourceThatTheRoutePollsGoesInItsTurnButNotWhileMessagesAreOnTheirWay() {
        deployments.deploy(EE);
        reaches(EE, State.DEPLOYED);
        watched.inFlight.set(5);
        deployments.tearDown(EE);
        reaches(EE, State.ABSENT);
        assertThat(watched.inFlight).hasValue(0);
        assertThat(cloud.journal())
                .containsSubsequence("gone d-" + EE, "delete d-" + EE + "-source-endpoint");
    }

    @Test
    void messagesThatNeverArriveDoNotHoldUpATearDownForEver() {
        deployments.deploy(PP);
        reaches(PP, State.DEPLOYED);
        watched.inFlight.set(Integer.MAX_VALUE);
        deployments.tearDown(PP);
        reaches(PP, State.ABSENT);
    }

    @Test
    void whatAnotherRouteUsesStays() {
        deployments.deploy(PP);
        deployments.deploy(EE);
        reaches(PP, State.DEPLOYED);
        reaches(EE, State.DEPLOYED);
        assertThat(cloud.journal()).containsOnlyOnce("create d-cluster");
        deployments.tearDown(PP);
        reaches(PP, State.ABSENT);
        assertThat(cloud.present()).contains("d-cluster", "d-artifact-store", "d-" + EE);
        deployments.tearDown(EE);
        reaches(EE, State.ABSENT);
        assertThat(cloud.present()).isEmpty();
    }

    @Test
    void allRoutesAtOnceComeAndGo() {
        Routes.ALL.forEach(route -> deployments.deploy(route.id()));
        Routes.ALL.forEach(route -> reaches(route.id(), State.DEPLOYED));
        assertThat(cloud.present()).hasSize(14);
        Routes.ALL.forEach(route -> deployments.tearDown(route.id()));
        Routes.ALL.forEach(route -> reaches(route.id(), State.ABSENT));
        assertThat(cloud.present()).isEmpty();
    }

    @Test
    void aFailedDeploymentCanBeTornDownOrTriedAgain() {
        cloud.fail("d-" + PP, "Denied.");
        deployments.deploy(PP);
        reaches(PP, State.FAILED);
        assertThat(deployments.progress(PP))
                .map(DeployProgress::firstFault)
                .map(Fault::sentence)
                .hasValueSatisfying(s -> assertThat(s).contains("d-" + PP).contains("Denied."));
        cloud.heal();
        deployments.deploy(PP);
        reaches(PP, State.DEPLOYED);
    }

    @Test
    void aRouteThatIsNoneIsRefused() {
        assertThatThrownBy(() -> deployments.deploy(new RouteId("nowhere")))
                .hasMessage("There is no route 'nowhere'.");
    }

    @Test
    void anotherConsoleFindsWhatIsDeployed() throws InterruptedException {
        for (var recipe : recipes.of(Routes.PROCESS_TO_PROCESS)) {
            cloud.left(recipe.stackName(), Phase.READY, recipe.tags());
        }
        var half = recipes.of(Routes.ENDPOINT_TO_ENDPOINT).getLast();
        cloud.left(half.stackName(), Phase.READY, half.tags());
        assertThat(deployments.rediscover()).isTrue();
        assertThat(deployments.state(PP)).isEqualTo(State.DEPLOYED);
        assertThat(deployments.state(EE)).isEqualTo(State.FAILED);
        assertThat(watched.present).containsExactlyInAnyOrder(PP, EE);
    }

    @Test
    void whatIsOnItsWayIsToBeAskedAgain() throws InterruptedException {
        var recipe = recipes.of(Routes.PROCESS_TO_PROCESS).get(2);
        cloud.left(recipe.stackName(), Phase.CREATING, recipe.tags());
        assertThat(deployments.rediscover()).isFalse();
        assertThat(deployments.state(PP)).isEqualTo(State.DEPLOYING);
    }
}
