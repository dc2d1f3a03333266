package dev.messagerouting.console.cli;

import dev.messagerouting.console.deploy.DeployProgress;
import dev.messagerouting.console.deploy.Deployments;
import dev.messagerouting.console.deploy.Deployments.State;
import dev.messagerouting.console.kernel.Time;
import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.model.RouteId;
import dev.messagerouting.console.tracking.Counts;
import dev.messagerouting.console.tracking.Tape;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Deploys routes, lets them run for a while and tears them down, with or without a window. */
public final class Session {

    private static final Duration LOOK = Duration.ofMillis(50);

    private final Deployments deployments;
    private final Tape tape;
    private final Time time;
    private final Instant jvmStarted;
    private final Consumer<String> say;

    /**
     * @param jvmStarted what {@code firstDeliveredMillis} counts from: {@code
     *     RuntimeMXBean.getStartTime}, which is exact to the millisecond, where the start of the
     *     process is known to the second only
     * @param say told in a sentence what happens
     */
    public Session(
            Deployments deployments,
            Tape tape,
            Time time,
            Instant jvmStarted,
            Consumer<String> say) {
        this.deployments = deployments;
        this.tape = tape;
        this.time = time;
        this.jvmStarted = jvmStarted;
        this.say = say;
    }

    /** Runs to the end: the routes are torn down when this returns, or it is said why not. */
    public Outcome run(List<RouteId> routes, Duration runFor) throws InterruptedException {
        var faults = new ArrayList<Fault>();
        for (var route : routes) {
            say.accept("deploying " + route);
            deployments.deploy(route);
        }
        await(routes, state -> state != State.DEPLOYING);
        for (var route : routes) {
            boolean deployed = deployments.state(route) == State.DEPLOYED;
            say.accept(route + (deployed ? " is deployed" : " was not deployed"));
            if (!deployed) {
                faults.add(why(route, "deployed"));
            }
        }
        if (faults.size() < routes.size()) {
            time.sleep(runFor);
        }
        tearDown(routes, faults);
        return outcome(routes, faults);
    }

    private void tearDown(List<RouteId> routes, List<Fault> faults) throws InterruptedException {
        for (var route : routes) {
            say.accept("tearing down " + route);
            deployments.tearDown(route);
        }
        await(routes, state -> state != State.TEARING_DOWN);
        for (var route : routes) {
            if (deployments.state(route) != State.ABSENT) {
                faults.add(why(route, "torn down"));
            }
        }
    }

    private void await(List<RouteId> routes, Predicate<State> reached) throws InterruptedException {
        while (!routes.stream().map(deployments::state).allMatch(reached)) {
            time.sleep(LOOK);
        }
    }

    private Fault why(RouteId route, String what) {
        return deployments
                .progress(route)
                .map(DeployProgress::firstFault)
                .filter(Objects::nonNull)
                .orElseGet(
                        () ->
                                new Fault(
                                        "session.incomplete",
                                        "The route '" + route + "' was not " + what + ".",
                                        Fault.Origin.CLOUD,
                                        null));
    }

    private Outcome outcome(List<RouteId> routes, List<Fault> faults) {
        var counts = new LinkedHashMap<RouteId, Counts>();
        routes.forEach(route -> counts.put(route, tape.counts(route)));
        var first =
                routes.stream()
                        .map(tape::firstDelivered)
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo);
        return new Outcome(
                counts,
                first.map(at -> OptionalLong.of(Duration.between(jvmStarted, at).toMillis()))
                        .orElse(OptionalLong.empty()),
                faults);
    }
}
