/** Runs executions: one mailbox and one virtual thread each, every step an event in the history. */
@NullMarked
package dev.messagerouting.localcloud.stepfunctions.run;

import org.jspecify.annotations.NullMarked;
