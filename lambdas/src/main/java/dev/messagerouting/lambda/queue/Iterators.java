package dev.messagerouting.lambda.queue;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers where the last readings ended, so that going on costs one call a shard instead of two.
 * Only a short cut: whatever it forgets is found again by position. At most {@value #MOST} entries,
 * each for less than the five minutes that an iterator lives
 * (https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetShardIterator.html).
 */
final class Iterators {

    private static final int MOST = 1_000;
    private static final Duration LIFE = Duration.ofMinutes(4);

    private final Map<Place, Entry> entries = new LinkedHashMap<>();

    private record Place(String shardId, long since, @Nullable ShardPosition position) {}

    private record Entry(String iterator, Instant until) {}

    synchronized void remember(
            String shardId,
            long since,
            @Nullable ShardPosition position,
            String iterator,
            Instant now) {
        var place = new Place(shardId, since, position);
        entries.remove(place);
        entries.put(place, new Entry(iterator, now.plus(LIFE)));
        if (entries.size() > MOST) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    /** Null if there is none that still lives. */
    synchronized @Nullable String recall(
            String shardId, long since, @Nullable ShardPosition position, Instant now) {
        var entry = entries.remove(new Place(shardId, since, position));
        return entry != null && now.isBefore(entry.until()) ? entry.iterator() : null;
    }
}
