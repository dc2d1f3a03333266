package dev.messagerouting.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class TargetProcessTest {

    private static final String NOTHING_MORE = "<messages?cursor=end>; rel=\"next\"";

    private final FakeApi queue = new FakeApi(call -> FakeApi.Answer.page("[]", NOTHING_MORE));

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void startsNowAndFollowsTheLink() {
        queue.script.add(
                FakeApi.Answer.page("[" + message(1) + "]", "<messages?cursor=a>; rel=\"next\""));
        queue.script.add(
                FakeApi.Answer.page(
                        "[" + message(2) + "," + message(1) + "]",
                        "<messages?cursor=b>; rel=\"next\""));
        try (var target = target()) {
            await().until(() -> queue.calls.size() >= 4);
            assertThat(target.stop()).isZero();
            assertThat(List.copyOf(queue.calls).subList(0, 4))
                    .extracting(FakeApi.Call::query)
                    .containsExactly(
                            "timestamp=" + HastyTime.START.toEpochMilli(),
                            "cursor=a",
                            "cursor=b",
                            "cursor=end");
            assertThat(target.lines.keys(LogEvent.DELIVERED)).containsExactly(key(1), key(2));
            assertThat(target.lines.keys(LogEvent.DUPLICATE)).containsExactly(key(1));
        }
    }

    @Test
    void aFailureIsTriedAgainFromTheSamePlace() {
        queue.script.add(FakeApi.Answer.page("[]", "<messages?cursor=a>; rel=\"next\""));
        queue.script.add(FakeApi.Answer.of(503, "busy"));
        queue.script.add(FakeApi.Answer.of(200, "[]"));
        queue.script.add(FakeApi.Answer.page("{}", NOTHING_MORE));
        queue.script.add(FakeApi.Answer.page("[" + message(1) + "]", NOTHING_MORE));
        try (var target = target()) {
            await().until(() -> !target.lines.keys(LogEvent.DELIVERED).isEmpty());
            assertThat(List.copyOf(queue.calls).subList(1, 5))
                    .extracting(FakeApi.Call::query)
                    .containsOnly("cursor=a");
            assertThat(target.lines.texts())
                    .hasSizeGreaterThanOrEqualTo(3)
                    .anyMatch(text -> text.contains("answered 503: busy"))
                    .anyMatch(text -> text.contains("the Link header"))
                    .anyMatch(text -> text.contains("an array"));
        }
    }

    @Test
    void aCursorThatTheQueueRefusesIsLeftForTheTimeOfTheLastGoodAnswer() {
        queue.script.add(FakeApi.Answer.page("[]", "<messages?cursor=a>; rel=\"next\""));
        queue.script.add(FakeApi.Answer.page("[]", "<messages?cursor=b>; rel=\"next\""));
        queue.script.add(FakeApi.Answer.of(400, "{\"message\":\"no\"}"));
        try (var _ = target()) {
            await().until(() -> queue.calls.size() >= 4);
            long second = HastyTime.START.plusMillis(100).toEpochMilli();
            assertThat(queue.calls.get(3).query()).isEqualTo("timestamp=" + second);
        }
    }

    @Test
    void asksAtOnceIfThereIsMore() {
        queue.script.add(new FakeApi.Answer(200, "[]", "<messages?cursor=a>; rel=\"next\"", true));
        queue.script.add(FakeApi.Answer.page("[]", "<messages?cursor=b>; rel=\"next\""));
        queue.script.add(FakeApi.Answer.of(400, ""));
        try (var _ = target()) {
            await().until(() -> queue.calls.size() >= 4);
            // the second answer came at the time of the first: no pause between
            assertThat(queue.calls.get(3).query())
                    .isEqualTo("timestamp=" + HastyTime.START.toEpochMilli());
        }
    }

    @Test
    void whatIsNoMessageIsSaidAndTheRestIsDelivered() {
        queue.script.add(FakeApi.Answer.page("[7,{\"id\":1}," + message(1) + "]", NOTHING_MORE));
        try (var target = target()) {
            await().until(() -> !target.lines.keys(LogEvent.DELIVERED).isEmpty());
            assertThat(target.lines.keys(LogEvent.FAILED)).containsExactly("?", "?");
        }
    }

    private Running target() {
        return new Running(
                "target-process",
                Map.of("MESSAGES_URL", queue.url(), "INTERVAL_MILLIS", "100"),
                new HastyTime());
    }

    private static String message(long id) {
        return "{\"id\":%d,\"timestamp\":1700000000000,\"message\":\"ä\"}".formatted(id);
    }

    private static String key(long id) {
        return id + "@1700000000000";
    }
}
