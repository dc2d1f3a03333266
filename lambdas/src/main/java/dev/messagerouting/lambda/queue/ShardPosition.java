package dev.messagerouting.lambda.queue;

import java.math.BigInteger;

/** How far a shard has been read. A shard that a cursor does not name is at the cursor's start. */
sealed interface ShardPosition {

    /** Up to this record; {@code arrivalMillis} is when it arrived, should its number be gone. */
    record After(BigInteger sequenceNumber, long arrivalMillis) implements ShardPosition {}

    /** Up to this time: what a position becomes whose sequence number the stream does not know. */
    record Since(long arrivalMillis) implements ShardPosition {}

    /** To its end: it was closed by resharding, and its children have the rest. */
    record Done() implements ShardPosition {}
}
