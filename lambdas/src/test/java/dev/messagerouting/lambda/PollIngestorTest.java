package dev.messagerouting.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.messagerouting.lambda.testkit.FakeContext;
import dev.messagerouting.lambda.testkit.FakeStepFunctions;
import dev.messagerouting.lambda.testkit.ManualTime;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

class PollIngestorTest {

    private final ManualTime time = new ManualTime();
    private final FakeContext context = new FakeContext(time);
    private final Loopback source;

    PollIngestorTest() throws IOException {
        source = new Loopback();
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void startsAnExecutionForEachMessageOfTheSource() throws IOException {
        answer(200, "[" + Messages.of(1) + "," + Messages.OPAQUE + "]");
        var executions = new FakeStepFunctions();
        assertThat(poll(executions)).isEqualTo("{\"polled\":2}");
        assertThat(source.requests).containsExactly("GET ");
        assertThat(executions.inputs)
                .containsEntry("1-1700000000000", Messages.envelope(Messages.of(1)))
                .containsEntry("7-1700000000000", Messages.envelope(Messages.OPAQUE));
        assertThat(context.events())
                .containsExactlyInAnyOrder(
                        "ingested " + Messages.key(1), "ingested " + Messages.key(7));
    }

    @Test
    void triesAgainForAsLongAsItMay() throws IOException {
        answer(200, "[" + Messages.of(1) + "]");
        var left = new AtomicInteger(4);
        var executions =
                new FakeStepFunctions(
                        request ->
                                left.getAndDecrement() > 0
                                        ? Optional.of(FakeStepFunctions.throttled())
                                        : Optional.empty());
        poll(executions);
        assertThat(executions.calls).hasValue(5);
        assertThat(source.requests).hasSize(1);
        assertThat(context.events()).containsExactly("ingested " + Messages.key(1));
    }

    @Test
    void whatCannotBeStartedInTimeIsSaid() {
        answer(200, "[" + Messages.of(1) + "," + Messages.of(2) + "]");
        var executions =
                new FakeStepFunctions(
                        request ->
                                request.name().startsWith("2-")
                                        ? Optional.of(FakeStepFunctions.throttled())
                                        : Optional.empty());
        assertThatThrownBy(() -> poll(executions))
                .isInstanceOf(CallFailedException.class)
                .hasMessage("Of 2 messages from the source, 1 could not be started.");
        assertThat(context.events())
                .containsExactly("ingested " + Messages.key(1), "failed " + Messages.key(2));
    }

    @Test
    void whatIsNoMessageIsSaidAndTheRestGoesOn() throws IOException {
        answer(200, "[7," + Messages.of(1) + "]");
        poll(new FakeStepFunctions());
        assertThat(context.events()).containsExactly("failed ?", "ingested " + Messages.key(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "", "[", "not JSON"})
    void anAnswerThatIsNoArrayIsThrown(String body) {
        answer(200, body);
        assertThatThrownBy(() -> poll(new FakeStepFunctions()))
                .isInstanceOf(NotAMessageException.class);
    }

    @Test
    void aSourceThatFailsIsThrown() {
        answer(503, "busy");
        assertThatThrownBy(() -> poll(new FakeStepFunctions()))
                .isInstanceOf(CallFailedException.class)
                .hasMessageContaining("answered 503: busy");
    }

    private void answer(int status, String body) {
        source.answer.set(new Loopback.Answer(status, body));
    }

    private String poll(FakeStepFunctions executions) throws IOException {
        var ingestor =
                new PollIngestor(
                        source.url(),
                        new ExecutionStarter(executions, FakeStepFunctions.MACHINE),
                        time,
                        new Random(1));
        return Messages.run(ingestor, "{\"source\":\"aws.events\"}", context);
    }
}
