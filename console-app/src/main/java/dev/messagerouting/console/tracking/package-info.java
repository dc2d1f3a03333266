/** What is known of each message: a pure fold of events into trails, counts and tokens. */
@NullMarked
package dev.messagerouting.console.tracking;

import org.jspecify.annotations.NullMarked;
