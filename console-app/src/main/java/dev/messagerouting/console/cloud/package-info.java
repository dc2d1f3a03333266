/** The only room that knows the AWS SDK: stacks, log readers, and faults from its exceptions. */
@NullMarked
package dev.messagerouting.console.cloud;

import org.jspecify.annotations.NullMarked;
