package dev.messagerouting.console;

import dev.messagerouting.console.cloud.Artifacts;
import dev.messagerouting.console.cloud.CloudClients;
import dev.messagerouting.console.cloud.CloudStacks;
import dev.messagerouting.console.cloud.LogFlowReader;
import dev.messagerouting.console.deploy.Deployments;
import dev.messagerouting.console.deploy.Pace;
import dev.messagerouting.console.deploy.RouteDeployments;
import dev.messagerouting.console.flow.FlowReader;
import dev.messagerouting.console.flow.Inbox;
import dev.messagerouting.console.flow.PollLoop;
import dev.messagerouting.console.flow.PollPace;
import dev.messagerouting.console.flow.RequestBudget;
import dev.messagerouting.console.kernel.Closing;
import dev.messagerouting.console.kernel.Threads;
import dev.messagerouting.console.kernel.Time;
import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.model.FaultException;
import dev.messagerouting.console.model.Route;
import dev.messagerouting.console.model.RouteId;
import dev.messagerouting.console.planning.DemoSettings;
import dev.messagerouting.console.planning.Recipes;
import dev.messagerouting.console.settings.Environment;
import dev.messagerouting.console.tracking.MessageTracker;
import dev.messagerouting.console.tracking.Tape;
import dev.messagerouting.console.tracking.TrackerRules;
import dev.messagerouting.localcloud.LocalCloud;
import dev.messagerouting.localcloud.StartException;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Makes everything that lives long, top to bottom in the order of the data's way: clients, inbox,
 * tracker, watches, deployments. Closes it in reverse.
 */
public final class Wiring implements AutoCloseable {

    /** Some seconds of the fastest route. */
    private static final int INBOX = 20_000;

    private static final Duration TICK = Duration.ofMillis(250);

    /** A schedule of a minute fires every five seconds; the inspector says so. */
    private static final int SCHEDULE_SPEED = 12;

    private static final String SIMULATORS = "simulators";
    private static final String SIMULATORS_IMAGE = "messaging-demo/simulators";

    private final Closing owned = new Closing();
    private final Time time = Time.real();
    private final Consumer<Fault> faults;
    private final Threads readers;
    private final Threads deployers;
    private final Inbox inbox = new Inbox(INBOX);
    private final MessageTracker tracker;
    private final RouteDeployments deployments;

    /**
     * @param environment where to deploy; the local one is made here, and gone after {@link #close}
     * @param artifacts the jars to deploy
     * @param faults told what goes wrong while reading; deployments keep their own faults
     */
    public Wiring(
            List<Route> routes,
            Environment environment,
            Artifacts artifacts,
            DemoSettings settings,
            Consumer<Fault> faults) {
        this.faults = faults;
        var clients = owned.add(CloudClients.of(endpoint(environment, artifacts)));
        readers = owned.add(new Threads());
        tracker = new MessageTracker(routes, TrackerRules.LOCAL, time);
        owned.add(tracking());
        var budget = RequestBudget.local(time);
        var making =
                new RouteReaders(
                        settings.names(), clients, budget, time, LogFlowReader.Window.LOCAL);
        var watches =
                owned.add(
                        new RouteWatches(
                                id -> making.of(find(routes, id)).stream().map(this::poll).toList(),
                                id -> tracker.counts(id).inFlight() == 0));
        deployers = owned.add(new Threads());
        deployments =
                new RouteDeployments(
                        routes,
                        settings.prefix(),
                        new Recipes(settings),
                        new CloudStacks(clients, artifacts, budget),
                        watches,
                        deployers,
                        time,
                        Pace.LOCAL);
    }

    private URI endpoint(Environment environment, Artifacts artifacts) {
        return switch (environment) {
            case Environment.Local _ -> owned.add(localCloud(artifacts)).endpoint();
            case Environment.Endpoint given -> given.uri();
        };
    }

    private static LocalCloud localCloud(Artifacts artifacts) {
        try {
            return LocalCloud.builder()
                    .image(SIMULATORS_IMAGE, artifacts.file(SIMULATORS))
                    .scheduleSpeed(SCHEDULE_SPEED)
                    .start();
        } catch (StartException refused) {
            throw new Fault(
                            "localcloud.start",
                            String.valueOf(refused.getMessage()),
                            Fault.Origin.USER,
                            refused)
                    .asException();
        }
    }

    public Tape tape() {
        return tracker;
    }

    public Deployments deployments() {
        return deployments;
    }

    public Time time() {
        return time;
    }

    /** Begins to ask the cloud what is deployed already; what goes wrong is told as a fault. */
    public void rediscover() {
        deployers.start("rediscover", this::rediscovering);
    }

    private void rediscovering() {
        try {
            while (!deployments.rediscover()) {
                time.sleep(Pace.LOCAL.slowest());
            }
        } catch (FaultException failure) {
            faults.accept(failure.fault());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** The names of the threads of this console that still run: empty after {@link #close}. */
    public Set<String> running() {
        var running = new TreeSet<>(readers.running());
        running.addAll(deployers.running());
        return running;
    }

    private PollLoop poll(FlowReader reader) {
        return new PollLoop(reader, inbox, PollPace.LOCAL, readers, time, new Random(), faults);
    }

    private static Route find(List<Route> routes, RouteId id) {
        return routes.stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
    }

    /** Closing it takes in what the loops read last. */
    private AutoCloseable tracking() {
        var thread = readers.start("tracking", this::track);
        return () -> {
            thread.interrupt();
            thread.join();
            tracker.accept(inbox.take(Duration.ZERO));
        };
    }

    private void track() {
        try {
            while (true) {
                tracker.accept(inbox.take(TICK));
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        owned.close();
    }
}
