package dev.messagerouting.lambda.queue;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** One shard during one reading; used by one thread at a time. */
final class Lane {

    enum State {
        /** There may be more to read at once. */
        READABLE,
        /** Everything that there is has been read. */
        AT_TIP,
        /** The stream refuses to be read so often. */
        BUSY,
        /** The shard is closed, and read to its end. */
        ENDED
    }

    final String shardId;
    final Deque<QueuedRecord> read = new ArrayDeque<>();
    State state = State.READABLE;
    @Nullable ShardPosition position;
    @Nullable String iterator;
    @Nullable String note;
    private List<Lane> parents = List.of();

    Lane(String shardId, @Nullable ShardPosition position) {
        this.shardId = shardId;
        this.position = position;
        if (position instanceof ShardPosition.Done) {
            state = State.ENDED;
        }
    }

    /** The shards that this one came from and that the stream still lists. */
    void comesFrom(Collection<Lane> shards) {
        parents = List.copyOf(shards);
    }

    /** A child is not read before its parents are read to their end. */
    boolean isReadable() {
        return state == State.READABLE
                && parents.stream().allMatch(parent -> parent.state == State.ENDED);
    }

    /** A child's records are not handed out before all of its parents' are. */
    boolean mayGive() {
        return !read.isEmpty() && parents.stream().allMatch(Lane::isDone);
    }

    private boolean isDone() {
        return state == State.ENDED && read.isEmpty();
    }

    /** Hands out the oldest record; from now on the position is after it. */
    QueuedRecord give() {
        var record = read.remove();
        position =
                new ShardPosition.After(
                        new BigInteger(record.sequenceNumber()),
                        Math.max(0, record.arrival().toEpochMilli()));
        return record;
    }

    /** Where the next reading goes on; null for the start of the whole cursor. */
    @Nullable ShardPosition next() {
        return isDone() ? new ShardPosition.Done() : position;
    }
}
