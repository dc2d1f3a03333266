package dev.messagerouting.localcloud.logs;

import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Faults;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceResponse;

import java.time.Duration;

/**
 * CloudWatch Logs in memory. What it does and refuses stands in docs/local-cloud/logs.md; an
 * operation that is not overridden here is refused by the SDK's interface.
 */
public final class LocalLogs implements CloudWatchLogsClient {

    private static final long BYTES_KEPT = 64L << 20;

    private final CloudTime time;
    private final LogGroups groups = new LogGroups();
    private final LogAdmin admin = new LogAdmin(groups);
    private final LogReads reads = new LogReads(groups);
    private final LogWrites writes;

    /** Keeps 64 MiB of events per group; older ones leave. */
    public LocalLogs(CloudTime time) {
        this(time, BYTES_KEPT);
    }

    /**
     * @param bytesKept how much of a group is kept at most, whatever its retention policy says
     */
    public LocalLogs(CloudTime time, long bytesKept) {
        this.time = time;
        this.writes = new LogWrites(time, groups, bytesKept);
    }

    /**
     * From now on events become visible up to {@code atMost} after they came in, and so out of
     * order, as on AWS; the same seed gives the same delays. Zero ends it.
     */
    public void arriveLate(Duration atMost, long seed) {
        writes.arriveLate(atMost, seed);
    }

    private long now() {
        return time.now().toEpochMilli();
    }

    private static void refuseKey(@Nullable String kmsKeyId) {
        if (kmsKeyId != null) {
            throw Faults.notImplemented("CloudWatch Logs", "CreateLogGroup with a kmsKeyId");
        }
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
    public CreateLogGroupResponse createLogGroup(CreateLogGroupRequest request) {
        refuseKey(request.kmsKeyId());
        groups.create(request.logGroupName(), now(), request.tags());
        return CreateLogGroupResponse.builder().build();
    }

    @Override
    public DeleteLogGroupResponse deleteLogGroup(DeleteLogGroupRequest request) {
        groups.delete(groups.find(request.logGroupName(), null));
        return DeleteLogGroupResponse.builder().build();
    }

    @Override
    public DescribeLogGroupsResponse describeLogGroups(DescribeLogGroupsRequest request) {
        return admin.describeGroups(request);
    }

    @Override
    public PutRetentionPolicyResponse putRetentionPolicy(PutRetentionPolicyRequest request) {
        admin.retain(request.logGroupName(), request.retentionInDays());
        return PutRetentionPolicyResponse.builder().build();
    }

    @Override
    public DeleteRetentionPolicyResponse deleteRetentionPolicy(
            DeleteRetentionPolicyRequest request) {
        groups.find(request.logGroupName(), null).state().update(state -> state.retained(null));
        return DeleteRetentionPolicyResponse.builder().build();
    }

    @Override
    public CreateLogStreamResponse createLogStream(CreateLogStreamRequest request) {
        admin.createStream(request.logGroupName(), request.logStreamName(), now());
        return CreateLogStreamResponse.builder().build();
    }

    @Override
    public DeleteLogStreamResponse deleteLogStream(DeleteLogStreamRequest request) {
        admin.deleteStream(request.logGroupName(), request.logStreamName());
        return DeleteLogStreamResponse.builder().build();
    }

    @Override
    public DescribeLogStreamsResponse describeLogStreams(DescribeLogStreamsRequest request) {
        return admin.describeStreams(request);
    }

    @Override
    public PutLogEventsResponse putLogEvents(PutLogEventsRequest request) {
        return writes.put(request);
    }

    @Override
    public GetLogEventsResponse getLogEvents(GetLogEventsRequest request) {
        return reads.get(request);
    }

    @Override
    public FilterLogEventsResponse filterLogEvents(FilterLogEventsRequest request) {
        return reads.filter(request);
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        admin.tag(LogFaults.required(request.resourceArn(), "resourceArn"), request.tags());
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        admin.untag(LogFaults.required(request.resourceArn(), "resourceArn"), request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return ListTagsForResourceResponse.builder()
                .tags(
                        groups.find(LogFaults.required(request.resourceArn(), "resourceArn"))
                                .state()
                                .get()
                                .tags())
                .build();
    }
}
