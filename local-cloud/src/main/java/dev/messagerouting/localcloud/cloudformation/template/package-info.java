/**
 * Templates as text, as checked values, and the functions in them; knows no service and no stack.
 */
@NullMarked
package dev.messagerouting.localcloud.cloudformation.template;

import org.jspecify.annotations.NullMarked;
