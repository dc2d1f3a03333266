/** Hand-written stand-ins that tests play by hand. */
@NullMarked
package dev.messagerouting.console.testkit;

import org.jspecify.annotations.NullMarked;
