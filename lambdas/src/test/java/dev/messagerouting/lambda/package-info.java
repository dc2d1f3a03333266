/** Tests of the functions. */
@NullMarked
package dev.messagerouting.lambda;

import org.jspecify.annotations.NullMarked;
