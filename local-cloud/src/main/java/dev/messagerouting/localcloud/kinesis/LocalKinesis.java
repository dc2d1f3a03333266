package dev.messagerouting.localcloud.kinesis;

import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Metrics;

import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.AddTagsToStreamRequest;
import software.amazon.awssdk.services.kinesis.model.AddTagsToStreamResponse;
import software.amazon.awssdk.services.kinesis.model.CreateStreamRequest;
import software.amazon.awssdk.services.kinesis.model.CreateStreamResponse;
import software.amazon.awssdk.services.kinesis.model.DecreaseStreamRetentionPeriodRequest;
import software.amazon.awssdk.services.kinesis.model.DecreaseStreamRetentionPeriodResponse;
import software.amazon.awssdk.services.kinesis.model.DeleteStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DeleteStreamResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeLimitsRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeLimitsResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryResponse;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.IncreaseStreamRetentionPeriodRequest;
import software.amazon.awssdk.services.kinesis.model.IncreaseStreamRetentionPeriodResponse;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.ListStreamsRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.kinesis.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.kinesis.model.ListTagsForStreamRequest;
import software.amazon.awssdk.services.kinesis.model.ListTagsForStreamResponse;
import software.amazon.awssdk.services.kinesis.model.MergeShardsRequest;
import software.amazon.awssdk.services.kinesis.model.MergeShardsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.RemoveTagsFromStreamRequest;
import software.amazon.awssdk.services.kinesis.model.RemoveTagsFromStreamResponse;
import software.amazon.awssdk.services.kinesis.model.SplitShardRequest;
import software.amazon.awssdk.services.kinesis.model.SplitShardResponse;
import software.amazon.awssdk.services.kinesis.model.Tag;
import software.amazon.awssdk.services.kinesis.model.TagResourceRequest;
import software.amazon.awssdk.services.kinesis.model.TagResourceResponse;
import software.amazon.awssdk.services.kinesis.model.UntagResourceRequest;
import software.amazon.awssdk.services.kinesis.model.UntagResourceResponse;
import software.amazon.awssdk.services.kinesis.model.UpdateMaxRecordSizeRequest;
import software.amazon.awssdk.services.kinesis.model.UpdateMaxRecordSizeResponse;
import software.amazon.awssdk.services.kinesis.model.UpdateShardCountRequest;
import software.amazon.awssdk.services.kinesis.model.UpdateShardCountResponse;
import software.amazon.awssdk.services.kinesis.model.UpdateStreamModeRequest;
import software.amazon.awssdk.services.kinesis.model.UpdateStreamModeResponse;
import software.amazon.awssdk.services.kinesis.waiters.KinesisWaiter;

/**
 * Kinesis data streams in memory. What it does and refuses stands in docs/local-cloud/kinesis.md;
 * an operation that is not overridden here is refused by the SDK's interface.
 */
public final class LocalKinesis implements KinesisClient {

    private final StreamAdmin admin;
    private final Descriptions descriptions;
    private final ShardLists shardLists;
    private final Reshaping reshaping;
    private final Writes writes;
    private final Reads reads;
    private final StreamMeters meters;

    /** Without throughput limits. */
    public LocalKinesis(CloudTime time) {
        this(time, KinesisLimits.roomy());
    }

    /** Without metrics. */
    public LocalKinesis(CloudTime time, KinesisLimits limits) {
        this(time, limits, Metrics.none());
    }

    public LocalKinesis(CloudTime time, KinesisLimits limits, Metrics metrics) {
        meters = new StreamMeters(metrics);
        var streams = new Streams(time, limits);
        admin = new StreamAdmin(streams);
        descriptions = new Descriptions(streams);
        shardLists = new ShardLists(streams);
        reshaping = new Reshaping(streams);
        writes = new Writes(streams, meters);
        reads = new Reads(streams, meters);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Holds nothing but memory.
    }

    @Override
    public KinesisWaiter waiter() {
        return KinesisWaiter.builder().client(this).build();
    }

    @Override
    public AddTagsToStreamResponse addTagsToStream(AddTagsToStreamRequest request) {
        admin.tag(Streams.arn(request.streamName(), request.streamARN()), request.tags());
        return AddTagsToStreamResponse.builder().build();
    }

