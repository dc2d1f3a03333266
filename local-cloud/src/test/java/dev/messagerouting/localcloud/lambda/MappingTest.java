package dev.messagerouting.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Threads;
import dev.messagerouting.localcloud.kinesis.LocalKinesis;
import dev.messagerouting.localcloud.logs.LocalLogs;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Records reach the function: all of them, in the order of their shard, whatever fails. */
class MappingTest {

    private static final String ARN = "arn:aws:kinesis:us-east-1:000000000000:stream/queue";

    /**
     * Logs each record that it takes, as {@code <shard> <data>}. With a SEED some records fail at
     * random the first times that they are seen, by report or by throwing; {@code poison} always.
     */
    private static final String TAKER =
            """
            public class Taker implements RequestHandler<KinesisEvent, StreamsEventResponse> {
                private final Random random;
                private final boolean report;
                public Taker(Map<String, String> environment) {
                    random = environment.containsKey("SEED") ? new Random(Long.parseLong(environment.get("SEED"))) : null;
                    report = environment.containsKey("REPORT");
                }
                public StreamsEventResponse handleRequest(KinesisEvent event, Context context) {
                    var failures = new ArrayList<StreamsEventResponse.BatchItemFailure>();
                    if (random != null && random.nextInt(4) == 0) throw new IllegalStateException("at first");
                    for (var record : event.getRecords()) {
                        var text = new String(record.getKinesis().getData().array());
                        if (text.equals("poison") || (random != null && random.nextInt(30) == 0)) {
                            if (!report) throw new IllegalStateException("on " + text);
                            failures.add(new StreamsEventResponse.BatchItemFailure(record.getKinesis().getSequenceNumber()));
                            break;
                        }
                        context.getLogger().log("took " + record.getEventID().substring(8, 20) + " " + text);
                    }
                    return new StreamsEventResponse(failures);
                }
            }
            """;

    private final Threads threads = new Threads();
    private final CloudTime time = CloudTime.real(threads);
    private final FakeS3 s3 = new FakeS3();
    private final LocalLogs logs = new LocalLogs(time);
    private final LocalKinesis kinesis = new LocalKinesis(time);
    private final StumblingKinesis stumbling = new StumblingKinesis(kinesis);
    private final LocalLambda lambda =
            new LocalLambda(time, threads, s3, stumbling, logs, caller -> Map.of());

    @BeforeEach
    void aFunctionAndAStream() {
        s3.put("Taker", TestCode.zip("Taker", TAKER));
        logs.createLogGroup(c -> c.logGroupName("taken"));
    }

    @AfterEach
    void nothingIsLeft() {
        lambda.close();
        threads.close();
        assertThat(threads.running()).isEmpty();
    }

    private void stream(int shards) {
        kinesis.createStream(c -> c.streamName("queue").shardCount(shards));
        active();
    }

    private void active() {
        await().until(
                        () ->
                                kinesis.describeStreamSummary(d -> d.streamName("queue"))
                                                .streamDescriptionSummary()
                                                .streamStatus()
                                        == StreamStatus.ACTIVE);
    }

    private void function(Map<String, String> environment) {
        lambda.createFunction(
                c ->
                        c.functionName("Taker")
                                .runtime("java25")
                                .role("arn:aws:iam::000000000000:role/function")
                                .handler("test.Taker")
                                .timeout(30)
                                .environment(e -> e.variables(environment))
                                .loggingConfig(l -> l.logGroup("taken"))
                                .code(o -> o.s3Bucket("b").s3Key("Taker")));
    }

    private String map(Consumer<CreateEventSourceMappingRequest.Builder> more) {
        return lambda.createEventSourceMapping(
                        c -> {
                            c.eventSourceArn(ARN)
                                    .functionName("Taker")
                                    .startingPosition(EventSourcePosition.TRIM_HORIZON);
                            more.accept(c);
                        })
                .uuid();
    }

