/** Time, the only place here that reads the clock or sleeps. */
@NullMarked
package dev.messagerouting.simulator.kernel;

import org.jspecify.annotations.NullMarked;
