/**
 * CloudWatch: metrics as they were put, read back by period and statistic, and alarms as records.
 */
@NullMarked
package dev.messagerouting.localcloud.cloudwatch;

import org.jspecify.annotations.NullMarked;
