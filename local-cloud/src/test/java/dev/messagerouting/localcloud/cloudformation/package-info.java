/** Templates, stacks and kinds, tried against kinds and services written for the purpose. */
@NullMarked
package dev.messagerouting.localcloud.cloudformation;

import org.jspecify.annotations.NullMarked;
