package dev.messagerouting.console.testkit;

import dev.messagerouting.console.deploy.DeployProgress;
import dev.messagerouting.console.deploy.DeployProgress.Kind;
import dev.messagerouting.console.deploy.DeployProgress.StepProgress;
import dev.messagerouting.console.deploy.DeployProgress.StepState;
import dev.messagerouting.console.deploy.Deployments;
import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.model.RouteId;
import dev.messagerouting.console.model.Routes;
import dev.messagerouting.console.planning.Plan;
import dev.messagerouting.console.planning.StackRecipe;
import dev.messagerouting.console.planning.Step;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Deployments of which each move is made by the test: nothing happens by itself. */
public final class ScriptedDeployments implements Deployments {

    public static final RouteId ROUTE = Routes.PROCESS_TO_PROCESS.id();

    private final Clock clock;
    private final Map<RouteId, State> states = new ConcurrentHashMap<>();
    private final Map<RouteId, DeployProgress> runs = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    public ScriptedDeployments(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void deploy(RouteId route) {
        asked.add("deploy " + route);
        states.put(route, State.DEPLOYING);
        runs.put(route, DeployProgress.of(Kind.DEPLOY, plan()));
    }

    @Override
    public void tearDown(RouteId route) {
        asked.add("tear down " + route);
        states.put(route, State.TEARING_DOWN);
        runs.put(route, DeployProgress.of(Kind.TEAR_DOWN, reverse()));
    }

    @Override
    public Optional<DeployProgress> progress(RouteId route) {
        return Optional.ofNullable(runs.get(route));
    }

    @Override
    public State state(RouteId route) {
        return states.getOrDefault(route, State.ABSENT);
    }

    /** Every command so far. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    public void begin(String step) {
        change(step, s -> with(s, StepState.RUNNING, "", clock.instant(), null, null));
    }

    /** For example {@code Stream CREATE_COMPLETE}. */
    public void move(String step, String resource) {
        change(step, s -> with(s, StepState.RUNNING, resource, s.began(), null, null));
    }

    public void end(String step) {
        change(
                step,
                s -> with(s, StepState.DONE, s.lastResource(), s.began(), clock.instant(), null));
    }

    /** The step fails, what waits is skipped, and the run is over. */
    public void fail(String step, Fault fault) {
        change(
                step,
                s ->
                        with(
                                s,
                                StepState.FAILED,
                                s.lastResource(),
                                s.began(),
                                clock.instant(),
                                fault));
        var run = run();
        for (var waiting : run.steps()) {
            if (waiting.state() == StepState.WAITING) {
                change(waiting.step().id(), s -> with(s, StepState.SKIPPED, "", null, null, null));
            }
        }
        runs.put(ROUTE, new DeployProgress(run.kind(), run().steps(), true, fault));
        states.put(ROUTE, State.FAILED);
    }

    /** All that is left is done. */
    public void finish() {
        for (var step : run().steps()) {
            if (step.state() == StepState.WAITING) {
                begin(step.step().id());
            }
            if (step.state() != StepState.DONE) {
                end(step.step().id());
            }
        }
        var run = run();
        runs.put(ROUTE, new DeployProgress(run.kind(), run.steps(), true, null));
        states.put(
                ROUTE,
                switch (run.kind()) {
                    case DEPLOY -> State.DEPLOYED;
                    case TEAR_DOWN -> State.ABSENT;
                });
    }

    private DeployProgress run() {
        return progress(ROUTE).orElseThrow();
    }

    private void change(String step, UnaryOperator<StepProgress> move) {
        var run = run();
        var steps =
                run.steps().stream()
                        .map(s -> s.step().id().equals(step) ? move.apply(s) : s)
                        .toList();
        runs.put(ROUTE, new DeployProgress(run.kind(), steps, run.ended(), run.firstFault()));
    }

    private static StepProgress with(
            StepProgress step,
            StepState state,
            String last,
            @Nullable Instant began,
            @Nullable Instant ended,
            @Nullable Fault fault) {
        boolean moved = !last.equals(step.lastResource());
        int done = step.resourcesDone() + (moved && last.endsWith("_COMPLETE") ? 1 : 0);
        return new StepProgress(step.step(), state, done, last, began, ended, fault);
    }

    private static Plan plan() {
        return new Plan(
                List.of(
                        deploy("artifacts", "Artifact store", "artifact-store", Set.of()),
                        new Step.Upload(
                                "code",
                                "Code of the functions",
                                "lambdas",
                                new StackRecipe.ParameterSource.Output(
                                        "messaging-demo-artifact-store", "BucketName"),
                                Set.of("artifacts")),
                        deploy("cluster", "Cluster", "fargate-cluster", Set.of()),
                        deploy("route", "Route", ROUTE.value(), Set.of("code", "cluster")),
                        deploy("source", "Source process", "source-process", Set.of("route")),
                        deploy("target", "Target process", "target-process", Set.of("route"))));
    }

    private static Step deploy(String id, String title, String template, Set<String> needs) {
        return new Step.DeployStack(
                id,
                title,
                new StackRecipe("messaging-demo-" + template, template, Map.of()),
                needs);
    }

    private static Plan reverse() {
        return new Plan(
                List.of(
                        delete("source", "Source process", "source-process", Set.of()),
                        delete("target", "Target process", "target-process", Set.of("source")),
                        delete("route", "Route", ROUTE.value(), Set.of("target")),
                        delete("cluster", "Cluster", "fargate-cluster", Set.of("route")),
                        delete("artifacts", "Artifact store", "artifact-store", Set.of("route"))));
    }

    private static Step delete(String id, String title, String template, Set<String> needs) {
        return new Step.DeleteStack(id, title, "messaging-demo-" + template, needs);
    }
}
