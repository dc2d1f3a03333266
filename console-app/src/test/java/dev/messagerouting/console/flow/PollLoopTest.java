package dev.messagerouting.console.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.messagerouting.console.kernel.ManualTime;
import dev.messagerouting.console.kernel.SteppedTime;
import dev.messagerouting.console.kernel.Threads;
import dev.messagerouting.console.model.ComponentId;
import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.model.FlowEvent;
import dev.messagerouting.console.model.MessageKey;
import dev.messagerouting.console.model.RouteId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

class PollLoopTest {

    private static final PollPace PACE =
            new PollPace(Duration.ofMillis(100), Duration.ofSeconds(2));

    private final SteppedTime time = new SteppedTime();
    private final Threads threads = new Threads();
    private final Inbox inbox = new Inbox(10);
    private final List<Fault> faults = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger reads = new AtomicInteger();

    @AfterEach
    void leaveNoThread() {
        threads.close();
        assertThat(threads.running()).isEmpty();
    }

    private interface Answer {
        List<FlowEvent> to(int read) throws InterruptedException;
    }

    private PollLoop loop(Answer answer) {
        var reader =
                new FlowReader() {
                    @Override
                    public String name() {
                        return "script";
                    }

                    @Override
                    public List<FlowEvent> read() throws InterruptedException {
                        return answer.to(reads.incrementAndGet());
                    }
                };
        return new PollLoop(reader, inbox, PACE, threads, time, new Random(1), faults::add);
    }

    private static FlowEvent event(int number) {
        return new FlowEvent.Seen(
                "e" + number,
                ManualTime.START,
                new RouteId("r"),
                new ComponentId("c"),
                FlowEvent.What.EMITTED,
                new MessageKey(number, 0),
                "{}",
                null,
                null);
    }

    private List<String> taken() throws InterruptedException {
        return inbox.take(Duration.ZERO).stream().map(FlowEvent::eventId).toList();
    }

    /** Waits until the loop pauses for the {@code number}th time. */
    private void pausesFor(int number) {
        await().until(() -> time.pauses().size() == number);
    }

    @Test
    void readsAgainAfterAPause() throws InterruptedException {
        try (var _ = loop(read -> List.of(event(read)))) {
            time.endPause();
            time.endPause();
            pausesFor(3);
        }
        assertThat(taken()).containsExactly("e1", "e2", "e3", "e4");
        assertThat(time.pauses()).containsOnly(PACE.interval());
    }

    @Test
    void closingReadsALastTime() throws InterruptedException {
        var loop = loop(read -> List.of(event(read)));
        pausesFor(1);
        loop.close();
        assertThat(taken()).containsExactly("e1", "e2");
        assertThat(threads.running()).isEmpty();
    }

    @Test
    void closingDoesNotCutARunningReadShort() throws InterruptedException {
        var reading = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var loop =
                loop(
                        read -> {
                            reading.countDown();
                            goOn.await();
                            return List.of(event(read));
                        });
        reading.await();
        threads.start("closer", loop::close);
        goOn.countDown();
        await().until(() -> threads.running().isEmpty());
        assertThat(taken()).containsExactly("e1", "e2");
    }

    @Test
    void aFailureIsReportedOnceAndTheLoopGoesOn() throws InterruptedException {
        try (var _ =
                loop(
                        read -> {
                            if (read < 4) {
                                throw new Fault("t", "no", Fault.Origin.CLOUD, null).asException();
                            }
                            return List.of(event(read));
                        })) {
            for (int i = 0; i < 3; i++) {
                time.endPause();
            }
            pausesFor(4);
        }
        assertThat(faults).extracting(Fault::sentence).containsExactly("no");
        assertThat(taken()).contains("e4");
    }

    @Test
    void anErrorOfOursIsAFaultToo() {
        try (var _ =
                loop(
                        _ -> {
                            throw new IllegalStateException("bug");
                        })) {
            await().until(() -> faults.size() == 1);
        }
        assertThat(faults.getFirst().origin()).isEqualTo(Fault.Origin.BUG);
    }

    @Test
    void aFailingReadIsRepeatedLessAndLessOften() {
        try (var _ =
                loop(
                        _ -> {
                            throw new Fault("t", "no", Fault.Origin.CLOUD, null).asException();
                        })) {
            for (int i = 0; i < 9; i++) {
                time.endPause();
            }
            pausesFor(10);
        }
        assertThat(time.pauses().getFirst())
                .isBetween(PACE.interval(), PACE.interval().multipliedBy(2));
        assertThat(time.pauses().subList(6, 10))
                .allSatisfy(
                        pause ->
                                assertThat(pause)
                                        .isBetween(PACE.slowest().dividedBy(2), PACE.slowest()));
        assertThat(time.pauses().subList(6, 10)).as("not all alike").doesNotHaveDuplicates();
    }

    @Test
    void aFullInboxMakesTheLoopWaitAndLosesNothing() throws InterruptedException {
        var inOneGo = new ArrayList<FlowEvent>();
        for (int i = 0; i < 10; i++) {
            inOneGo.add(event(i));
        }
        var loop = loop(_ -> List.copyOf(inOneGo));
        time.endPause();
        await().until(() -> reads.get() == 2);
        assertThat(time.pauses()).as("the second batch has no room yet").hasSize(1);
        assertThat(taken()).hasSize(10);
        pausesFor(2);
        assertThat(taken()).hasSize(10);
        loop.close();
    }
}
