package dev.messagerouting.localcloud.kinesis;

import static java.math.BigInteger.ONE;

import software.amazon.awssdk.services.kinesis.model.MergeShardsRequest;
import software.amazon.awssdk.services.kinesis.model.MergeShardsResponse;
import software.amazon.awssdk.services.kinesis.model.SplitShardRequest;
import software.amazon.awssdk.services.kinesis.model.SplitShardResponse;
import software.amazon.awssdk.services.kinesis.model.UpdateShardCountRequest;
import software.amazon.awssdk.services.kinesis.model.UpdateShardCountResponse;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Splits and merges. A stream is first made UPDATING, so that nobody else changes its shards; then
 * parents take no more records; then their children are there. A record that comes in between waits
 * for the children.
 */
final class Reshaping {

    private final Streams streams;

    Reshaping(Streams streams) {
        this.streams = streams;
    }

    SplitShardResponse split(SplitShardRequest request) {
        var arn = Streams.arn(request.streamName(), request.streamARN());
        var at = number(request.newStartingHashKey());
        reshape(
                arn,
                stream -> {
                    var shard = open(stream, request.shardToSplit());
                    checkSplit(stream, shard, at);
                    return stream;
                },
                stream -> split(stream, open(stream, request.shardToSplit()), at));
        return SplitShardResponse.builder().build();
    }

    MergeShardsResponse merge(MergeShardsRequest request) {
        var arn = Streams.arn(request.streamName(), request.streamARN());
        reshape(
                arn,
                stream -> {
                    var one = open(stream, request.shardToMerge());
                    var other = open(stream, request.adjacentShardToMerge());
                    checkMerge(stream, one, other);
                    return stream;
                },
                stream ->
                        merge(
                                stream,
                                open(stream, request.shardToMerge()),
                                open(stream, request.adjacentShardToMerge())));
        return MergeShardsResponse.builder().build();
    }

    UpdateShardCountResponse updateShardCount(UpdateShardCountRequest request) {
        var arn = Streams.arn(request.streamName(), request.streamARN());
        int target = request.targetShardCount();
        int before = streams.find(arn).open().size();
        checkTarget(target, before);
        reshape(arn, stream -> stream, stream -> uniform(stream, target));
        return UpdateShardCountResponse.builder()
                .streamName(Streams.nameOf(arn))
                .streamARN(arn)
                .currentShardCount(before)
                .targetShardCount(target)
                .build();
    }

    private void reshape(
            String arn, UnaryOperator<StreamState> check, UnaryOperator<StreamState> shards) {
        streams.update(arn, check);
        streams.change(arn, shards);
    }

    private static void checkTarget(int target, int before) {
        if (target < 1 || target > before * 2 || target * 2 < before) {
            throw KinesisFaults.limit(
                    ("UpdateShardCount cannot scale from %d to %d shards: a target lies between"
                                    + " half and double the current number of open shards.")
                            .formatted(before, target));
        }
    }

    private static BigInteger number(String text) {
        if (text == null || !text.matches("0|([1-9]\\d{0,38})")) {
            throw KinesisFaults.constraint(
                    text,
                    "newStartingHashKey",
                    "Member must satisfy regular expression pattern: 0|([1-9]\\d{0,38})");
        }
        return new BigInteger(text);
    }

    private static StreamShard open(StreamState stream, String shardId) {
        var shard =
                stream.shards().stream()
                        .filter(s -> s.id().equals(shardId))
                        .findFirst()
                        .orElseThrow(() -> KinesisFaults.noShard(shardId, stream.name()));
        if (!shard.isOpen()) {
            throw KinesisFaults.inUse(
                    "Shard %s in stream %s under account %s is closed: only an open shard is split or merged."
                            .formatted(shardId, stream.name(), KinesisFaults.account()));
        }
        return shard;
    }

    private static void checkSplit(StreamState stream, StreamShard shard, BigInteger at) {
        var range = shard.range();
        if (at.compareTo(range.start().add(ONE)) <= 0 || at.compareTo(range.end()) >= 0) {
            throw KinesisFaults.invalid(
                    ("NewStartingHashKey %s used in SplitShard() on shard %s in stream %s under"
                                    + " account %s is not both greater than one plus the shard's"
                                    + " StartingHashKey %s and less than the shard's EndingHashKey"
                                    + " %s.")
                            .formatted(
                                    at,
                                    shard.id(),
                                    stream.name(),
                                    KinesisFaults.account(),
                                    range.start(),
                                    range.end()));
        }
    }

    private static void checkMerge(StreamState stream, StreamShard one, StreamShard other) {
        if (!one.range().touches(other.range())) {
            throw KinesisFaults.invalid(
                    "Shards %s and %s in stream %s under account %s are not an adjacent pair of shards eligible for merging"
                            .formatted(
                                    one.id(), other.id(), stream.name(), KinesisFaults.account()));
        }
    }

    private StreamState split(StreamState stream, StreamShard parent, BigInteger at) {
        return replaced(
                stream,
                List.of(parent),
                List.of(
                        new HashRange(parent.range().start(), at.subtract(ONE)),
                        new HashRange(at, parent.range().end())));
    }

    private StreamState merge(StreamState stream, StreamShard one, StreamShard other) {
        return replaced(stream, List.of(one, other), List.of(one.range().merged(other.range())));
    }

    private StreamState replaced(
            StreamState stream, List<StreamShard> parents, List<HashRange> ranges) {
        long now = streams.now().toEpochMilli();
        var shards = new ArrayList<>(stream.shards());
        long born = now;
        for (var parent : parents) {
            born = Math.max(born, parent.created() + 1);
            shards.set(parent.index(), parent.closed(parent.log().close(), now));
        }
        var ids = parents.stream().map(StreamShard::id).toList();
        for (var range : ranges) {
            shards.add(StreamShard.open(shards.size(), ids, range, born, streams.limits()));
        }
        return stream.withShards(shards);
    }

    /** Splits where the equal parts begin, then merges what lies in one part. */
    private StreamState uniform(StreamState stream, int target) {
        var next = stream;
        var parts = HashRange.evenly(target);
        for (var part : parts) {
            var at = part.start();
            var around = next.shardFor(at);
            if (!around.range().start().equals(at)) {
                next = split(next, around, at);
            }
        }
        for (var part : parts) {
            var first = next.shardFor(part.start());
            while (!first.range().end().equals(part.end())) {
                next = merge(next, first, next.shardFor(first.range().end().add(ONE)));
                first = next.shardFor(part.start());
            }
        }
        return next;
    }
}
