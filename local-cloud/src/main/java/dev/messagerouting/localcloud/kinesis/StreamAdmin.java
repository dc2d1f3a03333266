package dev.messagerouting.localcloud.kinesis;

import dev.messagerouting.localcloud.kernel.Caller;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.kinesis.model.CreateStreamRequest;
import software.amazon.awssdk.services.kinesis.model.CreateStreamResponse;
import software.amazon.awssdk.services.kinesis.model.DeleteStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DeleteStreamResponse;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamModeDetails;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Creates, changes and deletes streams. */
final class StreamAdmin {

    private static final int ON_DEMAND_SHARDS = 4;
    private static final int SHARD_LIMIT = 20_000;
    private static final int LEAST_RECORD_KIB = 1024;
    private static final int MOST_RECORD_KIB = 10_240;
    private static final int LEAST_HOURS = 24;
    private static final int MOST_HOURS = 8760;
    private static final int MOST_TAGS = 50;

    private final Streams streams;

    StreamAdmin(Streams streams) {
        this.streams = streams;
    }

    CreateStreamResponse create(CreateStreamRequest request) {
        if (request.streamName() == null) {
            throw KinesisFaults.constraint(null, "streamName", "Member must not be null");
        }
        Streams.checkName(request.streamName());
        var mode = mode(request.streamModeDetails());
        int shards = shardCount(mode, request.shardCount());
        checkShardLimit(shards);
        checkTags(Map.of(), request.tags());
        int recordKiB = recordKiB(request.maxRecordSizeInKiB());
        var now = streams.now();
        var ranges = HashRange.evenly(shards);
        streams.create(
                new StreamState(
                        request.streamName(),
                        Streams.arn(request.streamName()),
                        mode,
                        StreamStatus.CREATING,
                        now.plus(streams.limits().settling()),
                        now,
                        Duration.ofHours(LEAST_HOURS),
                        recordKiB,
                        IntStream.range(0, shards)
                                .mapToObj(
                                        i ->
                                                StreamShard.open(
                                                        i,
                                                        List.of(),
                                                        ranges.get(i),
                                                        now.toEpochMilli(),
                                                        streams.limits()))
                                .toList(),
                        request.tags()));
        return CreateStreamResponse.builder().build();
    }

    private static StreamMode mode(@Nullable StreamModeDetails details) {
        if (details == null) {
            return StreamMode.PROVISIONED;
        }
        if (details.streamMode() == StreamMode.UNKNOWN_TO_SDK_VERSION) {
            throw KinesisFaults.constraint(
                    details.streamModeAsString(),
                    "streamModeDetails.streamMode",
                    "Member must satisfy enum value set: [PROVISIONED, ON_DEMAND]");
        }
        return details.streamMode();
    }

    private static int shardCount(StreamMode mode, @Nullable Integer asked) {
        if (mode == StreamMode.ON_DEMAND) {
            if (asked != null) {
                throw KinesisFaults.invalid(
                        "ShardCount must not be set when creating a stream with StreamMode as"
                                + " ON_DEMAND.");
            }
            return ON_DEMAND_SHARDS;
        }
        if (asked == null) {
            throw KinesisFaults.invalid(
                    "ShardCount must be set when creating a stream with StreamMode as"
                            + " PROVISIONED.");
        }
        if (asked < 1) {
            throw KinesisFaults.constraint(
                    asked, "shardCount", "Member must have value greater than or equal to 1");
        }
        return asked;
    }

    private void checkShardLimit(int more) {
        var account = Caller.current().arn("kinesis", "stream/");
        int there =
                streams.all().stream()
                        .filter(stream -> stream.arn().startsWith(account))
                        .mapToInt(stream -> stream.open().size())
                        .sum();
        if (there + more > SHARD_LIMIT) {
            throw KinesisFaults.limit(
                    ("This request would exceed the shard limit for the account %s in %s. Current"
                         + " shard count for the account: %d. Limit: %d. Number of additional"
                         + " shards that would have resulted from this request: %d.")
                            .formatted(
                                    KinesisFaults.account(),
                                    Caller.current().region(),
                                    there,
                                    SHARD_LIMIT,
                                    more));
        }
    }

    private static int recordKiB(@Nullable Integer asked) {
        int size = asked == null ? LEAST_RECORD_KIB : asked;
        if (size < LEAST_RECORD_KIB || size > MOST_RECORD_KIB) {
            throw KinesisFaults.constraint(
                    size, "maxRecordSizeInKiB", "Member must have value between 1024 and 10240");
        }
        return size;
    }

    DeleteStreamResponse delete(DeleteStreamRequest request) {
        streams.change(
                Streams.arn(request.streamName(), request.streamARN()),
                stream ->
                        stream.changing(
                                StreamStatus.DELETING,
                                streams.now().plus(streams.limits().settling())));
        return DeleteStreamResponse.builder().build();
    }

    void increaseRetention(String arn, int hours) {
        retention(arn, hours, "shorter", "DecreaseStreamRetentionPeriod", 1);
    }

    void decreaseRetention(String arn, int hours) {
        retention(arn, hours, "longer", "IncreaseStreamRetentionPeriod", -1);
    }

    private void retention(String arn, int hours, String wrongly, String instead, int way) {
        if (hours < LEAST_HOURS || hours > MOST_HOURS) {
            throw KinesisFaults.invalid(
                    "Minimum allowed retention period is %d hours, maximum is %d hours, requested were %d."
                            .formatted(LEAST_HOURS, MOST_HOURS, hours));
        }
        streams.update(
                arn,
                stream -> {
                    long there = stream.retention().toHours();
                    if ((hours - there) * way < 0) {
                        throw KinesisFaults.invalid(
                                ("Requested retention period (%d hours) for stream %s can not be %s"
                                                + " than existing retention period (%d hours). Use"
                                                + " %s API.")
                                        .formatted(hours, stream.name(), wrongly, there, instead));
                    }
                    return stream.withRetention(Duration.ofHours(hours));
                });
    }

    void maxRecordSize(String arn, @Nullable Integer asked) {
        int size = recordKiB(asked);
        streams.update(arn, stream -> stream.withMaxRecordKiB(size));
    }

    void mode(String arn, StreamModeDetails details) {
        var mode = mode(details);
        streams.update(arn, stream -> stream.withMode(mode));
    }

    void tag(String arn, Map<String, String> tags) {
        streams.change(
                arn,
                stream -> {
                    checkTags(stream.tags(), tags);
                    return stream.tagged(tags);
                });
    }

    private static void checkTags(Map<String, String> there, Map<String, String> more) {
        var all = new HashMap<>(there);
        all.putAll(more);
        if (all.size() > MOST_TAGS) {
            throw KinesisFaults.invalid(
                    "Failed to add tags to stream: it would have %d tags. Limit: %d."
                            .formatted(all.size(), MOST_TAGS));
        }
    }

    void untag(String arn, List<String> keys) {
        streams.change(arn, stream -> stream.untagged(keys));
    }

    SortedMap<String, String> tags(String arn) {
        return new TreeMap<>(streams.find(arn).tags());
    }
}
