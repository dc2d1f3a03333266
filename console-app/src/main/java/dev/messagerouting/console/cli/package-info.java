/** The same program without a window: the command line, a session, its result. */
@NullMarked
package dev.messagerouting.console.cli;

import org.jspecify.annotations.NullMarked;
