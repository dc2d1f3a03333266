package dev.messagerouting.console.deploy;

import dev.messagerouting.console.deploy.DeployProgress.Kind;
import dev.messagerouting.console.deploy.TearDownGuard.OwnStacks;
import dev.messagerouting.console.kernel.Threads;
import dev.messagerouting.console.kernel.Time;
import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.model.FaultException;
import dev.messagerouting.console.model.Route;
import dev.messagerouting.console.model.RouteId;
import dev.messagerouting.console.planning.Plan;
import dev.messagerouting.console.planning.Planner;
import dev.messagerouting.console.planning.Recipes;
import dev.messagerouting.console.planning.StackRecipe;
import dev.messagerouting.console.planning.Tags;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Deploys routes and tears them down, several at once. It holds no truth of its own: {@link
 * #rediscover} asks the cloud what is there.
 */
public final class RouteDeployments implements Deployments {

    private static final Logger LOG = LoggerFactory.getLogger(RouteDeployments.class);

    private final List<Route> routes;
    private final Recipes recipes;
    private final DeploymentRunner runner;
    private final Discovery discovery;
    private final TearDownGuard.Maker guards;
    private final RouteWatcher watcher;
    private final Threads threads;
    private final RouteStates states = new RouteStates();

    /**
     * @param routes those that can be asked for
     * @param prefix of the stacks, as the recipes have it
     */
    public RouteDeployments(
            List<Route> routes,
            String prefix,
            Recipes recipes,
            StackPort port,
            RouteWatcher watcher,
            Threads threads,
            Time time,
            Pace pace) {
        this.routes = List.copyOf(routes);
        this.recipes = recipes;
        this.runner = new DeploymentRunner(port, threads, time, pace);
        this.discovery = new Discovery(port, runner.stacks(), prefix);
        this.guards = (route, own) -> new TearDownGuard(route, own, states, watcher, time, pace);
        this.watcher = watcher;
        this.threads = threads;
    }

    @Override
    public void deploy(RouteId id) {
        var route = known(id);
        if (states.begin(id, State.DEPLOYING)) {
            threads.start("deploy/" + id, () -> deploying(route));
        }
    }

    @Override
    public void tearDown(RouteId id) {
        var route = known(id);
        if (states.begin(id, State.TEARING_DOWN)) {
            threads.start("tear-down/" + id, () -> tearingDown(route));
        }
    }

    @Override
    public Optional<DeployProgress> progress(RouteId route) {
        return states.progress(route);
    }

    @Override
    public State state(RouteId route) {
        return states.of(route).state();
    }

    /**
     * Asks the cloud which routes are deployed, and begins to watch them. Throws a fault if the
     * cloud does not answer. A route that a run of this console is about is left alone.
     *
     * @return whether everything found stands still; if not, ask again later
     */
    public boolean rediscover() throws InterruptedException {
        boolean settled = true;
        var found = discovery.look();
        for (var route : routes) {
            var state = found.state(route.id(), own(route));
            settled &= state != State.DEPLOYING && state != State.TEARING_DOWN;
            states.change(route.id(), known -> known.ours() ? known : known.with(state, false));
            if (state != State.ABSENT) {
                watcher.present(route.id());
            }
        }
        return settled;
    }

    private void deploying(Route route) {
        watcher.present(route.id());
        boolean succeeded =
                running(
                        route.id(),
                        Kind.DEPLOY,
                        () -> Planner.deploy(recipes.of(route), recipes.bucket()),
                        StepGuard.NONE);
        states.change(
                route.id(), known -> known.with(succeeded ? State.DEPLOYED : State.FAILED, false));
    }

    private void tearingDown(Route route) {
        var own = ownStacks(route);
        boolean succeeded =
                running(
                        route.id(),
                        Kind.TEAR_DOWN,
                        () -> tearDownPlan(route, own.names()),
                        guards.of(route.id(), own));
        if (succeeded) {
            watcher.gone(route.id());
        }
        states.change(
                route.id(), known -> known.with(succeeded ? State.ABSENT : State.FAILED, false));
    }

    private Plan tearDownPlan(Route route, Set<String> own) {
        var all = recipes.of(route);
        var shared = new HashSet<String>();
        all.forEach(recipe -> shared.add(recipe.stackName()));
        shared.removeAll(own);
        boolean needed = states.anyOther(route.id(), State.DEPLOYED, State.DEPLOYING, State.FAILED);
        return Planner.tearDown(
                all, needed ? shared : Set.of(), Set.of(recipes.sourceStack(route)));
    }

    private boolean running(RouteId route, Kind kind, Supplier<Plan> planning, StepGuard guard) {
        try {
            var plan = planning.get();
            var begun = ProgressFold.of(DeployProgress.of(kind, plan));
            states.change(route, known -> folded(known, begun));
            return runner.run(plan, guard, event -> tell(route, event));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        } catch (FaultException failure) {
            LOG.warn("no plan for {}", route, failure);
            var progress = new DeployProgress(kind, List.of(), true, failure.fault());
            states.change(route, known -> folded(known, ProgressFold.of(progress)));
            return false;
        }
    }

    private void tell(RouteId route, DeployEvent event) {
        switch (event) {
            case DeployEvent.StepFailed(var step, var fault, var _) ->
                    LOG.warn("{}: {}: {}", route, step, fault.sentence(), fault.cause());
            case DeployEvent.StepBegan(var step, var _) -> LOG.info("{}: {} began", route, step);
            case DeployEvent.StepEnded(var step, var _) -> LOG.info("{}: {} done", route, step);
            case DeployEvent.StepSkipped(var step, var because, var _) ->
                    LOG.info("{}: {} skipped: {}", route, step, because);
            case DeployEvent.RunEnded _, DeployEvent.ResourceChanged _ -> {}
        }
        states.change(
                route,
                known -> {
                    var fold = known.fold();
                    return fold == null ? known : folded(known, fold.after(event));
                });
    }

    private static RouteStates.Known folded(RouteStates.Known known, ProgressFold fold) {
        return new RouteStates.Known(known.state(), known.ours(), known.ownStacksGone(), fold);
    }

    private Set<String> own(Route route) {
        var own = new HashSet<String>();
        for (var recipe : recipes.of(route)) {
            if (isOwn(recipe)) {
                own.add(recipe.stackName());
            }
        }
        return own;
    }

    private OwnStacks ownStacks(Route route) {
        var source = recipes.sourceStack(route);
        boolean leads = recipes.of(route).stream().noneMatch(r -> r.producers().contains(source));
        return new OwnStacks(own(route), source, leads);
    }

    private static boolean isOwn(StackRecipe recipe) {
        return !Tags.SHARED.equals(recipe.tags().get(Tags.ROUTE));
    }

    private Route known(RouteId id) {
        return routes.stream()
                .filter(route -> route.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Fault(
                                                "route.unknown",
                                                "There is no route '" + id + "'.",
                                                Fault.Origin.USER,
                                                null)
                                        .asException());
    }
}
