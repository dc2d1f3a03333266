package dev.messagerouting.lambda.queue;

import java.util.List;

/**
 * What one reading gave: the records, oldest first and those of a shard in their order; where to go
 * on; whether there is more already; and what there is to say, such as a position that was lost.
 */
public record QueuePage(
        List<QueuedRecord> records, QueueCursor next, boolean more, List<String> notes) {

    public QueuePage {
        records = List.copyOf(records);
        notes = List.copyOf(notes);
    }
}
