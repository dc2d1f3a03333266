package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.cloudformation.kinds.Made;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.Set;

/**
 * One resource of a stack.
 *
 * @param made what is there; {@code null} before and after
 * @param properties as they were worked out when it was made or last changed
 * @param needs the resources that it was made after, and goes before
 */
record Piece(
        String logicalId,
        String type,
        @Nullable Made made,
        JsonNode properties,
        String deletionPolicy,
        String replacePolicy,
        Set<String> needs,
        @Nullable JsonNode metadata,
        ResourceStatus status,
        @Nullable String reason,
        Instant changed) {

    Piece with(ResourceStatus next, @Nullable String why, Instant when) {
        return new Piece(
                logicalId,
                type,
                made,
                properties,
                deletionPolicy,
                replacePolicy,
                needs,
                metadata,
                next,
                why,
                when);
    }

    Piece with(@Nullable Made now) {
        return new Piece(
                logicalId,
                type,
                now,
                properties,
                deletionPolicy,
                replacePolicy,
                needs,
                metadata,
                status,
                reason,
                changed);
    }

    /** The ARN or name; empty as long as there is none, as AWS shows it. */
    String physicalId() {
        return made == null ? "" : made.physicalId();
    }

    boolean exists() {
        return made != null && !made.physicalId().isEmpty();
    }
}
