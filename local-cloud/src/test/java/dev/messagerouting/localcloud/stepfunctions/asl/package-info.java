/** The language, piece by piece. */
@NullMarked
package dev.messagerouting.localcloud.stepfunctions.asl;

import org.jspecify.annotations.NullMarked;
