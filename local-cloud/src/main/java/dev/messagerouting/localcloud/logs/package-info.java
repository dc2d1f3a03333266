/** CloudWatch Logs: groups, streams, events, filters; all of it in memory. */
@NullMarked
package dev.messagerouting.localcloud.logs;

import org.jspecify.annotations.NullMarked;
