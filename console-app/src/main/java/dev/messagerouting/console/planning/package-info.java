/** From a wish to a plan: which stacks, in which order, fed by which outputs. Pure. */
@NullMarked
package dev.messagerouting.console.planning;

import org.jspecify.annotations.NullMarked;
