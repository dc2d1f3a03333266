/** Step Functions, run in process on a clock that stands still. */
@NullMarked
package dev.messagerouting.localcloud.stepfunctions;

import org.jspecify.annotations.NullMarked;