    @Override
    public CreateStreamResponse createStream(CreateStreamRequest request) {
        return admin.create(request);
    }

    @Override
    public DecreaseStreamRetentionPeriodResponse decreaseStreamRetentionPeriod(
            DecreaseStreamRetentionPeriodRequest request) {
        admin.decreaseRetention(
                Streams.arn(request.streamName(), request.streamARN()),
                request.retentionPeriodHours());
        return DecreaseStreamRetentionPeriodResponse.builder().build();
    }

    @Override
    public DeleteStreamResponse deleteStream(DeleteStreamRequest request) {
        var deleted = admin.delete(request);
        meters.end(Streams.arn(request.streamName(), request.streamARN()));
        return deleted;
    }

    @Override
    public DescribeLimitsResponse describeLimits(DescribeLimitsRequest request) {
        return descriptions.limits();
    }

    @Override
    public DescribeStreamResponse describeStream(DescribeStreamRequest request) {
        return descriptions.describe(request);
    }

    @Override
    public DescribeStreamSummaryResponse describeStreamSummary(
            DescribeStreamSummaryRequest request) {
        return descriptions.summary(request);
    }

    @Override
    public GetRecordsResponse getRecords(GetRecordsRequest request) {
        return reads.getRecords(request);
    }

    @Override
    public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
        return reads.getShardIterator(request);
    }

    @Override
    public IncreaseStreamRetentionPeriodResponse increaseStreamRetentionPeriod(
            IncreaseStreamRetentionPeriodRequest request) {
        admin.increaseRetention(
                Streams.arn(request.streamName(), request.streamARN()),
                request.retentionPeriodHours());
        return IncreaseStreamRetentionPeriodResponse.builder().build();
    }

    @Override
    public ListShardsResponse listShards(ListShardsRequest request) {
        return shardLists.listShards(request);
    }

    @Override
    public ListStreamsResponse listStreams(ListStreamsRequest request) {
        return descriptions.list(request);
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        var tags = admin.tags(KinesisFaults.required(request.resourceARN(), "resourceARN"));
        return ListTagsForResourceResponse.builder()
                .tags(
                        tags.entrySet().stream()
                                .map(
                                        tag ->
                                                Tag.builder()
                                                        .key(tag.getKey())
                                                        .value(tag.getValue())
                                                        .build())
                                .toList())
                .build();
    }

    @Override
    public ListTagsForStreamResponse listTagsForStream(ListTagsForStreamRequest request) {
        return descriptions.tags(request);
    }

    @Override
    public MergeShardsResponse mergeShards(MergeShardsRequest request) {
        return reshaping.merge(request);
    }

    @Override
    public PutRecordResponse putRecord(PutRecordRequest request) {
        return writes.putRecord(request);
    }

    @Override
    public PutRecordsResponse putRecords(PutRecordsRequest request) {
        return writes.putRecords(request);
    }

    @Override
    public RemoveTagsFromStreamResponse removeTagsFromStream(RemoveTagsFromStreamRequest request) {
        admin.untag(Streams.arn(request.streamName(), request.streamARN()), request.tagKeys());
        return RemoveTagsFromStreamResponse.builder().build();
    }

    @Override
    public SplitShardResponse splitShard(SplitShardRequest request) {
        return reshaping.split(request);
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        admin.tag(KinesisFaults.required(request.resourceARN(), "resourceARN"), request.tags());
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        admin.untag(
                KinesisFaults.required(request.resourceARN(), "resourceARN"), request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    @Override
    public UpdateMaxRecordSizeResponse updateMaxRecordSize(UpdateMaxRecordSizeRequest request) {
        admin.maxRecordSize(Streams.arn(null, request.streamARN()), request.maxRecordSizeInKiB());
        return UpdateMaxRecordSizeResponse.builder().build();
    }

    @Override
    public UpdateShardCountResponse updateShardCount(UpdateShardCountRequest request) {
        return reshaping.updateShardCount(request);
    }

    @Override
    public UpdateStreamModeResponse updateStreamMode(UpdateStreamModeRequest request) {
        admin.mode(Streams.arn(null, request.streamARN()), request.streamModeDetails());
        return UpdateStreamModeResponse.builder().build();
    }
}
