/** The figures of a route: emitted, in flight, delivered, failed, lost, duplicate. */
@NullMarked
package dev.messagerouting.console.ui.counters;

import org.jspecify.annotations.NullMarked;
