package dev.messagerouting.console.tracking;

import static dev.messagerouting.console.tracking.Events.ROUTE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.messagerouting.console.kernel.ManualTime;
import dev.messagerouting.console.kernel.Seeds;
import dev.messagerouting.console.model.ComponentId;
import dev.messagerouting.console.model.FlowEvent;
import dev.messagerouting.console.model.FlowEvent.ExecutionStatus;
import dev.messagerouting.console.model.FlowEvent.What;
import dev.messagerouting.console.model.Hop;
import dev.messagerouting.console.model.Routes;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Where tokens are: hops take 400 ms at most. */
class JourneyTest {

    private final MessageTracker tracker =
            new MessageTracker(
                    List.of(Routes.PROCESS_TO_PROCESS), TrackerRules.LOCAL, new ManualTime());
    private final Events message = Events.of(1);

    private void tell(FlowEvent... events) {
        tracker.accept(List.of(events));
    }

    private Token at(long millis) {
        var tokens = tracker.tokensAt(ROUTE, Events.at(millis));
        assertThat(tokens).as("at " + millis).hasSize(1);
        return tokens.getFirst();
    }

    private void rests(long millis, String component) {
        assertThat(at(millis).hop()).isNull();
        assertThat(at(millis).at()).isEqualTo(new ComponentId(component));
    }

    private void moves(long millis, String from, String to, double progress) {
        var token = at(millis);
        assertThat(token.hop()).isNotNull().extracting(Hop::from).isEqualTo(new ComponentId(from));
        assertThat(token.hop()).isNotNull().extracting(Hop::to).isEqualTo(new ComponentId(to));
        assertThat(token.at()).isEqualTo(new ComponentId(to));
        assertThat(token.progress()).isEqualTo(progress, within(1e-6));
    }

    @Test
    void nothingIsSeenBeforeItHappened() {
        tell(message.seen(What.EMITTED, 100));
        assertThat(tracker.tokensAt(ROUTE, Events.at(99))).isEmpty();
        rests(100, "source-process");
        rests(100_000, "source-process");
    }

    @Test
    void hopsShareTheTimeBetweenTwoSightings() {
        tell(message.seen(What.EMITTED, 0), message.seen(What.ACCEPTED, 100));
        moves(25, "source-process", "IngestionApi", 0.5);
        moves(75, "IngestionApi", "Stream", 0.5);
        rests(100, "Stream");
    }

    @Test
    void aPulledMessageWaitsUntilItIsPulled() {
        tell(message.seen(What.ACCEPTED, 0), message.seen(What.INGESTED, 10_000));
        rests(9_000, "Stream");
        moves(9_800, "Stream", "SinkIngestor", 0.5);
        rests(10_000, "SinkIngestor");
    }

    @Test
    void pushedHopsAreTakenAtOnceAndPulledOnesInTime() {
        tell(message.seen(What.QUEUED, 0), message.seen(What.DEQUEUED, 10_000));
        moves(200, "QueueEmitter", "Queue", 0.5);
        rests(5_000, "Queue");
        moves(9_800, "Queue", "Dequeuer", 0.5);
    }

    @Test
    void theStateMachineIsPassedTwice() {
        tell(
                message.execution(ExecutionStatus.RUNNING, 0),
                message.seen(What.TRANSFORMED, 100),
                message.seen(What.QUEUED, 200));
        moves(50, "StateMachine", "Transformer", 0.5);
        moves(125, "Transformer", "StateMachine", 0.5);
        moves(175, "StateMachine", "QueueEmitter", 0.5);
    }

    @Test
    void clocksThatDifferDoNotSendATokenBack() {
        // The execution's start has milliseconds only, and so comes before the line that tells it.
        tell(
                message.seen(What.ACCEPTED, 0),
                message.execution(ExecutionStatus.RUNNING, 100),
                message.seen(What.INGESTED, 101),
                message.seen(What.TRANSFORMED, 200));
        moves(100, "StateMachine", "Transformer", 0);
        moves(150, "StateMachine", "Transformer", 0.5);
    }

    @Test
    void deliveredMessagesLeaveSoonAfter() {
        tracker.accept(message.wholeWay(0));
        rests(800, "target-process");
        rests(1_000, "target-process");
        assertThat(tracker.tokensAt(ROUTE, Events.at(1_200))).isEmpty();
        moves(75, "IngestionApi", "Stream", 0.5);
    }

    @Test
    void failedMessagesStayForAWhileWhereTheyFailed() {
        tell(
                message.execution(ExecutionStatus.RUNNING, 0),
                message.execution(ExecutionStatus.FAILED, 100));
        assertThat(at(50).failed()).isFalse();
        assertThat(at(5_000).failed()).isTrue();
        rests(5_000, "StateMachine");
        assertThat(tracker.tokensAt(ROUTE, Events.at(20_000))).isEmpty();
    }

    @Test
    void thePlayheadMayGoBack() {
        for (int i = 0; i < 1_000; i++) {
            tracker.accept(Events.of(i).wholeWay(i * 100L));
        }
        assertThat(tracker.tokensAt(ROUTE, Events.at(50_050))).hasSize(11);
        assertThat(tracker.tokensAt(ROUTE, Events.at(50_050)))
                .extracting(token -> token.key().id())
                .isSorted();
    }

    @Test
    void tokensMoveForwardOnlyAndNeverJumpWithoutAReason() {
        Seeds.each(
                100,
                random -> {
                    var own =
                            new MessageTracker(
                                    List.of(Routes.PROCESS_TO_PROCESS),
                                    TrackerRules.LOCAL,
                                    new ManualTime());
                    var events = new ArrayList<FlowEvent>();
                    long millis = 0;
                    for (var event : message.wholeWay(0)) {
                        millis += 1 + random.nextInt(900);
                        events.add(later(event, millis));
                    }
                    own.accept(events);
                    double before = -1;
                    for (long t = 0; t <= millis; t += 7) {
                        for (var token : own.tokensAt(ROUTE, Events.at(t))) {
                            double along = along(token, before);
                            assertThat(along).isGreaterThanOrEqualTo(before - 1e-9);
                            before = along;
                        }
                    }
                    assertThat(before).isGreaterThan(0);
                });
    }

    private static FlowEvent later(FlowEvent event, long millis) {
        return switch (event) {
            case FlowEvent.Seen seen -> Events.of(1).seen(seen.what(), seen.at().value(), millis);
            case FlowEvent.ExecutionChanged changed ->
                    Events.of(1).execution(changed.status(), millis);
        };
    }

    /** How far along the route, in hops; a component that is passed twice counts as the later. */
    private static double along(Token token, double before) {
        var hop = token.hop();
        if (hop != null) {
            return hop.number() - 1 + token.progress();
        }
        var hops = Routes.PROCESS_TO_PROCESS.hops();
        for (int i = 0; i < hops.size(); i++) {
            if (hops.get(i).from().equals(token.at()) && i >= before - 1e-9) {
                return i;
            }
        }
        return hops.size();
    }

    @Test
    void aSlowMessageIsFoundEvenAfterItSettled() {
        tell(message.seen(What.EMITTED, 0), message.seen(What.DELIVERED, 600_000));
        for (int i = 2; i < 100; i++) {
            tracker.accept(Events.of(i).wholeWay(600_000L + i));
        }
        assertThat(tracker.tokensAt(ROUTE, Events.at(300_000))).hasSize(1);
    }
}
