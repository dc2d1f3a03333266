package dev.messagerouting.localcloud.cloudformation.stacks;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;

import java.time.Instant;
import java.util.List;

/** A change that waits to be executed. */
record ChangeSet(
        String name,
        String id,
        @Nullable String description,
        Instant created,
        Input input,
        Options options,
        List<Change> changes,
        ChangeSetStatus status,
        @Nullable String reason,
        ExecutionStatus execution) {

    ChangeSet with(ExecutionStatus next) {
        return new ChangeSet(
                name, id, description, created, input, options, changes, status, reason, next);
    }
}
