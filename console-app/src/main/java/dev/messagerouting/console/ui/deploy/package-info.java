/** Deploy and tear down: the two commands, and how far a run is. */
@NullMarked
package dev.messagerouting.console.ui.deploy;

import org.jspecify.annotations.NullMarked;
