/**
 * The window: the frame around all screens, its keys and its themes. The only room that knows the
 * others.
 */
@NullMarked
package dev.messagerouting.console.ui.shell;

import org.jspecify.annotations.NullMarked;
