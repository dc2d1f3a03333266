/** From the outside to an inbox: readers, poll loops, and nothing lost between them. */
@NullMarked
package dev.messagerouting.console.flow;

import org.jspecify.annotations.NullMarked;
