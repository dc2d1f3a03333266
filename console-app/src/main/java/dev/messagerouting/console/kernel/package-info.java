/** What every room may use: time, threads with a name and an owner, and closing in reverse. */
@NullMarked
package dev.messagerouting.console.kernel;

import org.jspecify.annotations.NullMarked;
