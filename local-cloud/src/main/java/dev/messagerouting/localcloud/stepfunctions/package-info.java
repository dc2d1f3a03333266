/** Step Functions: state machines, their executions and the history of each. */
@NullMarked
package dev.messagerouting.localcloud.stepfunctions;

import org.jspecify.annotations.NullMarked;
