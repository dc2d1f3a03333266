/** The only room that talks to the JavaFX platform: the pulse, tasks, and pictures of a window. */
@NullMarked
package dev.messagerouting.console.fx;

import org.jspecify.annotations.NullMarked;
