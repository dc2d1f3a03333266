package dev.messagerouting.console.deploy;

import dev.messagerouting.console.deploy.DeployProgress.StepProgress;
import dev.messagerouting.console.deploy.DeployProgress.StepState;
import dev.messagerouting.console.model.Fault;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Folds events into progress. The first error is the first in time, whatever the order in which
 * errors are told, and stays: a rollback that follows hides nothing.
 *
 * @param firstFaultAt null until something failed
 */
record ProgressFold(DeployProgress progress, @Nullable Instant firstFaultAt) {

    static ProgressFold of(DeployProgress beginning) {
        return new ProgressFold(beginning, null);
    }

    ProgressFold after(DeployEvent event) {
        return switch (event) {
            case DeployEvent.StepBegan(var id, var time) ->
                    step(id, s -> moved(s, StepState.RUNNING, time, null, null));
            case DeployEvent.ResourceChanged changed -> resource(changed);
            case DeployEvent.StepEnded(var id, var time) ->
                    step(id, s -> moved(s, StepState.DONE, s.began(), time, s.fault()));
            case DeployEvent.StepFailed(var id, var fault, var time) -> {
                var known = faultOf(id);
                var kept = known == null ? fault : known;
                yield step(id, s -> moved(s, StepState.FAILED, s.began(), time, kept))
                        .first(kept, time);
            }
            case DeployEvent.StepSkipped(var id, var because, var _) ->
                    step(
                            id,
                            s ->
                                    new StepProgress(
                                            s.step(),
                                            StepState.SKIPPED,
                                            s.resourcesDone(),
                                            because,
                                            null,
                                            null,
                                            null));
            case DeployEvent.RunEnded _ ->
                    new ProgressFold(
                            new DeployProgress(
                                    progress.kind(), progress.steps(), true, progress.firstFault()),
                            firstFaultAt);
        };
    }

    private ProgressFold resource(DeployEvent.ResourceChanged changed) {
        boolean own = !Stacks.isStack(changed.type());
        boolean complete =
                changed.status().endsWith("_COMPLETE") && !changed.status().contains("ROLLBACK");
        boolean failed = Stacks.isFailure(changed.type(), changed.status(), changed.reason());
        var fault =
                Stacks.failure(
                        changed.stepId(),
                        changed.logicalId(),
                        changed.type(),
                        changed.status(),
                        changed.reason());
        var next =
                step(
                        changed.stepId(),
                        s ->
                                new StepProgress(
                                        s.step(),
                                        s.state(),
                                        s.resourcesDone() + (own && complete ? 1 : 0),
                                        changed.logicalId() + " " + changed.status(),
                                        s.began(),
                                        s.ended(),
                                        failed && s.fault() == null ? fault : s.fault()));
        return failed ? next.first(fault, changed.time()) : next;
    }

    private @Nullable Fault faultOf(String id) {
        return progress.step(id).map(StepProgress::fault).orElse(null);
    }

    private ProgressFold first(Fault fault, Instant when) {
        var before = firstFaultAt;
        if (before != null && !when.isBefore(before)) {
            return this;
        }
        return new ProgressFold(
                new DeployProgress(progress.kind(), progress.steps(), progress.ended(), fault),
                when);
    }

    private ProgressFold step(String id, UnaryOperator<StepProgress> change) {
        var steps =
                progress.steps().stream()
                        .map(s -> s.step().id().equals(id) ? change.apply(s) : s)
                        .toList();
        return new ProgressFold(
                new DeployProgress(progress.kind(), steps, progress.ended(), progress.firstFault()),
                firstFaultAt);
    }

    private static StepProgress moved(
            StepProgress before,
            StepState state,
            @Nullable Instant began,
            @Nullable Instant ended,
            @Nullable Fault fault) {
        return new StepProgress(
                before.step(),
                state,
                before.resourcesDone(),
                before.lastResource(),
                began,
                ended,
                fault);
    }
}
