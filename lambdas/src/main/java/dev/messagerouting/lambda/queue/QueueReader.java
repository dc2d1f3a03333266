package dev.messagerouting.lambda.queue;

import dev.messagerouting.lambda.kernel.SideBySide;
import dev.messagerouting.lambda.kernel.Time;

import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Shard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads the stream from a cursor. Who goes on from each page's cursor gets every record once: also
 * with several shards, with records of the same millisecond, and across resharding, where a child
 * shard is read only after its parents.
 */
public final class QueueReader {

    /** The most records of a page. */
    public static final int MOST_RECORDS = 1_000;

    /** The most that a page weighs, in bytes of a function's answer; Lambda allows 6 MB. */
    public static final int MOST_BYTES = 4_000_000;

    private static final int AT_ONCE = 16;

    private static final Comparator<Lane> OLDEST_FIRST =
            Comparator.<Lane, Instant>comparing(lane -> lane.read.element().arrival())
                    .thenComparing(lane -> lane.shardId);

    private final ShardCalls calls;
    private final Time time;
    private final int mostRecords;
    private final Iterators iterators = new Iterators();

    public QueueReader(KinesisClient kinesis, String streamName, Time time) {
        this(kinesis, streamName, time, MOST_RECORDS);
    }

    QueueReader(KinesisClient kinesis, String streamName, Time time, int mostRecords) {
        this.mostRecords = mostRecords;
        this.calls = new ShardCalls(kinesis, streamName, time);
        this.time = time;
    }

    /**
     * The next page. Goes on reading until the page is full, everything is read, or {@code
     * patience} is over. Throws {@link QueueBusyException} if the stream lets nothing be read, and
     * what the SDK throws for all other failures.
     */
    public QueuePage read(QueueCursor cursor, Duration patience) {
        var lanes = lanes(calls.shards(), cursor);
        fill(lanes, cursor.sinceMillis(), patience);
        var records = merge(lanes);
        if (records.isEmpty() && lanes.stream().anyMatch(lane -> lane.state == Lane.State.BUSY)) {
            throw new QueueBusyException("The queue is read too often; try again in a second.");
        }
        return page(lanes, records, cursor.sinceMillis());
    }

    private List<Lane> lanes(List<Shard> shards, QueueCursor cursor) {
        var lanes = new LinkedHashMap<String, Lane>();
        shards.stream()
                .map(Shard::shardId)
                .sorted()
                .forEach(shardId -> lanes.put(shardId, lane(shardId, cursor)));
        for (var shard : shards) {
            var parents =
                    Stream.of(shard.parentShardId(), shard.adjacentParentShardId())
                            .filter(Objects::nonNull)
                            .map(lanes::get)
                            .filter(Objects::nonNull)
                            .toList();
            Objects.requireNonNull(lanes.get(shard.shardId())).comesFrom(parents);
        }
        return List.copyOf(lanes.values());
    }

    private Lane lane(String shardId, QueueCursor cursor) {
        var lane = new Lane(shardId, cursor.of(shardId));
        lane.iterator = iterators.recall(shardId, cursor.sinceMillis(), lane.position, time.now());
        return lane;
    }

    private void fill(List<Lane> lanes, long sinceMillis, Duration patience) {
        var end = time.now().plus(patience);
        int room = mostRecords;
        do {
            var readable = lanes.stream().filter(Lane::isReadable).toList();
            if (readable.isEmpty()) {
                return;
            }
            int share = Math.ceilDiv(room, readable.size());
            SideBySide.map(
                    "Dequeuer",
                    AT_ONCE,
                    readable,
                    lane -> {
                        calls.read(lane, sinceMillis, share);
                        return lane.shardId;
                    });
            room = mostRecords - lanes.stream().mapToInt(lane -> lane.read.size()).sum();
        } while (room > 0 && weight(lanes) < MOST_BYTES && time.now().isBefore(end));
    }

    private static long weight(Collection<Lane> lanes) {
        return lanes.stream()
                .flatMap(lane -> lane.read.stream())
                .mapToLong(QueuedRecord::weight)
                .sum();
    }

    /** Hands out what was read, oldest first, until the page is full; the rest is read again. */
    private List<QueuedRecord> merge(List<Lane> lanes) {
        var records = new ArrayList<QueuedRecord>();
        int weight = 0;
        while (records.size() < mostRecords) {
            var oldest = lanes.stream().filter(Lane::mayGive).min(OLDEST_FIRST);
            if (oldest.isEmpty()) {
                break;
            }
            weight += oldest.get().read.element().weight();
            if (weight > MOST_BYTES && !records.isEmpty()) {
                break;
            }
            records.add(oldest.get().give());
        }
        return records;
    }

    private QueuePage page(List<Lane> lanes, List<QueuedRecord> records, long sinceMillis) {
        Map<String, ShardPosition> next = new TreeMap<>();
        var notes = new ArrayList<String>();
        boolean more = false;
        for (var lane : lanes) {
            var position = lane.next();
            if (position != null) {
                next.put(lane.shardId, position);
            }
            if (lane.note != null) {
                notes.add(lane.note);
            }
            if (lane.read.isEmpty() && lane.iterator != null) {
                iterators.remember(lane.shardId, sinceMillis, position, lane.iterator, time.now());
            }
            more |= !lane.read.isEmpty() || lane.isReadable();
        }
        return new QueuePage(
                records, new QueueCursor(sinceMillis, new TreeMap<>(next)), more, notes);
    }
}
