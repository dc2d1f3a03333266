package dev.messagerouting.console.deploy;

import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.planning.Plan;
import dev.messagerouting.console.planning.Step;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a run is: a fold of {@link DeployEvent}s, made anew for each, so a screen may keep it.
 *
 * @param firstFault the first error in time, kept after the rollback
 */
public record DeployProgress(
        Kind kind, List<StepProgress> steps, boolean ended, @Nullable Fault firstFault) {

    public DeployProgress {
        steps = List.copyOf(steps);
    }

    /** Which way the run goes. */
    public enum Kind {
        DEPLOY,
        TEAR_DOWN
    }

    public enum StepState {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        SKIPPED
    }

    /**
     * @param resourcesDone how many resources reached their end
     * @param lastResource what moved last, as {@code logicalId status}; empty before the first
     */
    public record StepProgress(
            Step step,
            StepState state,
            int resourcesDone,
            String lastResource,
            @Nullable Instant began,
            @Nullable Instant ended,
            @Nullable Fault fault) {}

    public static DeployProgress of(Kind kind, Plan plan) {
        return new DeployProgress(
                kind,
                plan.steps().stream()
                        .map(
                                step ->
                                        new StepProgress(
                                                step, StepState.WAITING, 0, "", null, null, null))
                        .toList(),
                false,
                null);
    }

    public boolean succeeded() {
        return ended && firstFault == null;
    }

    public Optional<StepProgress> step(String id) {
        return steps.stream().filter(s -> s.step().id().equals(id)).findFirst();
    }
}
