package dev.messagerouting.localcloud.kinesis;

import dev.messagerouting.localcloud.kernel.Caller;

import software.amazon.awssdk.services.kinesis.model.DescribeLimitsResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryResponse;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.EnhancedMetrics;
import software.amazon.awssdk.services.kinesis.model.ListStreamsRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.ListTagsForStreamRequest;
import software.amazon.awssdk.services.kinesis.model.ListTagsForStreamResponse;
import software.amazon.awssdk.services.kinesis.model.StreamDescription;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamModeDetails;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.kinesis.model.StreamSummary;
import software.amazon.awssdk.services.kinesis.model.Tag;

import java.util.Comparator;
import java.util.List;

/** What there is to be said about streams. */
final class Descriptions {

    private static final int SHARDS_SHOWN = 100;
    private static final int STREAMS_SHOWN = 100;
    private static final int SHARD_LIMIT = 20_000;
    private static final int ON_DEMAND_LIMIT = 50;

    private final Streams streams;

    Descriptions(Streams streams) {
        this.streams = streams;
    }

    DescribeStreamResponse describe(DescribeStreamRequest request) {
        var stream = streams.find(request.streamName(), request.streamARN());
        var status = stream.status(streams.now());
        int limit = request.limit() == null ? SHARDS_SHOWN : request.limit();
        var after = request.exclusiveStartShardId() == null ? "" : request.exclusiveStartShardId();
        var shards =
                status == StreamStatus.CREATING
                        ? List.<StreamShard>of()
                        : stream.shards().stream()
                                .filter(shard -> shard.id().compareTo(after) > 0)
                                .toList();
        return DescribeStreamResponse.builder()
                .streamDescription(
                        StreamDescription.builder()
                                .streamName(stream.name())
                                .streamARN(stream.arn())
                                .streamStatus(status)
                                .streamModeDetails(details(stream))
                                .shards(
                                        shards.stream()
                                                .limit(limit)
                                                .map(StreamShard::shape)
                                                .toList())
                                .hasMoreShards(shards.size() > limit)
                                .retentionPeriodHours((int) stream.retention().toHours())
                                .streamCreationTimestamp(stream.created())
                                .enhancedMonitoring(
                                        EnhancedMetrics.builder()
                                                .shardLevelMetrics(List.of())
                                                .build())
                                .encryptionType(EncryptionType.NONE)
                                .build())
                .build();
    }

    DescribeStreamSummaryResponse summary(DescribeStreamSummaryRequest request) {
        var stream = streams.find(request.streamName(), request.streamARN());
        var status = stream.status(streams.now());
        return DescribeStreamSummaryResponse.builder()
                .streamDescriptionSummary(
                        StreamDescriptionSummary.builder()
                                .streamName(stream.name())
                                .streamARN(stream.arn())
                                .streamStatus(status)
                                .streamModeDetails(details(stream))
                                .retentionPeriodHours((int) stream.retention().toHours())
                                .streamCreationTimestamp(stream.created())
                                .enhancedMonitoring(
                                        EnhancedMetrics.builder()
                                                .shardLevelMetrics(List.of())
                                                .build())
                                .encryptionType(EncryptionType.NONE)
                                .openShardCount(
                                        status == StreamStatus.CREATING ? 0 : stream.open().size())
                                .consumerCount(0)
                                .maxRecordSizeInKiB(stream.maxRecordKiB())
                                .build())
                .build();
    }

    private static StreamModeDetails details(StreamState stream) {
        return StreamModeDetails.builder().streamMode(stream.mode()).build();
    }

    ListStreamsResponse list(ListStreamsRequest request) {
        int limit = request.limit() == null ? STREAMS_SHOWN : request.limit();
        var after = request.exclusiveStartStreamName();
        var start = request.nextToken() != null ? request.nextToken() : after == null ? "" : after;
        var found = own().stream().filter(stream -> stream.name().compareTo(start) > 0).toList();
        var shown = found.stream().limit(limit).toList();
        boolean more = found.size() > shown.size();
        return ListStreamsResponse.builder()
                .streamNames(shown.stream().map(StreamState::name).toList())
                .streamSummaries(shown.stream().map(this::listed).toList())
                .hasMoreStreams(more)
                .nextToken(more ? shown.getLast().name() : null)
                .build();
    }

    private List<StreamState> own() {
        var prefix = Caller.current().arn("kinesis", "stream/");
        return streams.all().stream()
                .filter(stream -> stream.arn().startsWith(prefix))
                .sorted(Comparator.comparing(StreamState::name))
                .toList();
    }

    private StreamSummary listed(StreamState stream) {
        return StreamSummary.builder()
                .streamName(stream.name())
                .streamARN(stream.arn())
                .streamStatus(stream.status(streams.now()))
                .streamModeDetails(details(stream))
                .streamCreationTimestamp(stream.created())
                .build();
    }

    ListTagsForStreamResponse tags(ListTagsForStreamRequest request) {
        var stream = streams.find(request.streamName(), request.streamARN());
        var after = request.exclusiveStartTagKey() == null ? "" : request.exclusiveStartTagKey();
        int limit = request.limit() == null ? Integer.MAX_VALUE : request.limit();
        var left = stream.tags().keySet().stream().filter(key -> key.compareTo(after) > 0).sorted();
        var keys = left.toList();
        return ListTagsForStreamResponse.builder()
                .tags(
                        keys.stream()
                                .limit(limit)
                                .map(
                                        key ->
                                                Tag.builder()
                                                        .key(key)
                                                        .value(stream.tags().get(key))
                                                        .build())
                                .toList())
                .hasMoreTags(keys.size() > limit)
                .build();
    }

    DescribeLimitsResponse limits() {
        var own = own();
        return DescribeLimitsResponse.builder()
                .shardLimit(SHARD_LIMIT)
                .openShardCount(own.stream().mapToInt(stream -> stream.open().size()).sum())
                .onDemandStreamCount(
                        (int) own.stream().filter(s -> s.mode() == StreamMode.ON_DEMAND).count())
                .onDemandStreamCountLimit(ON_DEMAND_LIMIT)
                .build();
    }
}
