package dev.messagerouting.localcloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.messagerouting.localcloud.kernel.ManualTime;
import dev.messagerouting.localcloud.kernel.Threads;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** What is put is read: each record once, in order, whoever writes at the same time. */
class ConcurrentPutsTest {

    private static final int WRITERS = 8;
    private static final int BATCH = 100;
    private static final int BATCHES = 125;
    private static final int ALL = WRITERS * BATCHES * BATCH;

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T20:00:00Z"));
    private final LocalKinesis kinesis = new LocalKinesis(time);

    @Test
    void aHundredThousandRecordsAreReadExactlyOnceWhileShardsSplit() throws InterruptedException {
        kinesis.createStream(c -> c.streamName("queue").shardCount(2));
        time.advance(Duration.ofSeconds(1));
        var done = new CountDownLatch(WRITERS);
        try (var threads = new Threads()) {
            for (int w = 0; w < WRITERS; w++) {
                int writer = w;
                threads.start("writer-" + w, () -> write(writer, done));
            }
            kinesis.updateShardCount(
                    u -> u.streamName("queue").targetShardCount(4).scalingType("UNIFORM_SCALING"));
            done.await();
        }
        time.advance(Duration.ofSeconds(1));
        var seen = new BitSet(ALL);
        var shards = kinesis.listShards(l -> l.streamName("queue")).shards();
        int read = shards.stream().mapToInt(shard -> drain(shard, seen)).sum();
        assertThat(read).isEqualTo(ALL);
        assertThat(seen.cardinality()).isEqualTo(ALL);
    }

    private void write(int writer, CountDownLatch done) {
        for (int b = 0; b < BATCHES; b++) {
            int first = (writer * BATCHES + b) * BATCH;
            var entries =
                    IntStream.range(first, first + BATCH)
                            .mapToObj(
                                    i ->
                                            PutRecordsRequestEntry.builder()
                                                    .partitionKey("key-" + i)
                                                    .data(SdkBytes.fromUtf8String("" + i))
                                                    .build())
                            .toList();
            var answer = kinesis.putRecords(p -> p.streamName("queue").records(entries));
            assertThat(answer.failedRecordCount()).isZero();
        }
        done.countDown();
    }

    private int drain(Shard shard, BitSet seen) {
        var iterator =
                kinesis.getShardIterator(
                                g ->
                                        g.streamName("queue")
                                                .shardId(shard.shardId())
                                                .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                        .shardIterator();
        int read = 0;
        var last = "";
        while (iterator != null) {
            var from = iterator;
            var answer = kinesis.getRecords(g -> g.shardIterator(from).limit(999));
            for (var record : answer.records()) {
                assertThat(record.sequenceNumber()).isGreaterThan(last);
                last = record.sequenceNumber();
                seen.set(Integer.parseInt(record.data().asUtf8String()));
                read++;
            }
            iterator = answer.records().isEmpty() ? null : answer.nextShardIterator();
        }
        return read;
    }
}
