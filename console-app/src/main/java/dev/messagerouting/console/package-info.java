/**
 * The console: one circle from AWS to the screen and back. Read {@code Wiring} for the way of the
 * data.
 */
@NullMarked
package dev.messagerouting.console;

import org.jspecify.annotations.NullMarked;
