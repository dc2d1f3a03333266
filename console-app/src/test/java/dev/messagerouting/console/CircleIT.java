package dev.messagerouting.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.messagerouting.console.cloud.Artifacts;
import dev.messagerouting.console.deploy.Deployments.State;
import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.model.FlowEvent.What;
import dev.messagerouting.console.model.RouteId;
import dev.messagerouting.console.model.Routes;
import dev.messagerouting.console.planning.DemoSettings;
import dev.messagerouting.console.settings.Environment;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The whole circle without a window: from a click's command to what a screen reads. */
class CircleIT {

    private static final RouteId ROUTE = Routes.PROCESS_TO_PROCESS.id();

    private final List<Fault> faults = new CopyOnWriteArrayList<>();

    private Wiring wiring() {
        return new Wiring(
                Routes.ALL,
                new Environment.Local(),
                new Artifacts(Path.of(System.getProperty("messagerouting.artifacts"))),
                new DemoSettings("circle", 2, 50, 50),
                faults::add);
    }

    @Test
    void aRouteIsDeployedItsMessagesAreSeenAndNothingIsLeft() {
        var wiring = wiring();
        try (wiring) {
            wiring.deployments().deploy(ROUTE);
            reaches(wiring, State.DEPLOYED);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> wiring.tape().counts(ROUTE).delivered() >= 100);
            assertThat(wiring.tape().firstDelivered(ROUTE)).isPresent();
            var lag = wiring.tape().lag();
            var playhead = wiring.time().instant().minus(lag);
            assertThat(wiring.tape().tokensAt(ROUTE, playhead)).isNotEmpty();
            // Each log group is read at its own time, so the last line of a trail may come late.
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> theFirstHundredAreKnownThroughout(wiring));
            wiring.deployments().tearDown(ROUTE);
            reaches(wiring, State.ABSENT);
            var counts = wiring.tape().counts(ROUTE);
            assertThat(counts.delivered()).isEqualTo(counts.emitted());
            assertThat(counts.failed() + counts.lost() + counts.duplicates()).isZero();
        }
        assertThat(faults).isEmpty();
        assertThat(wiring.running()).isEmpty();
    }

    private static void theFirstHundredAreKnownThroughout(Wiring wiring) {
        assertThat(wiring.tape().newest(ROUTE, 10_000))
                .filteredOn(trail -> trail.key().id() < 100)
                .hasSize(100)
                .allSatisfy(
                        trail ->
                                assertThat(trail.sightings())
                                        .extracting(seen -> seen.what())
                                        .contains(
                                                What.EMITTED,
                                                What.TRANSFORMED,
                                                What.QUEUED,
                                                What.DELIVERED));
    }

    private static void reaches(Wiring wiring, State state) {
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> {
                            var now = wiring.deployments().state(ROUTE);
                            assertThat(now)
                                    .as(() -> wiring.deployments().progress(ROUTE).toString())
                                    .isNotEqualTo(State.FAILED);
                            return now == state;
                        });
    }
}
