package dev.messagerouting.console.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.messagerouting.console.testkit.FxToolkit;
import dev.messagerouting.console.testkit.ManualClock;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;

@ExtendWith(FxToolkit.class)
class FxPumpTest {

    private final ManualClock clock = new ManualClock();
    private final FxPump pump = new FxPump(clock);

    @Test
    void tellsTheTimeAtEveryPulse() {
        var told = new ArrayList<Instant>();
        pump.eachPulse(told::add);
        pump.pulse();
        clock.advance(Duration.ofMillis(16));
        pump.pulse();
        assertThat(told).containsExactly(clock.instant().minusMillis(16), clock.instant());
    }

    @Test
    void tellsAgainOnlyAfterThePause() {
        var told = new ArrayList<Instant>();
        pump.every(Duration.ofMillis(200), told::add);
        for (int i = 0; i < 5; i++) {
            pump.pulse();
            clock.advance(Duration.ofMillis(100));
        }
        assertThat(told).hasSize(3);
    }

    @Test
    void oneBrokenScreenDoesNotStopTheOthers() {
        var told = new AtomicInteger();
        pump.eachPulse(
                _ -> {
                    throw new IllegalStateException("broken on purpose");
                });
        pump.eachPulse(_ -> told.incrementAndGet());
        pump.pulse();
        pump.pulse();
        assertThat(told).hasValue(2);
    }

    @Test
    void isDrivenByTheScreenUntilClosed() {
        var told = new AtomicInteger();
        pump.eachPulse(_ -> told.incrementAndGet());
        FxTasks.callAndWait(
                () -> {
                    pump.start();
                    return true;
                });
        Awaitility.await().untilAtomic(told, org.hamcrest.Matchers.greaterThan(2));
        FxTasks.callAndWait(
                () -> {
                    pump.close();
                    return true;
                });
        int after = told.get();
        FxTasks.callAndWait(() -> true);
        assertThat(told).hasValue(after);
    }
}
