package dev.messagerouting.console.deploy;

import dev.messagerouting.console.model.Fault;

import java.time.Instant;

/** What happens while a plan runs. */
public sealed interface DeployEvent {

    Instant time();

    record StepBegan(String stepId, Instant time) implements DeployEvent {}

    /**
     * One resource of a stack moved on.
     *
     * @param status as CloudFormation says it, for example {@code CREATE_IN_PROGRESS}
     * @param reason empty if there is none
     */
    record ResourceChanged(
            String stepId,
            String logicalId,
            String type,
            String status,
            String reason,
            Instant time)
            implements DeployEvent {}

    record StepEnded(String stepId, Instant time) implements DeployEvent {}

    record StepFailed(String stepId, Fault fault, Instant time) implements DeployEvent {}

    /** Not begun because an earlier step failed. */
    record StepSkipped(String stepId, String because, Instant time) implements DeployEvent {}

    /** Nothing of this run happens any more. */
    record RunEnded(boolean succeeded, Instant time) implements DeployEvent {}
}
