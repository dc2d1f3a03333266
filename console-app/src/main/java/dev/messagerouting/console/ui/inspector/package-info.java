/** What is known of the one thing that is selected. */
@NullMarked
package dev.messagerouting.console.ui.inspector;

import org.jspecify.annotations.NullMarked;
