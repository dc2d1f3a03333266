package dev.messagerouting.localcloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.messagerouting.localcloud.kernel.ManualTime;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.kinesis.model.ValidationException;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

class LocalKinesisTest {

    private static final Instant START = Instant.parse("2026-11-23T20:00:00Z");

    private final ManualTime time = new ManualTime(START);
    private LocalKinesis kinesis = new LocalKinesis(time);

    @BeforeEach
    void oneStream() {
        create("queue", 1);
    }

    private void create(String name, int shards) {
        kinesis.createStream(c -> c.streamName(name).shardCount(shards));
        time.advance(Duration.ofSeconds(1));
    }

    private String put(String data) {
        return kinesis.putRecord(
                        p ->
                                p.streamName("queue")
                                        .partitionKey("key")
                                        .data(SdkBytes.fromUtf8String(data)))
                .sequenceNumber();
    }

    private String iterator(ShardIteratorType type) {
        return kinesis.getShardIterator(
                        g ->
                                g.streamName("queue")
                                        .shardId("shardId-000000000000")
                                        .shardIteratorType(type))
                .shardIterator();
    }

    private String iterator(ShardIteratorType type, String sequenceNumber) {
        return kinesis.getShardIterator(
                        g ->
                                g.streamName("queue")
                                        .shardId("shardId-000000000000")
                                        .startingSequenceNumber(sequenceNumber)
                                        .shardIteratorType(type))
                .shardIterator();
    }

    private GetRecordsResponse read(String iterator) {
        return kinesis.getRecords(g -> g.shardIterator(iterator));
    }

    private static List<String> texts(GetRecordsResponse answer) {
        return answer.records().stream().map(record -> record.data().asUtf8String()).toList();
    }

