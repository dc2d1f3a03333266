package dev.messagerouting.console.cloud;

import dev.messagerouting.console.deploy.StackPort.Phase;
import dev.messagerouting.console.deploy.StackPort.State;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** What CloudFormation's statuses mean for a deployment. */
final class StackStatuses {

    static final State ABSENT = new State(Phase.ABSENT, "", "");

    private StackStatuses() {}

    static State state(Stack stack) {
        return new State(
                phase(stack.stackStatus()),
                stack.stackStatusAsString(),
                orEmpty(stack.stackStatusReason()));
    }

    private static Phase phase(StackStatus status) {
        return switch (status) {
            case CREATE_IN_PROGRESS,
                    UPDATE_IN_PROGRESS,
                    UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
                    ROLLBACK_IN_PROGRESS,
                    UPDATE_ROLLBACK_IN_PROGRESS,
                    UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
                    IMPORT_IN_PROGRESS,
                    IMPORT_ROLLBACK_IN_PROGRESS ->
                    Phase.CREATING;
            case CREATE_COMPLETE, UPDATE_COMPLETE, IMPORT_COMPLETE -> Phase.READY;
            case DELETE_IN_PROGRESS -> Phase.DELETING;
            case DELETE_COMPLETE -> Phase.ABSENT;
            case CREATE_FAILED,
                    ROLLBACK_FAILED,
                    ROLLBACK_COMPLETE,
                    DELETE_FAILED,
                    // A change set was made and never executed: there is nothing in it.
                    REVIEW_IN_PROGRESS ->
                    Phase.REMAINS;
            case UPDATE_FAILED,
                    UPDATE_ROLLBACK_FAILED,
                    UPDATE_ROLLBACK_COMPLETE,
                    IMPORT_ROLLBACK_FAILED,
                    IMPORT_ROLLBACK_COMPLETE,
                    UNKNOWN_TO_SDK_VERSION ->
                    Phase.FAILED;
        };
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
