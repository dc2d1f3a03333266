package dev.messagerouting.localcloud.kinesis;

import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of one stream. Its status follows from the time: until {@code settles} it is what
 * the last operation made it (CREATING, UPDATING, DELETING), then it is ACTIVE, or gone.
 *
 * @param shards by their index, closed ones included
 */
record StreamState(
        String name,
        String arn,
        StreamMode mode,
        StreamStatus changing,
        Instant settles,
        Instant created,
        Duration retention,
        int maxRecordKiB,
        List<StreamShard> shards,
        Map<String, String> tags) {

    StreamState {
        shards = List.copyOf(shards);
        tags = Map.copyOf(tags);
    }

    StreamStatus status(Instant now) {
        return now.isBefore(settles) ? changing : StreamStatus.ACTIVE;
    }

    boolean gone(Instant now) {
        return changing == StreamStatus.DELETING && !now.isBefore(settles);
    }

    List<StreamShard> open() {
        return shards.stream().filter(StreamShard::isOpen).toList();
    }

    /** The open shard that takes {@code hashKey}. */
    StreamShard shardFor(BigInteger hashKey) {
        return shards.stream()
                .filter(shard -> shard.isOpen() && shard.range().contains(hashKey))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no open shard takes " + hashKey));
    }

    StreamState changing(StreamStatus status, Instant until) {
        return new StreamState(
                name, arn, mode, status, until, created, retention, maxRecordKiB, shards, tags);
    }

    StreamState withShards(List<StreamShard> others) {
        return new StreamState(
                name, arn, mode, changing, settles, created, retention, maxRecordKiB, others, tags);
    }

    StreamState withMode(StreamMode other) {
        return new StreamState(
                name,
                arn,
                other,
                changing,
                settles,
                created,
                retention,
                maxRecordKiB,
                shards,
                tags);
    }

    StreamState withRetention(Duration other) {
        return new StreamState(
                name, arn, mode, changing, settles, created, other, maxRecordKiB, shards, tags);
    }

    StreamState withMaxRecordKiB(int other) {
        return new StreamState(
                name, arn, mode, changing, settles, created, retention, other, shards, tags);
    }

    StreamState withTags(Map<String, String> others) {
        return new StreamState(
                name,
                arn,
                mode,
                changing,
                settles,
                created,
                retention,
                maxRecordKiB,
                shards,
                others);
    }

    StreamState tagged(Map<String, String> more) {
        var all = new TreeMap<>(tags);
        all.putAll(more);
        return withTags(all);
    }

    StreamState untagged(List<String> keys) {
        var left = new TreeMap<>(tags);
        keys.forEach(left::remove);
        return withTags(left);
    }
}
