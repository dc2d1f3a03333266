package dev.messagerouting.localcloud.kinesis;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.SequenceNumberRange;
import software.amazon.awssdk.services.kinesis.model.Shard;

import java.util.List;
import java.util.stream.Stream;

/**
 * One shard of a stream.
 *
 * @param parents none, one (after a split) or two (after a merge: the first is the one that was
 *     named first)
 * @param ending the sequence number that it ends with; null as long as it is open
 * @param closedAt when it was closed, in epoch milliseconds
 */
record StreamShard(
        int index,
        String id,
        List<String> parents,
        HashRange range,
        long created,
        @Nullable String ending,
        long closedAt,
        ShardLog log) {

    static StreamShard open(
            int index, List<String> parents, HashRange range, long created, KinesisLimits limits) {
        var log = new ShardLog(created, index, limits);
        return new StreamShard(
                index, SequenceNumber.shardId(index), parents, range, created, null, 0, log);
    }

    boolean isOpen() {
        return ending == null;
    }

    StreamShard closed(String last, long now) {
        return new StreamShard(index, id, parents, range, created, last, now, log);
    }

    Shard shape() {
        return Shard.builder()
                .shardId(id())
                .parentShardId(parents.isEmpty() ? null : parents.getFirst())
                .adjacentParentShardId(parents.size() < 2 ? null : parents.get(1))
                .hashKeyRange(range.shape())
                .sequenceNumberRange(
                        SequenceNumberRange.builder()
                                .startingSequenceNumber(log.number(0))
                                .endingSequenceNumber(ending)
                                .build())
                .build();
    }

    static List<ChildShard> childrenOf(String parent, Stream<StreamShard> shards) {
        return shards.filter(shard -> shard.parents().contains(parent))
                .map(
                        shard ->
                                ChildShard.builder()
                                        .shardId(shard.id())
                                        .parentShards(shard.parents())
                                        .hashKeyRange(shard.range().shape())
                                        .build())
                .toList();
    }
}
