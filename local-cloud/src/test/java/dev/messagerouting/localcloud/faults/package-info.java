/** Faults on request, through both doors of the local cloud. */
@NullMarked
package dev.messagerouting.localcloud.faults;

import org.jspecify.annotations.NullMarked;
