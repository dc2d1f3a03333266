/** The house rules that no compiler knows: formatting and size, over every module's sources. */
@NullMarked
package dev.messagerouting.checks;

import org.jspecify.annotations.NullMarked;
