/** The list of routes: where each stands, and its counts. */
@NullMarked
package dev.messagerouting.console.ui.routes;

import org.jspecify.annotations.NullMarked;
