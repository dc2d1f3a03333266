package dev.messagerouting.console.ui.deploy;

import dev.messagerouting.console.deploy.DeployProgress;
import dev.messagerouting.console.deploy.DeployProgress.Kind;
import dev.messagerouting.console.deploy.DeployProgress.StepProgress;
import dev.messagerouting.console.deploy.DeployProgress.StepState;
import dev.messagerouting.console.deploy.Deployments;
import dev.messagerouting.console.deploy.Deployments.State;
import dev.messagerouting.console.model.Route;
import dev.messagerouting.console.planning.Step;
import dev.messagerouting.console.ui.Focus;
import dev.messagerouting.console.ui.Wording;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The run that is under way on the route that is looked at, or the last one, and the commands. */
public final class DeployViewModel {

    private final Focus focus;
    private final Deployments deployments;
    private final Clock clock;

    private final ReadOnlyBooleanWrapper canDeploy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canTearDown = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<RunSummary> summary =
            new ReadOnlyObjectWrapper<>(RunSummary.NONE);
    private final ReadOnlyObjectWrapper<List<StepRow>> rows =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private @Nullable RunPhase phase;

    public DeployViewModel(Focus focus, Deployments deployments, Clock clock) {
        this.focus = focus;
        this.deployments = deployments;
        this.clock = clock;
        focus.routeProperty().subscribe(_ -> refresh());
    }

    /** Which run, on which route, and whether it has ended: a change opens or folds the steps. */
    private record RunPhase(Route route, Kind kind, boolean ended, boolean succeeded) {}

    // Properties

    public ReadOnlyBooleanProperty canDeployProperty() {
        return canDeploy.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canTearDownProperty() {
        return canTearDown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<RunSummary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<StepRow>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** What went wrong first, in full; empty if nothing did. */
    ReadOnlyStringProperty faultProperty() {
        return fault.getReadOnlyProperty();
    }

    /** Whether the steps are shown, or only the summary. */
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    // Commands

    public void deploy() {
        if (canDeploy.get()) {
            deployments.deploy(focus.route().id());
            refresh();
        }
    }

    public void tearDown() {
        if (canTearDown.get()) {
            deployments.tearDown(focus.route().id());
            refresh();
        }
    }

    public void toggleSteps() {
        open.set(!open.get());
    }

    public void refresh() {
        var now = clock.instant();
        var route = focus.route();
        var state = deployments.state(route.id());
        canDeploy.set(state == State.ABSENT || state == State.FAILED);
        canTearDown.set(state == State.DEPLOYED || state == State.FAILED);
        var progress = deployments.progress(route.id()).orElse(null);
        if (progress == null) {
            summary.set(RunSummary.NONE);
            rows.set(List.of());
            fault.set("");
            return;
        }
        var next = new RunPhase(route, progress.kind(), progress.ended(), progress.succeeded());
        if (!next.equals(phase)) {
            phase = next;
            open.set(!next.succeeded());
        }
        summary.set(RunSummary.of(progress, now));
        rows.set(progress.steps().stream().map(step -> row(step, now)).toList());
        fault.set(faultText(progress));
    }

    private static StepRow row(StepProgress step, Instant now) {
        return new StepRow(
                step.step().id(),
                step.step().title(),
                step.state(),
                detail(step),
                elapsed(step, now));
    }

    private static String detail(StepProgress step) {
        return switch (step.state()) {
            case WAITING -> "Waiting";
            case RUNNING -> step.lastResource().isEmpty() ? "Starting" : step.lastResource();
            case DONE ->
                    step.resourcesDone() == 0
                            ? "Done"
                            : Wording.count(step.resourcesDone(), "resource");
            case FAILED -> step.lastResource().isEmpty() ? "Failed" : step.lastResource();
            case SKIPPED -> "Skipped, because an earlier step failed";
        };
    }

    private static String elapsed(StepProgress step, Instant now) {
        var began = step.began();
        if (began == null || step.state() == StepState.SKIPPED) {
            return "";
        }
        var until = Objects.requireNonNullElse(step.ended(), now);
        return Wording.length(Duration.between(began, until));
    }

    /** Names the stack, because a sentence from the cloud rarely does. */
    private static String faultText(DeployProgress progress) {
        var first = progress.firstFault();
        if (first == null) {
            return "";
        }
        return progress.steps().stream()
                .filter(step -> first.equals(step.fault()))
                .findFirst()
                .map(step -> place(step.step()) + ": " + first.sentence())
                .orElse(first.sentence());
    }

    private static String place(Step step) {
        return switch (step) {
            case Step.DeployStack deploy -> "Stack " + deploy.recipe().stackName();
            case Step.DeleteStack delete -> "Stack " + delete.stackName();
            case Step.Upload upload -> "Upload of " + upload.artifact();
        };
    }
}
