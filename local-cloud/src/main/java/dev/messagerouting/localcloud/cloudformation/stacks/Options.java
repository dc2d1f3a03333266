package dev.messagerouting.localcloud.cloudformation.stacks;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudformation.model.OnFailure;

/**
 * How a stack is treated.
 *
 * @param timeout minutes until creation is given up; {@code null} for never
 */
public record Options(
        OnFailure onFailure,
        @Nullable Integer timeout,
        boolean terminationProtection,
        boolean retainExceptOnCreate) {}
