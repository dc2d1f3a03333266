/** Tests of reading a stream as a queue. */
@NullMarked
package dev.messagerouting.lambda.queue;

import org.jspecify.annotations.NullMarked;
