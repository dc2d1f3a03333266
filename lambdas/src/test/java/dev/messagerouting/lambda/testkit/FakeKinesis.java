package dev.messagerouting.lambda.testkit;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A stream with shards that split and merge, and with the habits that make reading hard: answers
 * shorter than the limit, empty answers before the end, throttling, iterators that expire.
 */
public final class FakeKinesis implements KinesisClient {

    private static final Duration ITERATOR_LIFE = Duration.ofMinutes(5);

    private final Map<String, FakeShard> shards = new LinkedHashMap<>();
    private final ManualTime time;
    private final @Nullable Random mood;
    private long lastSequence = 1_000_000_000_000L;
    private int nextShard;

    /** How often each operation was called. */
    public int putCalls;

    public int iteratorCalls;
    public int readCalls;
    public boolean busy;

    private static final class FakeShard {
        final Shard shard;
        final List<Record> records = new ArrayList<>();
        boolean closed;

        FakeShard(Shard shard) {
            this.shard = shard;
        }
    }

    /** With {@code mood}, answers are as difficult as it likes; without, as easy as can be. */
    public FakeKinesis(ManualTime time, @Nullable Random mood) {
        this.time = time;
        this.mood = mood;
    }

    public synchronized String open(@Nullable String parent, @Nullable String adjacent) {
        var id = "shardId-%012d".formatted(nextShard++);
        shards.put(
                id,
                new FakeShard(
                        Shard.builder()
                                .shardId(id)
                                .parentShardId(parent)
                                .adjacentParentShardId(adjacent)
                                .build()));
        return id;
    }

    public synchronized void split(String id) {
        shard(id).closed = true;
        open(id, null);
        open(id, null);
    }

    public synchronized void merge(String first, String second) {
        shard(first).closed = true;
        shard(second).closed = true;
        open(first, second);
    }

    public synchronized List<String> openShards() {
        return shards.values().stream()
                .filter(shard -> !shard.closed)
                .map(shard -> shard.shard.shardId())
                .toList();
    }

    public synchronized List<String> parents(String id) {
        var shard = shard(id).shard;
        return Stream.of(shard.parentShardId(), shard.adjacentParentShardId())
                .filter(Objects::nonNull)
                .toList();
    }

    /** The stream as if it had been made anew: no sequence number of before is known. */
    public synchronized void startOver() {
        shards.clear();
        nextShard = 0;
        lastSequence *= 1_000;
        open(null, null);
    }

    public synchronized String put(String shardId, byte[] data) {
        lastSequence++;
        shard(shardId)
                .records
                .add(
                        Record.builder()
                                .sequenceNumber(Long.toString(lastSequence))
                                .approximateArrivalTimestamp(time.now())
                                .partitionKey("key")
                                .data(SdkBytes.fromByteArray(data))
                                .build());
        return Long.toString(lastSequence);
    }

    public String put(String shardId, String data) {
        return put(shardId, data.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized PutRecordResponse putRecord(PutRecordRequest request) {
        putCalls++;
        if (busy) {
            throw throttled();
        }
        var open = openShards();
        var shardId = open.get(Math.floorMod(request.partitionKey().hashCode(), open.size()));
        var number = put(shardId, request.data().asByteArray());
        return PutRecordResponse.builder().shardId(shardId).sequenceNumber(number).build();
    }

    @Override
    public synchronized ListShardsResponse listShards(ListShardsRequest request) {
        int from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
        int to = Math.min(shards.size(), from + 2);
        return ListShardsResponse.builder()
                .shards(shards.values().stream().map(s -> s.shard).toList().subList(from, to))
                .nextToken(to < shards.size() ? Integer.toString(to) : null)
                .build();
    }

    @Override
    public synchronized GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
        iteratorCalls++;
        var records = shard(request.shardId()).records;
        int index =
                switch (request.shardIteratorType()) {
                    case AT_TIMESTAMP -> at(records, request.timestamp());
                    case AFTER_SEQUENCE_NUMBER -> after(records, request.startingSequenceNumber());
                    default -> throw new UnsupportedOperationException(request.toString());
                };
        return GetShardIteratorResponse.builder()
                .shardIterator(iterator(request.shardId(), index))
                .build();
    }

    private int at(List<Record> records, Instant start) {
        if (start.isAfter(time.now())) {
            throw InvalidArgumentException.builder().message("in the future").build();
        }
        int index = 0;
        while (index < records.size()
                && records.get(index).approximateArrivalTimestamp().isBefore(start)) {
            index++;
        }
        return index;
    }

    private static int after(List<Record> records, String sequenceNumber) {
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i).sequenceNumber().equals(sequenceNumber)) {
                return i + 1;
            }
        }
        throw InvalidArgumentException.builder()
                .message("StartingSequenceNumber " + new BigInteger(sequenceNumber) + " is invalid")
                .build();
    }

    private String iterator(String shardId, int index) {
        return shardId + ":" + index + ":" + time.now().toEpochMilli();
    }

    @Override
    public synchronized GetRecordsResponse getRecords(GetRecordsRequest request) {
        readCalls++;
        var parts = request.shardIterator().split(":");
        var made = Instant.ofEpochMilli(Long.parseLong(parts[2]));
        if (made.plus(ITERATOR_LIFE).isBefore(time.now())) {
            throw ExpiredIteratorException.builder().message("Iterator expired.").build();
        }
        if (busy || (mood != null && mood.nextInt(8) == 0)) {
            throw throttled();
        }
        var shard = shard(parts[0]);
        int from = Integer.parseInt(parts[1]);
        int all = shard.records.size() - from;
        int most = Math.min(all, request.limit());
        int count = mood == null || most == 0 ? most : mood.nextInt(most + 1);
        boolean end = count == all;
        return GetRecordsResponse.builder()
                .records(shard.records.subList(from, from + count))
                .millisBehindLatest(end ? 0L : 1_000L)
                .nextShardIterator(end && shard.closed ? null : iterator(parts[0], from + count))
                .build();
    }

    private static RuntimeException throttled() {
        return ProvisionedThroughputExceededException.builder()
                .message("Rate exceeded for shard")
                .build();
    }

    private FakeShard shard(String id) {
        return Objects.requireNonNull(shards.get(id), id);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // it holds nothing
    }
}
