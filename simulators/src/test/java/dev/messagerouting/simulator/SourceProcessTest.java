package dev.messagerouting.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

class SourceProcessTest {

    private final FakeApi api = new FakeApi(SourceProcessTest::acceptAll);

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void postsABatchEveryIntervalAndCountsUp() {
        try (var source = source(3)) {
            await().until(() -> api.calls.size() >= 4);
            assertThat(source.stop()).isZero();
            var sent = ids(api.calls.stream().map(FakeApi.Call::json).toList());
            assertThat(sent).isEqualTo(countingUp(sent.size()));
            assertThat(api.calls).allSatisfy(call -> assertThat(call.json().size()).isEqualTo(3));
            assertThat(source.lines.keys(LogEvent.EMITTED)).hasSize(sent.size());
            assertThat(source.lines.keys(LogEvent.ACCEPTED))
                    .containsExactlyElementsOf(source.lines.keys(LogEvent.EMITTED));
            assertThat(source.lines.keys(LogEvent.FAILED)).isEmpty();
        }
    }

    @Test
    void aMessageIsThatOfTheContract() {
        try (var _ = source(1)) {
            await().until(() -> !api.calls.isEmpty());
            var message = api.calls.getFirst().json().get(0);
            assertThat(message.propertyNames()).containsExactly("id", "timestamp", "message");
            assertThat(message.get("id").isIntegralNumber()).isTrue();
            assertThat(message.get("message").asString())
                    .isEqualTo(MessageMaker.sha1(message.get("timestamp").asString()));
        }
    }

    @Test
    void sha1IsInHex() {
        assertThat(MessageMaker.sha1("1700000000000"))
                .isEqualTo("0d0709bff1755282b1cae6d2ce40ea749305ac69");
    }

    @Test
    void onlyWhatWasNotAcceptedIsSentAgainAndNothingNewBefore() {
        api.script.add(
                FakeApi.Answer.of(
                        200,
                        """
                        {"failed":2,"results":[
                        {"errorCode":"ProvisionedThroughputExceededException","errorMessage":"slow"},
                        {"sequenceNumber":"1","shardId":"s"},
                        {"errorCode":"InternalFailure","errorMessage":"oops"}]}\
                        """));
        try (var source = source(3)) {
            await().until(() -> api.calls.size() >= 3);
            source.stop();
            var calls = api.calls.stream().map(call -> ids(List.of(call.json()))).toList();
            assertThat(calls.subList(0, 3))
                    .containsExactly(List.of(0L, 1L, 2L), List.of(0L, 2L), List.of(3L, 4L, 5L));
            assertThat(source.lines.keys(LogEvent.EMITTED)).doesNotHaveDuplicates();
            assertThat(source.lines.texts())
                    .contains("Of 3 messages 2 were not accepted: InternalFailure: oops");
        }
    }

    @Test
    void whatGotNoReadableAnswerIsSentAgain() {
        api.script.add(FakeApi.Answer.of(503, "busy"));
        api.script.add(FakeApi.Answer.of(429, "slow down"));
        api.script.add(FakeApi.Answer.of(403, "not yet"));
        api.script.add(FakeApi.Answer.of(200, "not JSON"));
        api.script.add(FakeApi.Answer.of(200, "{\"results\":[]}"));
        try (var source = source(1)) {
            await().until(() -> !source.lines.keys(LogEvent.ACCEPTED).isEmpty());
            assertThat(ids(api.calls.stream().map(FakeApi.Call::json).limit(6).toList()))
                    .containsOnly(0L);
            assertThat(source.lines.keys(LogEvent.FAILED)).isEmpty();
        }
    }

    @Test
    void anApiThatIsNotThereYetIsWaitedFor() {
        api.close();
        try (var source = source(1)) {
            await().until(() -> source.lines.texts().size() >= 3);
            assertThat(source.lines.texts()).allMatch(text -> text.contains("did not answer"));
            assertThat(source.lines.keys(LogEvent.EMITTED)).hasSize(1);
            assertThat(source.stop()).isZero();
            assertThat(source.lines.keys(LogEvent.FAILED))
                    .isEqualTo(source.lines.keys(LogEvent.EMITTED));
        }
    }

    @Test
    void aBatchThatTheApiCallsWrongIsGivenUpInTheEnd() {
        for (int i = 0; i < 5; i++) {
            api.script.add(FakeApi.Answer.of(400, "wrong"));
        }
        try (var source = source(2)) {
            await().until(() -> !source.lines.keys(LogEvent.ACCEPTED).isEmpty());
            source.stop();
            assertThat(source.lines.keys(LogEvent.FAILED))
                    .isEqualTo(source.lines.keys(LogEvent.EMITTED).subList(0, 2));
            assertThat(source.lines.keys(LogEvent.ACCEPTED))
                    .isEqualTo(
                            source.lines
                                    .keys(LogEvent.EMITTED)
                                    .subList(2, source.lines.keys(LogEvent.EMITTED).size()));
        }
    }

    private Running source(int batchSize) {
        return new Running(
                "source-process",
                Map.of(
                        "MESSAGES_URL",
                        api.url(),
                        "BATCH_SIZE",
                        Integer.toString(batchSize),
                        "INTERVAL_MILLIS",
                        "1"),
                new HastyTime());
    }

    private static FakeApi.Answer acceptAll(FakeApi.Call call) {
        var results =
                IntStream.range(0, call.json().size())
                        .mapToObj(i -> "{\"sequenceNumber\":\"" + i + "\",\"shardId\":\"s\"}")
                        .collect(Collectors.joining(","));
        return FakeApi.Answer.of(200, "{\"failed\":0,\"results\":[" + results + "]}");
    }

    private static List<Long> ids(List<JsonNode> arrays) {
        var ids = new ArrayList<Long>();
        arrays.forEach(array -> array.forEach(message -> ids.add(message.get("id").asLong())));
        return ids;
    }

    private static List<Long> countingUp(int count) {
        return LongStream.range(0, count).boxed().toList();
    }
}
