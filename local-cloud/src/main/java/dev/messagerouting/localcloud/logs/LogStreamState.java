package dev.messagerouting.localcloud.logs;

import dev.messagerouting.localcloud.kernel.Cell;

import org.jspecify.annotations.Nullable;

/**
 * One stream of a group. What its events add up to changes with every put, so it stands in a cell
 * of its own: a put need not copy the group's map of streams.
 *
 * @param created in epoch milliseconds
 */
record LogStreamState(String name, long created, Cell<Marks> marks) {

    /** Times of events, in epoch milliseconds; null before there was one. */
    record Marks(
            @Nullable Long firstEvent, @Nullable Long lastEvent, @Nullable Long lastIngestion) {

        static final Marks NONE = new Marks(null, null, null);

        Marks with(long first, long last, long ingested) {
            return new Marks(
                    firstEvent == null ? first : Math.min(firstEvent, first),
                    lastEvent == null ? last : Math.max(lastEvent, last),
                    ingested);
        }
    }

    static LogStreamState created(String name, long now) {
        return new LogStreamState(name, now, new Cell<>(Marks.NONE));
    }
}
