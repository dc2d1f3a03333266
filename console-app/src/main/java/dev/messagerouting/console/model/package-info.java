/** Values: routes, messages, what was seen of them, and faults. No I/O, no framework. */
@NullMarked
package dev.messagerouting.console.model;

import org.jspecify.annotations.NullMarked;
