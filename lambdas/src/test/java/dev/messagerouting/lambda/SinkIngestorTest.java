package dev.messagerouting.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent.KinesisEventRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;

import dev.messagerouting.lambda.testkit.FakeContext;
import dev.messagerouting.lambda.testkit.FakeStepFunctions;
import dev.messagerouting.lambda.testkit.ManualTime;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

class SinkIngestorTest {

    private final ManualTime time = new ManualTime();
    private final FakeContext context = new FakeContext(time);

    @Test
    void startsAnExecutionForEachRecord() {
        var executions = new FakeStepFunctions();
        var messages = IntStream.range(0, 200).mapToObj(Messages::of).toList();
        assertThat(failed(ingestor(executions).handleRequest(event(messages), context))).isEmpty();
        assertThat(executions.inputs).hasSize(200);
        assertThat(executions.inputs.get("7-1700000000000"))
                .isEqualTo(Messages.envelope(Messages.of(7)));
        assertThat(context.events()).hasSize(200).contains("ingested 7@1700000000000");
        assertThat(context.lines().getFirst().get("executionArn").asString())
                .startsWith("arn:aws:states:us-east-1:000000000000:execution:route:");
    }

    @Test
    void theInputIsTheMessageToTheLastDigit() {
        var executions = new FakeStepFunctions();
        ingestor(executions).handleRequest(event(List.of(Messages.OPAQUE)), context);
        assertThat(executions.inputs.values()).containsExactly(Messages.envelope(Messages.OPAQUE));
    }

    @Test
    void startingTwiceIsAsGoodAsOnce() {
        var executions = new FakeStepFunctions();
        var ingestor = ingestor(executions);
        ingestor.handleRequest(event(List.of(Messages.of(1))), context);
        assertThat(failed(ingestor.handleRequest(event(List.of(Messages.of(1))), context)))
                .isEmpty();
        assertThat(context.events())
                .containsExactly("ingested " + Messages.key(1), "ingested " + Messages.key(1));
        assertThat(context.lines().getLast().get("executionArn").asString())
                .isEqualTo("arn:aws:states:us-east-1:000000000000:execution:route:1-1700000000000");
        assertThat(context.lines().getLast().get("alreadyStarted").asString()).isEqualTo("true");
    }

    @Test
    void reportsEveryRecordThatIsToBeTriedAgainInItsOrder() {
        var throttled = Set.of("1-1700000000000", "3-1700000000000");
        var executions =
                new FakeStepFunctions(
                        request ->
                                throttled.contains(request.name())
                                        ? Optional.of(FakeStepFunctions.throttled())
                                        : Optional.empty());
        var messages = IntStream.range(0, 5).mapToObj(Messages::of).toList();
        assertThat(failed(ingestor(executions).handleRequest(event(messages), context)))
                .containsExactly("1", "3");
        assertThat(executions.inputs).hasSize(3);
        assertThat(context.events()).hasSize(3);
    }

    @Test
    void whatCanNeverSucceedIsSaidAndDoesNotHoldUpTheShard() {
        var executions =
                new FakeStepFunctions(
                        request ->
                                request.name().startsWith("5-")
                                        ? Optional.of(
                                                InvalidExecutionInputException.builder()
                                                        .message("Invalid input.")
                                                        .build())
                                        : Optional.empty());
        var messages =
                List.of(
                        "not JSON",
                        "[]",
                        "{\"timestamp\":1}",
                        "{\"id\":\"x\",\"timestamp\":1}",
                        Messages.of(5),
                        Messages.of(6).replace("\"m\"", "\"" + "x".repeat(270_000) + "\""),
                        Messages.of(7));
        assertThat(failed(ingestor(executions).handleRequest(event(messages), context))).isEmpty();
        assertThat(context.events())
                .containsExactlyInAnyOrder(
                        "failed ?",
                        "failed ?",
                        "failed ?",
                        "failed ?",
                        "failed " + Messages.key(5),
                        "failed " + Messages.key(6),
                        "ingested " + Messages.key(7));
        assertThat(context.lines())
                .filteredOn(line -> line.get("event").asString().equals("failed"))
                .allSatisfy(line -> assertThat(line.get("reason").asString()).endsWith("."));
    }

    @Test
    void startsNothingThatItCouldNotFinish() {
        time.advance(Duration.ofMillis(29_500));
        var executions = new FakeStepFunctions();
        assertThat(
                        failed(
                                ingestor(executions)
                                        .handleRequest(event(List.of(Messages.of(1))), context)))
                .containsExactly("0");
        assertThat(executions.calls).hasValue(0);
    }

    @Test
    void anEmptyEventIsNoFailure() {
        assertThat(
                        failed(
                                ingestor(new FakeStepFunctions())
                                        .handleRequest(new KinesisEvent(), context)))
                .isEmpty();
    }

    private SinkIngestor ingestor(FakeStepFunctions executions) {
        return new SinkIngestor(new ExecutionStarter(executions, FakeStepFunctions.MACHINE), time);
    }

    private static List<String> failed(StreamsEventResponse response) {
        return response.getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    /** The sequence number of a record is its place in the list. */
    private static KinesisEvent event(List<String> messages) {
        var records = new ArrayList<KinesisEventRecord>();
        for (var message : messages) {
            var data = new KinesisEvent.Record();
            data.setSequenceNumber(Integer.toString(records.size()));
            data.setData(ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8)));
            var record = new KinesisEventRecord();
            record.setKinesis(data);
            records.add(record);
        }
        var event = new KinesisEvent();
        event.setRecords(records);
        return event;
    }
}
