/** Kinesis data streams: shards, records, sequence numbers, iterators; all of it in memory. */
@NullMarked
package dev.messagerouting.localcloud.kinesis;

import org.jspecify.annotations.NullMarked;
