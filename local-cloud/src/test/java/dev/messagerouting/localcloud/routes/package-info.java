/** Whole routes, from template to target, through the same door as any AWS client. */
@NullMarked
package dev.messagerouting.localcloud.routes;

import org.jspecify.annotations.NullMarked;
