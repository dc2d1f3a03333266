/**
 * Reads a Kinesis stream as a queue: every record once, oldest first, by a cursor that the caller
 * keeps.
 */
@NullMarked
package dev.messagerouting.lambda.queue;

import org.jspecify.annotations.NullMarked;
