package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.kernel.Caller;

import java.time.Instant;

/**
 * What never changes of a stack.
 *
 * @param id the ARN, with a UUID at its end
 */
public record Identity(String name, String id, Caller caller, Instant created) {}
