package dev.messagerouting.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.messagerouting.lambda.queue.QueueCursor;
import dev.messagerouting.lambda.queue.QueueReader;
import dev.messagerouting.lambda.testkit.FakeContext;
import dev.messagerouting.lambda.testkit.FakeKinesis;
import dev.messagerouting.lambda.testkit.ManualTime;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

class QueueEmitterTest {

    private final ManualTime time = new ManualTime();
    private final FakeContext context = new FakeContext();
    private final FakeKinesis kinesis = new FakeKinesis(time, null);
    private final QueueEmitter emitter = new QueueEmitter(kinesis, "queue", time);

    @Test
    void putsTheMessageAndAnswersIt() throws IOException {
        kinesis.open(null, null);
        var input = Messages.envelope(Messages.OPAQUE);
        assertThat(Messages.run(emitter, input, context)).isEqualTo(input);
        var page =
                new QueueReader(kinesis, "queue", time)
                        .read(QueueCursor.since(0), Duration.ofSeconds(1));
        assertThat(page.records())
                .singleElement()
                .satisfies(
                        record ->
                                assertThat(new String(record.data(), StandardCharsets.UTF_8))
                                        .isEqualTo(Messages.OPAQUE));
        assertThat(context.events()).containsExactly("queued 7@1700000000000");
    }

    @Test
    void aRefusalIsThrownSoThatTheStateMachineTriesAgain() {
        kinesis.open(null, null);
        kinesis.busy = true;
        assertThatThrownBy(() -> Messages.run(emitter, Messages.envelope(Messages.of(1)), context))
                .isInstanceOf(ProvisionedThroughputExceededException.class);
        assertThat(context.events()).isEmpty();
        assertThat(context.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.get("level").asString()).isEqualTo("WARN"));
    }
}
