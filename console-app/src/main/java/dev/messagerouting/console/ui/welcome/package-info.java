/** The invitation that the program opens with. */
@NullMarked
package dev.messagerouting.console.ui.welcome;

import org.jspecify.annotations.NullMarked;