    private void put(int from, int to) {
        for (int i = from; i < to; i += 100) {
            var entries =
                    IntStream.range(i, Math.min(i + 100, to))
                            .mapToObj(
                                    n ->
                                            PutRecordsRequestEntry.builder()
                                                    .partitionKey("key-" + n % 7)
                                                    .data(SdkBytes.fromUtf8String("" + n))
                                                    .build())
                            .toList();
            kinesis.putRecords(p -> p.streamName("queue").records(entries));
        }
    }

    private void put(String text) {
        kinesis.putRecord(
                p -> p.streamName("queue").partitionKey("k").data(SdkBytes.fromUtf8String(text)));
    }

    /** What was taken, in order, with the shard it came from. */
    private List<String> taken() {
        return logs
                .filterLogEventsPaginator(f -> f.logGroupName("taken").filterPattern("took"))
                .events()
                .stream()
                .map(FilteredLogEvent::message)
                .map(line -> line.substring("took ".length()))
                .toList();
    }

    private List<String> texts() {
        return taken().stream().map(line -> line.substring(line.indexOf(' ') + 1)).toList();
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    private void awaitTaken(int count) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> new LinkedHashSet<>(texts()).size() >= count);
    }

    @Test
    void everyRecordIsTakenOnceAndInOrder() {
        stream(1);
        function(Map.of());
        put(0, 500);
        map(c -> c.batchSize(33));
        put(500, 1000);
        awaitTaken(1000);
        assertThat(texts()).containsExactlyElementsOf(numbers(0, 1000));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20261123, 77})
    void nothingIsSkippedWhateverFails(long seed) {
        stream(3);
        function(Map.of("SEED", "" + seed, "REPORT", "yes"));
        stumbling.fail(seed);
        map(
                c ->
                        c.batchSize(50)
                                .bisectBatchOnFunctionError(seed % 2 == 0)
                                .functionResponseTypes(
                                        FunctionResponseType.REPORT_BATCH_ITEM_FAILURES));
        put(0, 400);
        kinesis.updateShardCount(
                u -> u.streamName("queue").targetShardCount(4).scalingType("UNIFORM_SCALING"));
        put(400, 600);
        awaitTaken(600);
        assertThat(new LinkedHashSet<>(texts()))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(numbers(0, 600));
        assertThat(firstTimes()).as("seed %d: in order per shard", seed).allMatch(ok -> ok);
    }

    /** For each shard: do its records appear for the first time in the order of the stream? */
    private List<Boolean> firstTimes() {
        var first = new LinkedHashSet<>(taken());
        var shards = first.stream().map(line -> line.substring(0, 12)).distinct().toList();
        var verdicts = new ArrayList<Boolean>();
        for (var shard : shards) {
            var numbers =
                    first.stream()
                            .filter(line -> line.startsWith(shard))
                            .map(line -> Integer.parseInt(line.substring(13)))
                            .toList();
            verdicts.add(numbers.equals(numbers.stream().sorted().toList()));
        }
        return verdicts;
    }

    @Test
    void aReportMovesThePositionUpToWhatFailed() {
        stream(1);
        function(Map.of("REPORT", "yes"));
        put(0, 10);
        put("poison");
        put(10, 20);
        map(
                c ->
                        c.maximumRetryAttempts(1)
                                .bisectBatchOnFunctionError(true)
                                .functionResponseTypes(
                                        FunctionResponseType.REPORT_BATCH_ITEM_FAILURES));
        awaitTaken(20);
        assertThat(texts()).containsExactlyElementsOf(numbers(0, 20));
    }

    @Test
    void withoutReportsBisectingFindsThePoison() {
        stream(1);
        function(Map.of());
        put(0, 5);
        put("poison");
        put(5, 8);
        map(c -> c.maximumRetryAttempts(0).bisectBatchOnFunctionError(true));
        awaitTaken(8);
        put(8, 9);
        awaitTaken(9);
        assertThat(new LinkedHashSet<>(texts())).containsExactlyElementsOf(numbers(0, 9));
    }

    @Test
    void aPoisonousRecordBlocksItsShardAsLongAsNobodySaysOtherwise() {
        stream(1);
        function(Map.of());
        put("poison");
        put(0, 3);
        var uuid = map(c -> c.batchSize(1));
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                lambda.getEventSourceMapping(g -> g.uuid(uuid))
                                        .lastProcessingResult()
                                        .equals("PROBLEM: Function call failed"));
        assertThat(taken()).isEmpty();
        lambda.updateEventSourceMapping(u -> u.uuid(uuid).maximumRetryAttempts(0));
        awaitTaken(3);
        assertThat(lambda.getEventSourceMapping(g -> g.uuid(uuid)).lastProcessingResult())
                .isEqualTo("OK");
    }

    @Test
    void aDisabledMappingGoesOnWhereItWas() {
        stream(1);
        function(Map.of());
        var uuid = map(c -> c.batchSize(10));
        put(0, 50);
        awaitTaken(50);
        lambda.updateEventSourceMapping(u -> u.uuid(uuid).enabled(false));
        put(50, 100);
        assertThat(lambda.getEventSourceMapping(g -> g.uuid(uuid)).state()).isEqualTo("Disabled");
        lambda.updateEventSourceMapping(u -> u.uuid(uuid).enabled(true));
        awaitTaken(100);
        assertThat(texts()).containsExactlyElementsOf(numbers(0, 100));
    }

    @Test
    void latestStartsAtWhatComesNext() {
        stream(1);
        function(Map.of());
        put(0, 10);
        var uuid = map(c -> c.startingPosition(EventSourcePosition.LATEST));
        await().until(() -> stumbling.reads() > 2);
        put(10, 20);
        awaitTaken(10);
        assertThat(texts()).containsExactlyElementsOf(numbers(10, 20));
        assertThat(lambda.getEventSourceMapping(g -> g.uuid(uuid)).state()).isEqualTo("Enabled");
    }

    @Test
    void aWindowGathersABatch() {
        stream(1);
        function(Map.of());
        map(c -> c.batchSize(30).maximumBatchingWindowInSeconds(300));
        await().until(() -> stumbling.reads() > 1);
        put(0, 10);
        put(10, 20);
        await().until(() -> stumbling.reads() > 6);
        assertThat(taken()).isEmpty();
        put(20, 30);
        awaitTaken(30);
        var invocations =
                logs.filterLogEvents(f -> f.logGroupName("taken").filterPattern("START")).events();
        assertThat(invocations).hasSize(1);
    }

    @Test
    void mappingsAreCheckedListedAndDeleted() {
        stream(1);
        function(Map.of());
        assertThatThrownBy(() -> map(c -> c.eventSourceArn(ARN + "s")))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("Stream not found: ");
        assertThatThrownBy(() -> map(c -> c.eventSourceArn("arn:aws:sqs:us-east-1:1:q")))
                .hasMessageContaining("does not implement Lambda event source mappings from");
        assertThatThrownBy(() -> map(c -> c.parallelizationFactor(2)))
                .hasMessageContaining("ParallelizationFactor above 1");
        var uuid = map(c -> {});
        assertThatThrownBy(() -> map(c -> {}))
                .isInstanceOf(ResourceConflictException.class)
                .hasMessageContaining(uuid);
        assertThat(
                        lambda.listEventSourceMappings(l -> l.functionName("Taker"))
                                .eventSourceMappings())
                .hasSize(1);
        assertThat(lambda.deleteEventSourceMapping(d -> d.uuid(uuid)).state())
                .isEqualTo("Deleting");
        assertThatThrownBy(() -> lambda.getEventSourceMapping(g -> g.uuid(uuid)))
                .isInstanceOf(ResourceNotFoundException.class);
    }
}
