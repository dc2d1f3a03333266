package dev.messagerouting.lambda.queue;

import java.time.Instant;

/** A record of the queue; {@code data} is not copied and not to be changed. */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way through, never compared
public record QueuedRecord(String shardId, String sequenceNumber, Instant arrival, byte[] data) {

    /**
     * What the data weighs in a function's answer, where it stands inside a JSON string: each
     * quote, backslash and line break takes two bytes.
     */
    public int weight() {
        int weight = data.length + 1;
        for (byte each : data) {
            if (each == '"' || each == '\\' || (each >= 0 && each < ' ')) {
                weight++;
            }
        }
        return weight;
    }
}
