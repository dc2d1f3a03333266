package dev.messagerouting.console.deploy;

import dev.messagerouting.console.deploy.Deployments.State;
import dev.messagerouting.console.kernel.Time;
import dev.messagerouting.console.model.RouteId;
import dev.messagerouting.console.planning.Step;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tears down with care: the source goes first, then messages in flight have their time to arrive,
 * and what routes share stays as long as another needs it.
 */
final class TearDownGuard implements StepGuard {

    /** Makes the guard of one run. */
    interface Maker {
        TearDownGuard of(RouteId route, OwnStacks own);
    }

    /**
     * The stacks that only this route has.
     *
     * @param source the one that makes its messages
     * @param sourceLeads it can go first; else another stack uses what it puts out, and what can be
     *     done is to begin when no message is on its way
     */
    record OwnStacks(Set<String> names, String source, boolean sourceLeads) {
        OwnStacks {
            names = Set.copyOf(names);
        }
    }

    private final RouteId route;
    private final OwnStacks own;
    private final Set<String> left;
    private final RouteStates states;
    private final RouteWatcher watcher;
    private final Time time;
    private final Pace pace;
    private final ReentrantLock draining = new ReentrantLock();
    private boolean drained;

    TearDownGuard(
            RouteId route,
            OwnStacks own,
            RouteStates states,
            RouteWatcher watcher,
            Time time,
            Pace pace) {
        this.route = route;
        this.own = own;
        this.left = new HashSet<>(own.names());
        this.states = states;
        this.watcher = watcher;
        this.time = time;
        this.pace = pace;
    }

    @Override
    public boolean mayDelete(Step.DeleteStack step) throws InterruptedException {
        if (own.names().contains(step.stackName())) {
            if (!own.sourceLeads()) {
                drainOnce();
            }
            return true;
        }
        while (states.anyOtherLeaving(route)) {
            time.sleep(pace.poll());
        }
        return !states.anyOther(route, State.DEPLOYED, State.DEPLOYING, State.FAILED);
    }

    @Override
    public void done(Step step) throws InterruptedException {
        if (!(step instanceof Step.DeleteStack delete)) {
            return;
        }
        if (own.sourceLeads() && delete.stackName().equals(own.source())) {
            drainOnce();
        }
        ownStackGone(delete.stackName());
    }

    private void ownStackGone(String stackName) {
        boolean last;
        synchronized (left) {
            last = left.remove(stackName) && left.isEmpty();
        }
        if (last) {
            states.change(
                    route,
                    known ->
                            new RouteStates.Known(known.state(), known.ours(), true, known.fold()));
        }
    }

    private void drainOnce() throws InterruptedException {
        draining.lockInterruptibly();
        try {
            if (!drained) {
                drain();
                drained = true;
            }
        } finally {
            draining.unlock();
        }
    }

    /** Quiet twice in a row, since news of a message may be on its way. */
    private void drain() throws InterruptedException {
        var end = time.instant().plus(pace.drain());
        int quiet = 0;
        while (quiet < 2 && time.instant().isBefore(end)) {
            time.sleep(settle());
            quiet = watcher.quiet(route) ? quiet + 1 : 0;
        }
    }

    private Duration settle() {
        return pace.poll().multipliedBy(4);
    }
}
