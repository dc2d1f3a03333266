/** The simulators: two sources and two targets of messages, each a command of one program. */
@NullMarked
package dev.messagerouting.simulator;

import org.jspecify.annotations.NullMarked;
