package dev.messagerouting.lambda.queue;

import dev.messagerouting.lambda.kernel.Time;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The calls to Kinesis: which shards there are, and the next records of one of them. */
final class ShardCalls {

    /** A stream's clock may be behind ours by so much. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private static final int SHARDS_A_CALL = 1_000;

    private final KinesisClient kinesis;
    private final String streamName;
    private final Time time;

    ShardCalls(KinesisClient kinesis, String streamName, Time time) {
        this.kinesis = kinesis;
        this.streamName = streamName;
        this.time = time;
    }

    /** All shards that still hold records, open and closed. */
    List<Shard> shards() {
        var shards = new ArrayList<Shard>();
        var request =
                ListShardsRequest.builder()
                        .streamName(streamName)
                        .maxResults(SHARDS_A_CALL)
                        .build();
        for (var answer = kinesis.listShards(request); ; answer = kinesis.listShards(request)) {
            shards.addAll(answer.shards());
            if (answer.nextToken() == null) {
                return shards;
            }
            request =
                    ListShardsRequest.builder()
                            .nextToken(answer.nextToken())
                            .maxResults(SHARDS_A_CALL)
                            .build();
        }
    }

    /** Reads the lane's next records into it, at most {@code limit}. */
    void read(Lane lane, long sinceMillis, int limit) {
        try {
            boolean kept = lane.iterator != null;
            if (!kept) {
                lane.iterator = iterator(lane, sinceMillis);
            }
            if (lane.iterator == null) {
                lane.state = Lane.State.AT_TIP;
                return;
            }
            take(lane, records(lane, sinceMillis, limit, kept));
        } catch (ProvisionedThroughputExceededException | LimitExceededException busy) {
            lane.state = Lane.State.BUSY;
        } catch (ResourceNotFoundException gone) {
            // Its last record has left the stream since the shards were listed.
            lane.state = Lane.State.ENDED;
        }
    }

    private GetRecordsResponse records(Lane lane, long sinceMillis, int limit, boolean kept) {
        try {
            return kinesis.getRecords(request -> request.shardIterator(lane.iterator).limit(limit));
        } catch (ExpiredIteratorException expired) {
            if (!kept) {
                throw expired;
            }
            lane.iterator = iterator(lane, sinceMillis);
            return kinesis.getRecords(request -> request.shardIterator(lane.iterator).limit(limit));
        }
    }

    private static void take(Lane lane, GetRecordsResponse answer) {
        for (var record : answer.records()) {
            lane.read.add(
                    new QueuedRecord(
                            lane.shardId,
                            record.sequenceNumber(),
                            record.approximateArrivalTimestamp(),
                            record.data().asByteArrayUnsafe()));
        }
        lane.iterator = answer.nextShardIterator();
        Long behind = answer.millisBehindLatest();
        if (lane.iterator == null) {
            lane.state = Lane.State.ENDED;
        } else if (behind == null ? answer.records().isEmpty() : behind == 0) {
            lane.state = Lane.State.AT_TIP;
        }
    }

    /** Null if the time to start from has not come yet. */
    private @Nullable String iterator(Lane lane, long sinceMillis) {
        return switch (lane.position) {
            case null -> at(lane, sinceMillis);
            case ShardPosition.Since(long millis) -> at(lane, millis);
            case ShardPosition.After after -> after(lane, after);
            case ShardPosition.Done() -> throw new IllegalStateException(lane.shardId);
        };
    }

    private @Nullable String after(Lane lane, ShardPosition.After after) {
        try {
            return kinesis.getShardIterator(
                            request ->
                                    request.streamName(streamName)
                                            .shardId(lane.shardId)
                                            .shardIteratorType(
                                                    ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                                            .startingSequenceNumber(
                                                    after.sequenceNumber().toString()))
                    .shardIterator();
        } catch (InvalidArgumentException unknown) {
            lane.position = new ShardPosition.Since(after.arrivalMillis());
            lane.note =
                    "The position in %s is not known to the stream any more; going on from %s."
                            .formatted(lane.shardId, Instant.ofEpochMilli(after.arrivalMillis()));
            return at(lane, after.arrivalMillis());
        }
    }

    private @Nullable String at(Lane lane, long millis) {
        var start = Instant.ofEpochMilli(millis);
        if (start.isAfter(time.now())) {
            return null;
        }
        try {
            return kinesis.getShardIterator(
                            request ->
                                    request.streamName(streamName)
                                            .shardId(lane.shardId)
                                            .shardIteratorType(ShardIteratorType.AT_TIMESTAMP)
                                            .timestamp(start))
                    .shardIterator();
        } catch (InvalidArgumentException refused) {
            if (start.isAfter(time.now().minus(CLOCK_SKEW))) {
                return null;
            }
            throw refused;
        }
    }
}
