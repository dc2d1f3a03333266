/**
 * Lambda: functions from jars kept in memory, run in class loaders of their own; event source
 * mappings from Kinesis.
 */
@NullMarked
package dev.messagerouting.localcloud.lambda;

import org.jspecify.annotations.NullMarked;
