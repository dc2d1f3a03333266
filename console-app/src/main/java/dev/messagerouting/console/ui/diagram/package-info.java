/** The picture of a route: drawn from the model, alive with the messages that are under way. */
@NullMarked
package dev.messagerouting.console.ui.diagram;

import org.jspecify.annotations.NullMarked;
