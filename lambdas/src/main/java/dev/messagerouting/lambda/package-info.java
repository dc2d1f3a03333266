/** The six functions of the routes, each a Lambda handler, and what they share. */
@NullMarked
package dev.messagerouting.lambda;

import org.jspecify.annotations.NullMarked;
