package dev.messagerouting.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.messagerouting.console.deploy.DeployProgress;
import dev.messagerouting.console.deploy.Deployments;
import dev.messagerouting.console.kernel.HastyTime;
import dev.messagerouting.console.kernel.ManualTime;
import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.model.RouteId;
import dev.messagerouting.console.tracking.Counts;
import dev.messagerouting.console.tracking.Tape;
import dev.messagerouting.console.tracking.Token;
import dev.messagerouting.console.tracking.Trail;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

class SessionTest {

    private static final RouteId ROUTE = new RouteId("r");
    private static final RouteId OTHER = new RouteId("o");
    private static final Counts GOOD = new Counts(10, 1, 9, 0, 0, 2);

    private final HastyTime time = new HastyTime();
    private final Scripted deployments = new Scripted();
    private final Map<RouteId, Counts> counts = new HashMap<>(Map.of(ROUTE, GOOD, OTHER, GOOD));

    /** Deploys at the second look, or fails. */
    private static final class Scripted implements Deployments {
        final Map<RouteId, State> states = new HashMap<>();
        final List<RouteId> failing = new ArrayList<>();
        final List<String> journal = new ArrayList<>();
        boolean stays;

        @Override
        public void deploy(RouteId route) {
            journal.add("deploy " + route);
            states.put(route, State.DEPLOYING);
        }

        @Override
        public void tearDown(RouteId route) {
            journal.add("tear down " + route);
            states.put(route, State.TEARING_DOWN);
        }

        @Override
        public Optional<DeployProgress> progress(RouteId route) {
            var fault = new Fault("t", "Stack 'x' failed.", Fault.Origin.CLOUD, null);
            return failing.contains(route)
                    ? Optional.of(
                            new DeployProgress(DeployProgress.Kind.DEPLOY, List.of(), true, fault))
                    : Optional.empty();
        }

        @Override
        public State state(RouteId route) {
            var now = states.getOrDefault(route, State.ABSENT);
            var next =
                    switch (now) {
                        case DEPLOYING -> failing.contains(route) ? State.FAILED : State.DEPLOYED;
                        case TEARING_DOWN -> stays ? State.FAILED : State.ABSENT;
                        case ABSENT, DEPLOYED, FAILED -> now;
                    };
            states.put(route, next);
            return now;
        }
    }

    private final class ScriptedCounts implements Tape {
        @Override
        public Counts counts(RouteId route) {
            return counts.getOrDefault(route, Counts.NONE);
        }

        @Override
        public List<Token> tokensAt(RouteId route, Instant playhead) {
            return List.of();
        }

        @Override
        public List<Trail> newest(RouteId route, int limit) {
            return List.of();
        }

        @Override
        public Optional<Instant> firstDelivered(RouteId route) {
            return Optional.of(ManualTime.START.plusMillis(route.equals(ROUTE) ? 4_321 : 5_000));
        }

        @Override
        public Duration lag() {
            return Duration.ZERO;
        }
    }

    private Outcome run(RouteId... routes) throws InterruptedException {
        return new Session(deployments, new ScriptedCounts(), time, ManualTime.START, _ -> {})
                .run(List.of(routes), Duration.ofSeconds(30));
    }

    @Test
    void deploysWaitsAndTearsDown() throws InterruptedException {
        var outcome = run(ROUTE, OTHER);
        assertThat(deployments.journal)
                .containsExactly("deploy r", "deploy o", "tear down r", "tear down o");
        assertThat(Duration.between(ManualTime.START, time.instant()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(30));
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.firstDeliveredMillis()).hasValue(4_321);
    }

    @Test
    void aRouteThatIsNotDeployedIsAnErrorButTheOtherRuns() throws InterruptedException {
        deployments.failing.add(OTHER);
        var outcome = run(ROUTE, OTHER);
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.faults())
                .extracting(Fault::sentence)
                .containsExactly("Stack 'x' failed.");
        assertThat(deployments.journal).contains("tear down r", "tear down o");
    }

    @Test
    void withNothingDeployedThereIsNothingToWaitFor() throws InterruptedException {
        deployments.failing.add(ROUTE);
        assertThat(run(ROUTE).exitCode()).isEqualTo(1);
        assertThat(Duration.between(ManualTime.START, time.instant()))
                .isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void whatIsLeftBehindIsAnError() throws InterruptedException {
        deployments.stays = true;
        var outcome = run(ROUTE);
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.faults())
                .extracting(Fault::sentence)
                .containsExactly("The route 'r' was not torn down.");
    }

    @Test
    void nothingDeliveredOrSomethingLostIsAnError() throws InterruptedException {
        counts.put(ROUTE, new Counts(10, 10, 0, 0, 0, 0));
        assertThat(run(ROUTE).exitCode()).isEqualTo(1);
        counts.put(ROUTE, new Counts(10, 0, 9, 0, 1, 0));
        assertThat(run(ROUTE).exitCode()).isEqualTo(1);
    }

    @Test
    void theResultIsOneJsonObject() throws InterruptedException {
        assertThat(run(ROUTE).json())
                .isEqualTo(
                        """
                        {"routes":{"r":{"emitted":10,"delivered":9,"inFlight":1,"failed":0,\
                        "lost":0,"duplicates":2}},"firstDeliveredMillis":4321,"errors":[]}\
                        """);
        assertThat(new Outcome(Map.of(), OptionalLong.empty(), List.of()).json())
                .isEqualTo("{\"routes\":{},\"firstDeliveredMillis\":null,\"errors\":[]}");
    }

    @Test
    void theResultIsReadableToo() throws InterruptedException {
        assertThat(run(ROUTE).text().lines())
                .containsExactly(
                        "r: 10 emitted, 9 delivered, 1 in flight, 0 failed, 0 lost, 2 duplicates",
                        "first delivered 4321 ms after the JVM started");
    }
}
