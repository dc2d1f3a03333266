/**
 * Fills SDK requests from properties by the SDK's own field lists; the only user of them in this
 * room.
 */
@NullMarked
package dev.messagerouting.localcloud.cloudformation.shapes;

import org.jspecify.annotations.NullMarked;
