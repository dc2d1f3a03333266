package dev.messagerouting.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Several simulators of one class loader, as in the local cloud: they end without a trace. */
class NothingLeftTest {

    @Test
    void noThreadIsLeftWhenASimulatorIsStopped() {
        run();
        var before = platformThreads();
        run();
        await().untilAsserted(() -> assertThat(platformThreads()).isSubsetOf(before));
    }

    private static void run() {
        try (var api = new FakeApi(call -> FakeApi.Answer.of(503, ""));
                var first = source(api);
                var second = source(api);
                var target =
                        new Running(
                                "target-process", Map.of("MESSAGES_URL", api.url(), "PORT", "0"))) {
            for (var each : List.of(first, second, target)) {
                await().until(() -> each.lines.texts().size() >= 2);
                assertThat(each.stop()).isZero();
            }
            assertThat(first.lines.keys(LogEvent.EMITTED)).hasSize(1);
            assertThat(second.lines.keys(LogEvent.EMITTED)).hasSize(1);
        }
    }

    private static Running source(FakeApi api) {
        return new Running("source-process", Map.of("MESSAGES_URL", api.url()), new HastyTime());
    }

    /**
     * By name and number: a thread of the same name that was started anew counts as left. Helidon 4
     * leaves the timer of its idle connections (https://github.com/helidon-io/helidon/issues/11939,
     * mended in 27): a process without a port, as the local cloud runs it, has none.
     */
    private static Set<String> platformThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isVirtual())
                .map(thread -> thread.getName() + " " + thread.threadId())
                .filter(name -> !name.startsWith("awaitility"))
                .filter(name -> !name.startsWith("helidon-idle-connection-timer"))
                .filter(name -> !name.startsWith("ForkJoinPool"))
                .collect(Collectors.toSet());
    }
}
