package dev.messagerouting.localcloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.messagerouting.localcloud.kernel.ManualTime;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardFilterType;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Shards split, merge and are listed. */
class ShardsTest {

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T20:00:00Z"));
    private final LocalKinesis kinesis = new LocalKinesis(time);

    private void create(String name, int shards) {
        kinesis.createStream(c -> c.streamName(name).shardCount(shards));
        time.advance(Duration.ofSeconds(1));
    }

    private void put(String data) {
        kinesis.putRecord(
                p -> p.streamName("queue").partitionKey("key").data(SdkBytes.fromUtf8String(data)));
    }

    private GetRecordsResponse read(String shardId) {
        var iterator =
                kinesis.getShardIterator(
                        g ->
                                g.streamName("queue")
                                        .shardId(shardId)
                                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON));
        return kinesis.getRecords(g -> g.shardIterator(iterator.shardIterator()));
    }

    private static List<String> texts(GetRecordsResponse answer) {
        return answer.records().stream().map(record -> record.data().asUtf8String()).toList();
    }

    private StreamStatus status(String name) {
        return kinesis.describeStream(d -> d.streamName(name)).streamDescription().streamStatus();
    }

    @Test
    void shardsSplitAndMergeAndNothingIsLost() {
        create("queue", 1);
        put("before");
        kinesis.splitShard(
                s ->
                        s.streamName("queue")
                                .shardToSplit("shardId-000000000000")
                                .newStartingHashKey(
                                        HashRange.MAX.divide(BigInteger.TWO).toString()));
        assertThat(status("queue")).isEqualTo(StreamStatus.UPDATING);
        put("after");
        time.advance(Duration.ofSeconds(1));
        var parent = read("shardId-000000000000");
        assertThat(texts(parent)).containsExactly("before");
        assertThat(parent.nextShardIterator()).isNull();
        assertThat(parent.childShards())
                .extracting(child -> child.shardId())
                .containsExactly("shardId-000000000001", "shardId-000000000002");
        kinesis.mergeShards(
                m ->
                        m.streamName("queue")
                                .shardToMerge("shardId-000000000001")
                                .adjacentShardToMerge("shardId-000000000002"));
        time.advance(Duration.ofSeconds(1));
        var open =
                kinesis.listShards(
                                l ->
                                        l.streamName("queue")
                                                .shardFilter(
                                                        f -> f.type(ShardFilterType.AT_LATEST)))
                        .shards();
        assertThat(open).extracting(Shard::shardId).containsExactly("shardId-000000000003");
        assertThat(open.getFirst().parentShardId()).isEqualTo("shardId-000000000001");
        assertThat(open.getFirst().adjacentParentShardId()).isEqualTo("shardId-000000000002");
    }

    @Test
    void shardCountsAreUpdated() {
        create("wide", 3);
        kinesis.updateShardCount(
                u -> u.streamName("wide").targetShardCount(4).scalingType("UNIFORM_SCALING"));
        time.advance(Duration.ofSeconds(1));
        var shards =
                kinesis.listShards(
                                l ->
                                        l.streamName("wide")
                                                .shardFilter(
                                                        f -> f.type(ShardFilterType.AT_LATEST)))
                        .shards();
        assertThat(shards).hasSize(4);
        assertThat(shards)
                .extracting(shard -> new BigInteger(shard.hashKeyRange().startingHashKey()))
                .containsExactlyInAnyOrderElementsOf(
                        HashRange.evenly(4).stream().map(HashRange::start).toList());
    }

    @Test
    void shardsComeInPages() {
        create("wide", 7);
        var first = kinesis.listShards(l -> l.streamName("wide").maxResults(3));
        var second = kinesis.listShards(l -> l.nextToken(first.nextToken()).maxResults(3));
        var third = kinesis.listShards(l -> l.nextToken(second.nextToken()).maxResults(3));
        assertThat(third.nextToken()).isNull();
        var all = new ArrayList<>(first.shards());
        all.addAll(second.shards());
        all.addAll(third.shards());
        assertThat(all).hasSize(7).extracting(Shard::shardId).doesNotHaveDuplicates();
    }
}
