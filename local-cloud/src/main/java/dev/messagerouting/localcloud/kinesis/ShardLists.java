package dev.messagerouting.localcloud.kinesis;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.ShardFilter;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Predicate;

/**
 * ListShards, in pages and with filters.
 * https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ListShards.html
 */
final class ShardLists {

    /** Where the next page begins: what stands in a NextToken. */
    private record Page(String streamArn, String after, String filter, long issued) {}

    private static final int MOST = 1000;
    private static final int ALLOWED = 10_000;
    private static final int PARTS = 4;
    private static final long LIFE_MILLIS = 300_000;

    private final Streams streams;

    ShardLists(Streams streams) {
        this.streams = streams;
    }

    ListShardsResponse listShards(ListShardsRequest request) {
        int most = request.maxResults() == null ? MOST : request.maxResults();
        if (most < 1 || most > ALLOWED) {
            throw KinesisFaults.constraint(
                    most, "maxResults", "Member must have value between 1 and " + ALLOWED);
        }
        return request.nextToken() == null
                ? first(request, Math.min(most, MOST))
                : next(request, Math.min(most, MOST));
    }

    private ListShardsResponse first(ListShardsRequest request, int most) {
        var stream = streams.find(request.streamName(), request.streamARN());
        var after = request.exclusiveStartShardId();
        var filter = request.shardFilter() == null ? "" : encoded(request.shardFilter());
        return page(stream, after == null ? "" : after, filter, most);
    }

    private ListShardsResponse next(ListShardsRequest request, int most) {
        if (request.streamName() != null
                || request.exclusiveStartShardId() != null
                || request.shardFilter() != null) {
            throw KinesisFaults.invalid(
                    "NextToken and StreamName, ExclusiveStartShardId or ShardFilter cannot be"
                            + " provided together.");
        }
        var token = decoded(request.nextToken());
        if (streams.now().toEpochMilli() - token.issued() > LIFE_MILLIS) {
            throw KinesisFaults.expiredToken();
        }
        return page(streams.find(token.streamArn()), token.after(), token.filter(), most);
    }

    private ListShardsResponse page(StreamState stream, String after, String filter, int most) {
        var status = stream.status(streams.now());
        if (status == StreamStatus.CREATING || status == StreamStatus.DELETING) {
            throw KinesisFaults.inUse(
                    "Stream %s under account %s not ACTIVE, instead in state %s"
                            .formatted(stream.name(), KinesisFaults.account(), status));
        }
        var found =
                stream.shards().stream()
                        .filter(shard -> shard.id().compareTo(after) > 0)
                        .filter(kept(filter, stream))
                        .limit(most + 1L)
                        .toList();
        var shown = found.subList(0, Math.min(most, found.size()));
        var answer =
                ListShardsResponse.builder().shards(shown.stream().map(s -> s.shape()).toList());
        if (found.size() > most) {
            answer.nextToken(
                    encoded(
                            new Page(
                                    stream.arn(),
                                    shown.getLast().id(),
                                    filter,
                                    streams.now().toEpochMilli())));
        }
        return answer.build();
    }

    private static String encoded(ShardFilter filter) {
        return switch (filter.type()) {
            case AFTER_SHARD_ID -> "after " + required(filter.shardId(), "ShardFilter.ShardId");
            case AT_TRIM_HORIZON -> "horizon";
            case FROM_TRIM_HORIZON -> "";
            case AT_LATEST -> "latest";
            case AT_TIMESTAMP -> "at " + millis(filter);
            case FROM_TIMESTAMP -> "from " + millis(filter);
            case UNKNOWN_TO_SDK_VERSION ->
                    throw KinesisFaults.constraint(
                            filter.typeAsString(),
                            "shardFilter.type",
                            "Member must satisfy enum value set: [AFTER_SHARD_ID, AT_TRIM_HORIZON,"
                                    + " FROM_TRIM_HORIZON, AT_LATEST, AT_TIMESTAMP,"
                                    + " FROM_TIMESTAMP]");
        };
    }

    private static long millis(ShardFilter filter) {
        return required(filter.timestamp(), "ShardFilter.Timestamp").toEpochMilli();
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw KinesisFaults.invalid(name + " is required for this type of ShardFilter.");
        }
        return value;
    }

    private Predicate<StreamShard> kept(String filter, StreamState stream) {
        var words = filter.split(" ", -1);
        long horizon = streams.now().minus(stream.retention()).toEpochMilli();
        return switch (words[0]) {
            case "after" -> shard -> shard.id().compareTo(words[1]) > 0;
            case "latest" -> StreamShard::isOpen;
            case "horizon" -> shard -> openAt(shard, oldest(stream, horizon));
            case "at" -> shard -> openAt(shard, Math.max(Long.parseLong(words[1]), horizon));
            case "from" -> shard -> shard.isOpen() || shard.closedAt() >= Long.parseLong(words[1]);
            default -> shard -> shard.isOpen() || shard.closedAt() >= horizon;
        };
    }

    private static long oldest(StreamState stream, long horizon) {
        return Math.max(horizon, stream.created().toEpochMilli());
    }

    private static boolean openAt(StreamShard shard, long millis) {
        return shard.created() <= millis && (shard.isOpen() || shard.closedAt() > millis);
    }

    private static String encoded(Page page) {
        var text = page.streamArn + '\n' + page.after + '\n' + page.filter + '\n' + page.issued;
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Page decoded(String token) {
        try {
            var bytes = Base64.getDecoder().decode(token);
            var parts = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
            if (parts.length == PARTS) {
                return new Page(parts[0], parts[1], parts[2], Long.parseLong(parts[3]));
            }
        } catch (IllegalArgumentException notOurs) {
            throw KinesisFaults.invalid("Invalid NextToken: " + token);
        }
        throw KinesisFaults.invalid("Invalid NextToken: " + token);
    }
}