    @Test
    void aStreamIsCreatingThenActiveThenDeletingThenGone() {
        kinesis.createStream(
                c -> c.streamName("s").streamModeDetails(m -> m.streamMode(StreamMode.ON_DEMAND)));
        assertThat(status("s")).isEqualTo(StreamStatus.CREATING);
        assertThatThrownBy(
                        () ->
                                kinesis.putRecord(
                                        p ->
                                                p.streamName("s")
                                                        .partitionKey("k")
                                                        .data(SdkBytes.fromUtf8String("x"))))
                .isInstanceOf(ResourceNotFoundException.class);
        time.advance(Duration.ofSeconds(1));
        var summary =
                kinesis.describeStreamSummary(d -> d.streamName("s")).streamDescriptionSummary();
        assertThat(summary.streamStatus()).isEqualTo(StreamStatus.ACTIVE);
        assertThat(summary.openShardCount()).isEqualTo(4);
        assertThat(summary.streamARN())
                .isEqualTo("arn:aws:kinesis:us-east-1:000000000000:stream/s");
        kinesis.waiter().waitUntilStreamExists(d -> d.streamName("s"));
        kinesis.deleteStream(d -> d.streamName("s"));
        assertThat(status("s")).isEqualTo(StreamStatus.DELETING);
        time.advance(Duration.ofSeconds(1));
        assertThatThrownBy(() -> status("s"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Stream s under account 000000000000 not found.");
        assertThat(kinesis.listStreams().streamNames()).containsExactly("queue");
    }

    private StreamStatus status(String name) {
        return kinesis.describeStream(d -> d.streamName(name)).streamDescription().streamStatus();
    }

    @Test
    void aStreamIsMadeOnce() {
        assertThatThrownBy(() -> kinesis.createStream(c -> c.streamName("queue").shardCount(1)))
                .isInstanceOf(ResourceInUseException.class)
                .hasMessageContaining("Stream queue under account 000000000000 already exists.");
        assertThatThrownBy(() -> kinesis.createStream(c -> c.streamName("a b").shardCount(1)))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> kinesis.createStream(c -> c.streamName("none")))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void sequenceNumbersHave56DigitsAndGrow() {
        var numbers = IntStream.range(0, 2000).mapToObj(i -> new BigInteger(put("" + i))).toList();
        assertThat(numbers).allMatch(number -> number.toString().length() == 56);
        assertThat(numbers).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void everyKindOfIteratorStartsWhereItSays() {
        var first = put("a");
        time.advance(Duration.ofSeconds(10));
        var second = put("b");
        var latest = iterator(ShardIteratorType.LATEST);
        time.advance(Duration.ofSeconds(10));
        put("c");

        assertThat(texts(read(iterator(ShardIteratorType.TRIM_HORIZON))))
                .containsExactly("a", "b", "c");
        assertThat(texts(read(latest))).containsExactly("c");
        assertThat(texts(read(iterator(ShardIteratorType.AT_SEQUENCE_NUMBER, second))))
                .containsExactly("b", "c");
        assertThat(texts(read(iterator(ShardIteratorType.AFTER_SEQUENCE_NUMBER, first))))
                .containsExactly("b", "c");
        var at =
                kinesis.getShardIterator(
                                g ->
                                        g.streamName("queue")
                                                .shardId("shardId-000000000000")
                                                .shardIteratorType(ShardIteratorType.AT_TIMESTAMP)
                                                .timestamp(START.plusSeconds(5)))
                        .shardIterator();
        assertThat(texts(read(at))).containsExactly("b", "c");
    }

    @Test
    void readingGoesOnFromTheNextIterator() {
        IntStream.range(0, 700).forEach(i -> put("" + i));
        var read = new ArrayList<String>();
        var iterator = iterator(ShardIteratorType.TRIM_HORIZON);
        time.advance(Duration.ofSeconds(30));
        for (int page = 0; page < 3; page++) {
            var from = iterator;
            var answer = kinesis.getRecords(g -> g.shardIterator(from).limit(300));
            read.addAll(texts(answer));
            assertThat(answer.millisBehindLatest()).isEqualTo(page < 2 ? 30_000 : 0);
            iterator = answer.nextShardIterator();
        }
        assertThat(read).hasSize(700).first().isEqualTo("0");
        assertThat(read).last().isEqualTo("699");
    }

    @Test
    void iteratorsExpireAndForeignOnesAreRefused() {
        var iterator = iterator(ShardIteratorType.LATEST);
        time.advance(Duration.ofMinutes(5).plusMillis(1));
        assertThatThrownBy(() -> read(iterator))
                .isInstanceOf(ExpiredIteratorException.class)
                .hasMessageContaining(
                        "which is further in the future than the tolerated delay of 300000");
        assertThatThrownBy(() -> read("not one"))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("Invalid ShardIterator.");
        var other = iterator(ShardIteratorType.LATEST);
        kinesis.deleteStream(d -> d.streamName("queue"));
        time.advance(Duration.ofSeconds(1));
        create("queue", 1);
        assertThatThrownBy(() -> read(other)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> iterator(ShardIteratorType.AT_SEQUENCE_NUMBER, "12"))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("is invalid.");
    }

    @Test
    void recordsGoWhereTheirHashKeySays() {
        create("wide", 4);
        var entries =
                IntStream.range(0, 400)
                        .mapToObj(
                                i ->
                                        PutRecordsRequestEntry.builder()
                                                .partitionKey("key-" + i)
                                                .data(SdkBytes.fromUtf8String("" + i))
                                                .build())
                        .toList();
        var answer = kinesis.putRecords(p -> p.streamName("wide").records(entries));
        assertThat(answer.failedRecordCount()).isZero();
        assertThat(answer.records()).extracting(entry -> entry.shardId()).doesNotContainNull();
        assertThat(answer.records().stream().map(entry -> entry.shardId()).distinct()).hasSize(4);
        var last =
                kinesis.putRecord(
                        p ->
                                p.streamName("wide")
                                        .partitionKey("x")
                                        .explicitHashKey(HashRange.MAX.toString())
                                        .data(SdkBytes.fromUtf8String("x")));
        assertThat(last.shardId()).isEqualTo("shardId-000000000003");
        assertThatThrownBy(
                        () ->
                                kinesis.putRecord(
                                        p ->
                                                p.streamName("wide")
                                                        .partitionKey("x")
                                                        .explicitHashKey("-1")
                                                        .data(SdkBytes.fromUtf8String("x"))))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("Specified value was -1");
    }

    @Test
    void sizesAreChecked() {
        var tooLarge = SdkBytes.fromByteArray(new byte[(1 << 20) + 1]);
        assertThatThrownBy(
                        () ->
                                kinesis.putRecord(
                                        p ->
                                                p.streamName("queue")
                                                        .partitionKey("k")
                                                        .data(tooLarge)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Member must have length less than or equal to 1048576");
        var entry =
                PutRecordsRequestEntry.builder()
                        .partitionKey("k")
                        .data(SdkBytes.fromUtf8String("x"))
                        .build();
        assertThatThrownBy(
                        () ->
                                kinesis.putRecords(
                                        p ->
                                                p.streamName("queue")
                                                        .records(Collections.nCopies(501, entry))))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("less than or equal to 500");
    }

    @Test
    void aBusyShardFailsTheRecordsItCannotTake() {
        kinesis = new LocalKinesis(time, KinesisLimits.aws());
        create("queue", 1);
        var entry =
                PutRecordsRequestEntry.builder()
                        .partitionKey("k")
                        .data(SdkBytes.fromByteArray(new byte[300_000]))
                        .build();
        var answer =
                kinesis.putRecords(
                        p -> p.streamName("queue").records(Collections.nCopies(5, entry)));
        assertThat(answer.failedRecordCount()).isEqualTo(2);
        assertThat(answer.records())
                .extracting(r -> r.errorCode())
                .containsExactly(
                        null,
                        null,
                        null,
                        "ProvisionedThroughputExceededException",
                        "ProvisionedThroughputExceededException");
        assertThat(answer.records().getLast().errorMessage())
                .isEqualTo(
                        "Rate exceeded for shard shardId-000000000000 in stream queue under"
                                + " account 000000000000.");
        time.advance(Duration.ofSeconds(1));
        assertThat(kinesis.putRecords(p -> p.streamName("queue").records(entry)).records())
                .allMatch(r -> r.errorCode() == null);
        var iterator = iterator(ShardIteratorType.TRIM_HORIZON);
        IntStream.range(0, 5)
                .forEach(i -> kinesis.getRecords(g -> g.shardIterator(iterator).limit(1)));
        assertThatThrownBy(() -> read(iterator))
                .isInstanceOf(ProvisionedThroughputExceededException.class);
    }

    @Test
    void oldRecordsLeave() {
        put("old");
        time.advance(Duration.ofHours(24).plusSeconds(1));
        put("new");
        assertThat(texts(read(iterator(ShardIteratorType.TRIM_HORIZON)))).containsExactly("new");
        kinesis.increaseStreamRetentionPeriod(i -> i.streamName("queue").retentionPeriodHours(48));
        time.advance(Duration.ofHours(47));
        assertThat(texts(read(iterator(ShardIteratorType.TRIM_HORIZON)))).containsExactly("new");
        assertThatThrownBy(
                        () ->
                                kinesis.increaseStreamRetentionPeriod(
                                        i -> i.streamName("queue").retentionPeriodHours(24)))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void memoryIsBounded() {
        kinesis = new LocalKinesis(time, new KinesisLimits(0, 0, 0, 100_000, Duration.ofMillis(1)));
        create("queue", 1);
        IntStream.range(0, 1000).forEach(i -> put("" + i));
        var left = texts(read(iterator(ShardIteratorType.TRIM_HORIZON)));
        assertThat(left).hasSizeBetween(200, 400).last().isEqualTo("999");
    }

    @Test
    void tagsAreKept() {
        kinesis.createStream(c -> c.streamName("t").shardCount(1).tags(java.util.Map.of("a", "1")));
        kinesis.addTagsToStream(a -> a.streamName("t").tags(java.util.Map.of("b", "2")));
        kinesis.removeTagsFromStream(r -> r.streamName("t").tagKeys("a"));
        assertThat(kinesis.listTagsForStream(l -> l.streamName("t")).tags())
                .extracting(tag -> tag.key() + "=" + tag.value())
                .containsExactly("b=2");
    }

    @Test
    void recordsSayWhatTheyAre() {
        var number = put("x");
        Record record = read(iterator(ShardIteratorType.TRIM_HORIZON)).records().getFirst();
        assertThat(record.sequenceNumber()).isEqualTo(number);
        assertThat(record.partitionKey()).isEqualTo("key");
        assertThat(record.approximateArrivalTimestamp()).isEqualTo(time.now());
    }
}
