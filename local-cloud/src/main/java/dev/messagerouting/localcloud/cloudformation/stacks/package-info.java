/** What stacks are and how they come, change and go: order, events, rollback, change sets. */
@NullMarked
package dev.messagerouting.localcloud.cloudformation.stacks;

import org.jspecify.annotations.NullMarked;
