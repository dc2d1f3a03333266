/** What the user chose: environments and preferences; loaded tolerantly, saved atomically. */
@NullMarked
package dev.messagerouting.console.settings;

import org.jspecify.annotations.NullMarked;
