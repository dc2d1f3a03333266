package dev.messagerouting.console.ui.diagram;

import dev.messagerouting.console.deploy.DeployProgress;
import dev.messagerouting.console.deploy.DeployProgress.StepProgress;
import dev.messagerouting.console.deploy.Deployments.State;
import dev.messagerouting.console.model.Component;
import dev.messagerouting.console.model.ComponentId;
import dev.messagerouting.console.model.Route;
import dev.messagerouting.console.planning.Step;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How much of a component exists. */
enum NodeState {
    ABSENT,
    BUILDING,
    READY,
    FAILED;

    /**
     * Folds how far a run is into what the diagram shows.
     *
     * @param statuses the newest status of each resource that was seen to move in this run
     */
    static Map<ComponentId, NodeState> of(
            Route route,
            State state,
            Optional<DeployProgress> progress,
            Map<String, String> statuses) {
        var states = new LinkedHashMap<ComponentId, NodeState>();
        for (var component : route.components()) {
            states.put(component.id(), of(component, route, state, progress, statuses));
        }
        return states;
    }

    private static NodeState of(
            Component component,
            Route route,
            State state,
            Optional<DeployProgress> progress,
            Map<String, String> statuses) {
        var settled =
                switch (state) {
                    case DEPLOYED -> READY;
                    case ABSENT, DEPLOYING, FAILED -> ABSENT;
                    case TEARING_DOWN -> READY;
                };
        if (state == State.DEPLOYED || state == State.ABSENT || progress.isEmpty()) {
            return settled;
        }
        var status = statuses.getOrDefault(component.id().value(), "");
        return progress.get().steps().stream()
                .filter(step -> makes(step.step(), component, route))
                .findFirst()
                .map(step -> during(step, component, status, progress.get().kind()))
                .orElse(settled);
    }

    private static NodeState during(
            StepProgress step, Component component, String status, DeployProgress.Kind kind) {
        boolean deploying = kind == DeployProgress.Kind.DEPLOY;
        boolean whole = isStack(component);
        return switch (step.state()) {
            case WAITING, SKIPPED -> deploying ? ABSENT : READY;
            case RUNNING -> whole ? BUILDING : running(status, deploying);
            case DONE -> deploying ? READY : ABSENT;
            case FAILED -> deploying && !whole && !status.endsWith("_FAILED") ? ABSENT : FAILED;
        };
    }

    private static NodeState running(String status, boolean deploying) {
        return switch (status) {
            case "CREATE_COMPLETE", "UPDATE_COMPLETE" -> READY;
            case "DELETE_COMPLETE" -> ABSENT;
            case "CREATE_FAILED", "UPDATE_FAILED", "DELETE_FAILED" -> FAILED;
            case "" -> deploying ? ABSENT : READY;
            default -> BUILDING;
        };
    }

    /** A simulator has a stack of its own. */
    private static boolean isStack(Component component) {
        return switch (component.kind()) {
            case SOURCE, TARGET -> true;
            case SCHEDULE, API, STREAM, FUNCTION, STATE_MACHINE -> false;
        };
    }

    /** A simulator's stack has its name; all else is in the route's stack. */
    private static boolean makes(Step step, Component component, Route route) {
        boolean simulator = isStack(component);
        var routeName = route.id().value();
        var name = simulator ? component.id().value() : routeName;
        return switch (step) {
            case Step.DeployStack deploy -> deploy.recipe().template().equals(name);
            case Step.DeleteStack delete ->
                    delete.stackName().endsWith(name)
                            && simulator != delete.stackName().endsWith(routeName);
            case Step.Upload _ -> false;
        };
    }
}
