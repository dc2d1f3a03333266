package dev.messagerouting.console.tracking;

import static dev.messagerouting.console.tracking.Events.ROUTE;

import static org.assertj.core.api.Assertions.assertThat;

import dev.messagerouting.console.kernel.ManualTime;
import dev.messagerouting.console.kernel.Seeds;
import dev.messagerouting.console.model.FlowEvent;
import dev.messagerouting.console.model.FlowEvent.ExecutionStatus;
import dev.messagerouting.console.model.FlowEvent.What;
import dev.messagerouting.console.model.Routes;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class MessageTrackerTest {

    private static final TrackerRules RULES =
            new TrackerRules(
                    Duration.ofSeconds(30),
                    100,
                    50,
                    Duration.ofMillis(400),
                    Duration.ofMillis(300),
                    Duration.ofSeconds(10),
                    Duration.ofMillis(250));

    private final ManualTime time = new ManualTime();
    private final MessageTracker tracker = tracker();

    private MessageTracker tracker() {
        return new MessageTracker(Routes.ALL, RULES, time);
    }

    private void tell(FlowEvent... events) {
        tracker.accept(List.of(events));
    }

    private Counts counts() {
        return tracker.counts(ROUTE);
    }

    private void wait(int seconds) {
        time.advance(Duration.ofSeconds(seconds));
        tracker.accept(List.of());
    }

    private Trail.State state(Events message) {
        return tracker.newest(ROUTE, 1_000).stream()
                .filter(trail -> trail.key().equals(message.key()))
                .map(Trail::state)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aMessageIsInFlightUntilItIsDelivered() {
        var message = Events.of(1);
        tell(message.seen(What.EMITTED, 0));
        assertThat(counts()).isEqualTo(new Counts(1, 1, 0, 0, 0, 0));
        tracker.accept(message.wholeWay(0));
        assertThat(counts()).isEqualTo(new Counts(1, 0, 1, 0, 0, 0));
    }

    @Test
    void anythingKnownOfAMessageMeansThatItWasEmitted() {
        tell(Events.of(1).seen(What.TRANSFORMED, 10));
        assertThat(counts().emitted()).isEqualTo(1);
    }

    @Test
    void anExecutionThatDidNotSucceedIsAFailure() {
        for (var status :
                List.of(
                        ExecutionStatus.FAILED,
                        ExecutionStatus.TIMED_OUT,
                        ExecutionStatus.ABORTED)) {
            var message = Events.of(status.name().length());
            tell(message.execution(ExecutionStatus.RUNNING, 0), message.execution(status, 10));
            assertThat(state(message)).isEqualTo(Trail.State.FAILED);
        }
        assertThat(counts().failed()).isEqualTo(3);
    }

    @Test
    void aFailedMessageThatIsRedrivenIsInFlightAgain() {
        var message = Events.of(1);
        tell(
                message.execution(ExecutionStatus.FAILED, 10),
                message.execution(ExecutionStatus.RUNNING, 20));
        assertThat(counts()).isEqualTo(new Counts(1, 1, 0, 0, 0, 0));
        tell(message.execution(ExecutionStatus.SUCCEEDED, 30), message.seen(What.DELIVERED, 40));
        assertThat(counts()).isEqualTo(new Counts(1, 0, 1, 0, 0, 0));
    }

    @Test
    void someoneWhoGaveUpSaysSo() {
        var message = Events.of(1);
        tell(message.seen(What.EMITTED, 0), message.seen(What.FAILED, "source-process", 10));
        assertThat(counts()).isEqualTo(new Counts(1, 0, 0, 1, 0, 0));
    }

    @Test
    void anAttemptThatTheStateMachineRepeatsIsNoFailure() {
        var message = Events.of(1);
        tell(message.execution(ExecutionStatus.RUNNING, 0), message.seen(What.FAILED, 10));
        assertThat(counts().failed()).isZero();
        tell(message.execution(ExecutionStatus.FAILED, 20));
        assertThat(counts().failed()).isEqualTo(1);
    }

    @Test
    void progressAfterAFailureTakesItBack() {
        var message = Events.of(1);
        tell(message.seen(What.FAILED, "SinkIngestor", 10));
        assertThat(counts().failed()).isEqualTo(1);
        tell(message.seen(What.INGESTED, 20));
        assertThat(counts()).isEqualTo(new Counts(1, 1, 0, 0, 0, 0));
    }

    @Test
    void repeatsAtTheTargetAreCounted() {
        var message = Events.of(1);
        tell(
                message.seen(What.DELIVERED, 0),
                message.seen(What.DUPLICATE, 10),
                message.seen(What.DUPLICATE, 20),
                message.seen(What.DELIVERED, 30));
        assertThat(counts()).isEqualTo(new Counts(1, 0, 1, 0, 0, 3));
    }

    @Test
    void aMessageIsLostWhenALaterOneArrivedAndNothingIsHeardOfIt() {
        var first = Events.of(1);
        tell(first.seen(What.EMITTED, 0), first.seen(What.ACCEPTED, 10));
        wait(100);
        assertThat(counts().lost()).as("nothing later arrived").isZero();
        tracker.accept(Events.of(2).wholeWay(0));
        wait(29);
        assertThat(counts().lost()).isZero();
        wait(1);
        assertThat(counts()).isEqualTo(new Counts(2, 0, 1, 0, 1, 0));
        assertThat(state(first)).isEqualTo(Trail.State.LOST);
        tell(first.seen(What.DELIVERED, 99));
        assertThat(counts()).isEqualTo(new Counts(2, 0, 2, 0, 0, 0));
    }

    @Test
    void aMessageThatIsFirstHeardOfLateHasItsTimeToo() {
        tracker.accept(Events.of(2).wholeWay(0));
        wait(100);
        tell(Events.of(1).seen(What.EMITTED, 0));
        wait(29);
        assertThat(counts().lost()).isZero();
        wait(1);
        assertThat(counts().lost()).isEqualTo(1);
    }

    @Test
    void whileItsExecutionRunsAMessageIsNotLost() {
        var first = Events.of(1);
        tell(first.execution(ExecutionStatus.RUNNING, 0));
        tracker.accept(Events.of(2).wholeWay(0));
        wait(1_000);
        assertThat(counts().lost()).isZero();
    }

    @Test
    void memoryIsBoundedAndCountsAreNot() {
        for (int i = 0; i < 500; i++) {
            tracker.accept(Events.of(i).wholeWay(i));
        }
        assertThat(counts()).isEqualTo(new Counts(500, 0, 500, 0, 0, 0));
        assertThat(tracker.newest(ROUTE, 1_000)).hasSize(100);
        tracker.accept(Events.of(3).wholeWay(3));
        assertThat(counts()).isEqualTo(new Counts(500, 0, 500, 0, 0, 0));
    }

    @Test
    void moreInFlightThanAreFollowedAreGivenUp() {
        for (int i = 0; i < 60; i++) {
            tell(Events.of(i).seen(What.EMITTED, i));
        }
        assertThat(counts()).isEqualTo(new Counts(60, 50, 0, 0, 10, 0));
    }

    @Test
    void theNewestTrailsComeFirstWhateverBecameOfThem() {
        for (int i = 0; i < 10; i++) {
            tracker.accept(
                    i % 2 == 0
                            ? Events.of(i).wholeWay(i)
                            : List.of(Events.of(i).seen(What.EMITTED, i)));
        }
        assertThat(tracker.newest(ROUTE, 4))
                .extracting(trail -> trail.key().id())
                .containsExactly(9L, 8L, 7L, 6L);
    }

    @Test
    void anyOrderAndAnyRepetitionFoldAlike() {
        Seeds.each(
                200,
                random -> {
                    var events = traffic(random);
                    var inOrder = tracker();
                    inOrder.accept(events);
                    var shuffled = new ArrayList<>(events);
                    events.stream().filter(_ -> random.nextInt(4) == 0).forEach(shuffled::add);
                    Collections.shuffle(shuffled, random);
                    var inBatches = tracker();
                    while (!shuffled.isEmpty()) {
                        int size = 1 + random.nextInt(shuffled.size());
                        var batch = shuffled.subList(0, size);
                        inBatches.accept(List.copyOf(batch));
                        batch.clear();
                    }
                    assertThat(inBatches.counts(ROUTE)).isEqualTo(inOrder.counts(ROUTE));
                    assertThat(inBatches.newest(ROUTE, 100)).isEqualTo(inOrder.newest(ROUTE, 100));
                    for (int at = 0; at < 2_000; at += 130) {
                        assertThat(inBatches.tokensAt(ROUTE, Events.at(at)))
                                .isEqualTo(inOrder.tokensAt(ROUTE, Events.at(at)));
                    }
                });
    }

    @Test
    void eachMessageIsInExactlyOnePlace() {
        Seeds.each(
                100,
                random -> {
                    var folded = tracker();
                    folded.accept(traffic(random));
                    var c = folded.counts(ROUTE);
                    assertThat(c.inFlight() + c.delivered() + c.failed() + c.lost())
                            .isEqualTo(c.emitted());
                });
    }

    private static List<FlowEvent> traffic(Random random) {
        var events = new ArrayList<FlowEvent>();
        int messages = 1 + random.nextInt(20);
        for (int i = 0; i < messages; i++) {
            var message = Events.of(i);
            int start = random.nextInt(1_000);
            var way = message.wholeWay(start);
            events.addAll(way.subList(0, 1 + random.nextInt(way.size())));
            if (random.nextInt(5) == 0) {
                events.add(message.seen(What.DUPLICATE, start + 900));
            }
            if (random.nextInt(5) == 0) {
                events.add(message.execution(ExecutionStatus.FAILED, start + 310));
            }
        }
        return events;
    }

    @Test
    void theLagIsWhatAlmostAllEventsHadAndNeverTooSmall() {
        assertThat(tracker.lag()).isEqualTo(Duration.ofMillis(250));
        time.advance(Duration.ofSeconds(10));
        for (int i = 0; i < 100; i++) {
            tell(Events.of(i).seen(What.EMITTED, 10_000 - (i == 50 ? 9_000 : 700)));
        }
        time.advance(Duration.ofMillis(250));
        tracker.accept(List.of());
        assertThat(tracker.lag()).isEqualTo(Duration.ofMillis(700));
        time.advance(Duration.ofMinutes(1));
        tracker.accept(List.of());
        assertThat(tracker.lag()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void whatHappenedBeforeItWasWatchedIsNotLate() {
        tell(Events.of(1).seen(What.EMITTED, -60_000));
        time.advance(Duration.ofSeconds(1));
        tracker.accept(List.of());
        assertThat(tracker.lag()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void theFirstDeliveryIsTheEarliest() {
        assertThat(tracker.firstDelivered(ROUTE)).isEmpty();
        tell(Events.of(2).seen(What.DELIVERED, 20), Events.of(1).seen(What.DELIVERED, 10));
        assertThat(tracker.firstDelivered(ROUTE)).contains(Events.at(10));
    }
}
