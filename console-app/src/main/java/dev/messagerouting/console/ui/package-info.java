/** What all screens share: what the user looks at, words, icons and style names. */
@NullMarked
package dev.messagerouting.console.ui;

import org.jspecify.annotations.NullMarked;
