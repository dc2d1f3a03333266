/** A program as an image holds it; the tests put it into a jar. */
@NullMarked
package dev.messagerouting.localcloud.ecs.program;

import org.jspecify.annotations.NullMarked;
