package dev.messagerouting.localcloud.kinesis;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.Record;

import java.time.Instant;
import java.util.List;

/** GetShardIterator and GetRecords. */
final class Reads {

    private static final int MOST_RECORDS = 10_000;

    private final Streams streams;
    private final StreamMeters meters;

    Reads(Streams streams, StreamMeters meters) {
        this.streams = streams;
        this.meters = meters;
    }

    GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
        var stream = streams.usable(Streams.arn(request.streamName(), request.streamARN()));
        var shard = shard(stream, request.shardId());
        var iterator =
                new Iterator(
                        stream.arn(),
                        shard.index(),
                        shard.created(),
                        position(request, stream, shard),
                        streams.now().toEpochMilli());
        return GetShardIteratorResponse.builder().shardIterator(iterator.token()).build();
    }

    static StreamShard shard(StreamState stream, @Nullable String shardId) {
        return stream.shards().stream()
                .filter(shard -> shard.id().equals(shardId))
                .findFirst()
                .orElseThrow(
                        () ->
                                KinesisFaults.notFound(
                                        "Shard %s in stream %s under account %s does not exist"
                                                .formatted(
                                                        shardId,
                                                        stream.name(),
                                                        KinesisFaults.account())));
    }

    private long position(GetShardIteratorRequest request, StreamState stream, StreamShard shard) {
        var sequence = request.startingSequenceNumber();
        var log = shard.log();
        return switch (request.shardIteratorType()) {
            case TRIM_HORIZON -> {
                refuseSequence(request);
                yield log.trimHorizon(streams.now().toEpochMilli(), stream.retention());
            }
            case LATEST -> {
                refuseSequence(request);
                yield log.tip();
            }
            case AT_TIMESTAMP -> log.positionAt(timestamp(request).toEpochMilli());
            case AT_SEQUENCE_NUMBER -> after(request, sequence, stream, shard, 0);
            case AFTER_SEQUENCE_NUMBER -> after(request, sequence, stream, shard, 1);
            case UNKNOWN_TO_SDK_VERSION ->
                    throw KinesisFaults.constraint(
                            request.shardIteratorTypeAsString(),
                            "shardIteratorType",
                            "Member must satisfy enum value set: [AFTER_SEQUENCE_NUMBER, LATEST,"
                                    + " AT_TIMESTAMP, AT_SEQUENCE_NUMBER, TRIM_HORIZON]");
        };
    }

    private static void refuseSequence(GetShardIteratorRequest request) {
        if (request.startingSequenceNumber() != null) {
            throw either(request, "also a StartingSequenceNumber.");
        }
    }

    private static RuntimeException either(GetShardIteratorRequest request, String and) {
        return KinesisFaults.invalid(
                "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and"
                        + " StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no"
                        + " StartingSequenceNumber. Request specified "
                        + request.shardIteratorTypeAsString()
                        + " and "
                        + and);
    }

    private Instant timestamp(GetShardIteratorRequest request) {
        var timestamp = request.timestamp();
        if (timestamp == null) {
            throw KinesisFaults.invalid(
                    "Must specify timestamp parameter for iterator type AT_TIMESTAMP.");
        }
        if (timestamp.isAfter(streams.now())) {
            throw KinesisFaults.invalid(
                    "The timestamp argument must not be in the future: it was "
                            + timestamp
                            + ", now is "
                            + streams.now());
        }
        return timestamp;
    }

    private static long after(
            GetShardIteratorRequest request,
            @Nullable String sequence,
            StreamState stream,
            StreamShard shard,
            int more) {
        if (sequence == null) {
            throw either(request, "no StartingSequenceNumber.");
        }
        var parsed = SequenceNumber.parse(sequence);
        if (parsed == null) {
            throw invalidSequence(sequence, stream, shard, " is invalid.");
        }
        if (parsed.shardIndex() != shard.index()) {
            throw KinesisFaults.invalid(
                    "Invalid StartingSequenceNumber. It encodes %s, while it was used in a call to a shard with %s"
                            .formatted(SequenceNumber.shardId(parsed.shardIndex()), shard.id()));
        }
        if (parsed.shardCreated() != shard.created()) {
            throw invalidSequence(
                    sequence,
                    stream,
                    shard,
                    " is invalid because it did not come from this stream.");
        }
        // Position 0 is where the shard starts, whether or not a record is there yet.
        return parsed.position() == SequenceNumber.LAST
                ? shard.log().tip()
                : parsed.position() + more;
    }

    private static RuntimeException invalidSequence(
            String sequence, StreamState stream, StreamShard shard, String why) {
        return KinesisFaults.invalid(
                "StartingSequenceNumber %s used in GetShardIterator on shard %s in stream %s under account %s%s"
                        .formatted(
                                sequence, shard.id(), stream.name(), KinesisFaults.account(), why));
    }

    GetRecordsResponse getRecords(GetRecordsRequest request) {
        int limit = request.limit() == null ? MOST_RECORDS : request.limit();
        if (limit < 1 || limit > MOST_RECORDS) {
            throw KinesisFaults.constraint(
                    limit, "limit", "Member must have value between 1 and " + MOST_RECORDS);
        }
        if (request.shardIterator() == null) {
            throw KinesisFaults.constraint(null, "shardIterator", "Member must not be null");
        }
        var now = streams.now();
        var iterator = Iterator.of(request.shardIterator(), now);
        var stream = streams.usable(iterator.streamArn());
        int index = iterator.shardIndex();
        var shard = stream.shards().get(Math.min(index, stream.shards().size() - 1));
        if (shard.index() != index || shard.created() != iterator.shardCreated()) {
            throw KinesisFaults.notFound(
                    "The shard iterator is of an earlier stream " + stream.name() + ".");
        }
        if (!shard.log().mayRead(now.toEpochMilli())) {
            meters.of(stream.arn()).readRefused();
            throw KinesisFaults.throttled(KinesisFaults.rateExceeded(shard.id(), stream.name()));
        }
        return read(iterator, limit, stream, shard, now);
    }

    private GetRecordsResponse read(
            Iterator iterator, int limit, StreamState stream, StreamShard shard, Instant now) {
        long millis = now.toEpochMilli();
        var read = shard.log().read(iterator.position(), limit, millis, stream.retention());
        measure(stream, read.records(), millis);
        var answer =
                GetRecordsResponse.builder()
                        .records(read.records())
                        .millisBehindLatest(read.millisBehind());
        if (read.exhausted() && !shard.isOpen()) {
            return answer.childShards(StreamShard.childrenOf(shard.id(), stream.shards().stream()))
                    .build();
        }
        var next =
                new Iterator(
                        iterator.streamArn(),
                        iterator.shardIndex(),
                        iterator.shardCreated(),
                        read.next(),
                        millis);
        return answer.nextShardIterator(next.token()).build();
    }

    /** The age is that of the last record read; with nothing to read it is none. */
    private void measure(StreamState stream, List<Record> records, long now) {
        long bytes = 0;
        for (var record : records) {
            bytes += record.data().asByteArrayUnsafe().length;
        }
        long age =
                records.isEmpty()
                        ? 0
                        : now - records.getLast().approximateArrivalTimestamp().toEpochMilli();
        meters.of(stream.arn()).got(records.size(), bytes, Math.max(0, age));
    }
}
