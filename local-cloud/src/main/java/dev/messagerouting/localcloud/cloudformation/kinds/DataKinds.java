package dev.messagerouting.localcloud.cloudformation.kinds;

import dev.messagerouting.localcloud.kernel.Caller;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.CreateStreamRequest;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.ScalingType;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Log groups and streams. */
final class DataKinds {

    private static final int LONGEST_GROUP = 512;
    private static final int LONGEST_STREAM = 128;
    private static final int DEFAULT_RETENTION = 24;
    private static final Set<String> STREAM_BESIDES =
            Set.of("Name", "RetentionPeriodHours", "StreamEncryption", "Tags");

    private final CloudWatchLogsClient logs;
    private final KinesisClient kinesis;

    DataKinds(CloudWatchLogsClient logs, KinesisClient kinesis) {
        this.logs = logs;
        this.kinesis = kinesis;
    }

    List<ResourceKind> all() {
        return List.of(
                new Kind(
                                "AWS::Logs::LogGroup",
                                this::group,
                                (_, made) ->
                                        logs.deleteLogGroup(
                                                delete -> delete.logGroupName(made.physicalId())))
                        .tagged(Taggings.of(logs))
                        .updated(this::changeGroup),
                new Kind("AWS::Kinesis::Stream", this::stream, this::dropStream)
                        .tagged(Taggings.of(kinesis))
                        .updated(this::changeStream));
    }

    private Made group(Work work) {
        var name = work.name("LogGroupName", LONGEST_GROUP);
        var create =
                work.fill(
                        CreateLogGroupRequest.builder(),
                        Set.of("LogGroupName", "RetentionInDays", "Tags"));
        logs.createLogGroup(create.logGroupName(name).tags(work.tags()).build());
        work.progress().initiated(name);
        retain(work, name);
        return Made.of(name).with("Arn", Caller.current().arn("logs", "log-group:" + name + ":*"));
    }

    private void retain(Work work, String name) {
        var days = work.text("RetentionInDays");
        if (days != null) {
            logs.putRetentionPolicy(
                    put -> put.logGroupName(name).retentionInDays(Integer.valueOf(days)));
        }
    }

    private Made changeGroup(Work work, Made made, JsonNode before) {
        unchanged(work, before, Set.of("RetentionInDays", "Tags"));
        if (work.has("RetentionInDays")) {
            retain(work, made.physicalId());
        } else if (before.has("RetentionInDays")) {
            logs.deleteRetentionPolicy(delete -> delete.logGroupName(made.physicalId()));
        }
        return made;
    }

    /** Refuses by name a change of a property for which there is no operation here. */
    static void unchanged(Work work, JsonNode before, Set<String> changeable) {
        for (var name : work.properties().propertyNames()) {
            if (!changeable.contains(name)
                    && !work.properties().path(name).equals(before.path(name))) {
                throw work.refused(name + " (a change in place)");
            }
        }
        for (var name : before.propertyNames()) {
            if (!changeable.contains(name) && !work.has(name)) {
                throw work.refused(name + " (its removal in place)");
            }
        }
    }

    private Made stream(Work work) {
        var name = work.name("Name", LONGEST_STREAM);
        var create = work.fill(CreateStreamRequest.builder(), STREAM_BESIDES).streamName(name);
        kinesis.createStream(create.tags(work.tags()).build());
        work.progress().initiated(name);
        active(work, name);
        keep(work, name, DEFAULT_RETENTION);
        encrypt(work, name);
        var summary =
                kinesis.describeStreamSummary(d -> d.streamName(name)).streamDescriptionSummary();
        return Made.of(name).with("Arn", summary.streamARN());
    }

    private void active(Work work, String name) {
        work.progress().await(() -> status(name) == StreamStatus.ACTIVE);
    }

    private StreamStatus status(String name) {
        return kinesis.describeStreamSummary(d -> d.streamName(name))
                .streamDescriptionSummary()
                .streamStatus();
    }

    private void keep(Work work, String name, int now) {
        var wanted =
                Integer.parseInt(
                        Objects.requireNonNullElse(
                                work.text("RetentionPeriodHours"),
                                String.valueOf(DEFAULT_RETENTION)));
        if (wanted > now) {
            kinesis.increaseStreamRetentionPeriod(
                    more -> more.streamName(name).retentionPeriodHours(wanted));
        } else if (wanted < now) {
            kinesis.decreaseStreamRetentionPeriod(
                    less -> less.streamName(name).retentionPeriodHours(wanted));
        }
    }

    private void encrypt(Work work, String name) {
        var encryption = work.properties().path("StreamEncryption");
        if (!encryption.isMissingNode()) {
            kinesis.startStreamEncryption(
                    start ->
                            start.streamName(name)
                                    .encryptionType(EncryptionType.KMS)
                                    .keyId(encryption.path("KeyId").asString("")));
        }
    }

    private Made changeStream(Work work, Made made, JsonNode before) {
        unchanged(work, before, Set.of("RetentionPeriodHours", "ShardCount", "Tags"));
        var name = made.physicalId();
        keep(work, name, hours(before.get("RetentionPeriodHours")));
        var shards = work.text("ShardCount");
        if (shards != null && !shards.equals(before.path("ShardCount").asString(shards))) {
            kinesis.updateShardCount(
                    update ->
                            update.streamName(name)
                                    .targetShardCount(Integer.valueOf(shards))
                                    .scalingType(ScalingType.UNIFORM_SCALING));
            active(work, name);
        }
        return made;
    }

    private static int hours(@Nullable JsonNode value) {
        return value == null ? DEFAULT_RETENTION : Integer.parseInt(value.asString());
    }

    private void dropStream(Work work, Made made) {
        var name = made.physicalId();
        kinesis.deleteStream(d -> d.streamName(name).enforceConsumerDeletion(true));
        work.progress().await(() -> gone(name));
    }

    private boolean gone(String name) {
        try {
            status(name);
            return false;
        } catch (ResourceNotFoundException gone) {
            return true;
        }
    }
}
