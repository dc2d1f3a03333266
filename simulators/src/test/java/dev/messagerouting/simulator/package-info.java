/** Tests of the simulators. */
@NullMarked
package dev.messagerouting.simulator;

import org.jspecify.annotations.NullMarked;
