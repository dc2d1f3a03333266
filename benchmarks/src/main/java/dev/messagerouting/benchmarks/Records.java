package dev.messagerouting.benchmarks;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Records of the size of the demo's messages, put in tens and read in thousands. */
final class Records {

    private static final String STREAM = "benchmarks";
    private static final int SHARDS = 4;
    private static final int BATCH = 10;
    private static final int PAGE = 1_000;
    private static final int CLIENTS = 8;

    private static final SdkBytes MESSAGE =
            SdkBytes.fromString(
                    "{\"id\":7,\"timestamp\":1700000000000,"
                            + "\"message\":\"0123456789abcdef0123456789abcdef01234567\"}",
                    StandardCharsets.UTF_8);

    private static final List<PutRecordsRequestEntry> ENTRIES =
            IntStream.range(0, BATCH)
                    .mapToObj(
                            i ->
                                    PutRecordsRequestEntry.builder()
                                            .partitionKey("key-" + i)
                                            .data(MESSAGE)
                                            .build())
                    .toList();

    private final KinesisClient kinesis;
    private final Load load;
    private final Table table;

    Records(KinesisClient kinesis, Load load, Table table) {
        this.kinesis = kinesis;
        this.load = load;
        this.table = table;
    }

    void measure() throws InterruptedException {
        kinesis.createStream(b -> b.streamName(STREAM).shardCount(SHARDS));
        try {
            while (kinesis.describeStreamSummary(b -> b.streamName(STREAM))
                            .streamDescriptionSummary()
                            .streamStatus()
                    != StreamStatus.ACTIVE) {
                Thread.sleep(Window.LOOK);
            }
            put();
            read();
        } finally {
            kinesis.deleteStream(b -> b.streamName(STREAM));
        }
    }

    private void put() throws InterruptedException {
        double accepted = load.perSecond(CLIENTS, client -> putOnce());
        table.add(
                new Figure(
                        "PutRecords of 10 on 4 shards, 8 clients",
                        accepted / BATCH,
                        "calls/s",
                        Peer.PUT_RECORDS));
        table.add(Figure.of("  that is", accepted, "records/s"));
    }

    /** A call counts as far as its records were taken. */
    private long putOnce() {
        var answer = kinesis.putRecords(b -> b.streamName(STREAM).records(ENTRIES));
        return (long) BATCH - answer.failedRecordCount();
    }

    /** The same first page over and over, so that what is there does not run out. */
    private void read() throws InterruptedException {
        var starts =
                kinesis.listShards(b -> b.streamName(STREAM)).shards().stream()
                        .map(Shard::shardId)
                        .map(this::start)
                        .toList();
        table.add(
                new Figure(
                        "GetRecords of up to 1,000 on 4 shards, 8 clients",
                        load.perSecond(CLIENTS, client -> readOnce(starts, client)),
                        "records/s",
                        Peer.RECORDS_READ));
    }

    private String start(String shard) {
        return kinesis.getShardIterator(
                        b ->
                                b.streamName(STREAM)
                                        .shardId(shard)
                                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
    }

    private long readOnce(List<String> starts, int client) {
        var start = starts.get(client % starts.size());
        return kinesis.getRecords(b -> b.shardIterator(start).limit(PAGE)).records().size();
    }
}
