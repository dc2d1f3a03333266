package dev.messagerouting.console.deploy;

import dev.messagerouting.console.deploy.StackPort.ResourceEvent;
import dev.messagerouting.console.kernel.Threads;
import dev.messagerouting.console.kernel.Time;
import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.model.FaultException;
import dev.messagerouting.console.planning.Plan;
import dev.messagerouting.console.planning.Step;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Walks plans: what is ready runs side by side, each step on a thread of its own. The first failure
 * stops new work, running work ends, the rest is skipped and told why.
 */
public final class DeploymentRunner {

    private final StackPort port;
    private final Threads threads;
    private final Time time;
    private final Stacks stacks;
    private final StackLocks locks = new StackLocks();

    public DeploymentRunner(StackPort port, Threads threads, Time time, Pace pace) {
        this.port = port;
        this.threads = threads;
        this.time = time;
        this.stacks = new Stacks(port, time, pace);
    }

    /**
     * Runs the plan to its end on the calling thread.
     *
     * @param events told from several threads at once
     * @return whether every step was done
     */
    public boolean run(Plan plan, Consumer<DeployEvent> events) throws InterruptedException {
        return run(plan, StepGuard.NONE, events);
    }

    boolean run(Plan plan, StepGuard guard, Consumer<DeployEvent> events)
            throws InterruptedException {
        return new Run(plan, new StepWork(port, stacks, locks, guard), events).toTheEnd();
    }

    Stacks stacks() {
        return stacks;
    }

    /**
     * @param failure null if the step is done
     */
    private record Ended(Step step, @Nullable Fault failure) {}

    private final class Run {

        private final List<Step> waiting;
        private final StepWork work;
        private final Consumer<DeployEvent> events;
        private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
        private final Set<String> done = new HashSet<>();
        private int running;
        private @Nullable Step failed;

        Run(Plan plan, StepWork work, Consumer<DeployEvent> events) {
            this.waiting = new ArrayList<>(plan.steps());
            this.work = work;
            this.events = events;
        }

        boolean toTheEnd() throws InterruptedException {
            beginWhatIsReady();
            while (running > 0) {
                settle(ended.take());
                beginWhatIsReady();
            }
            skipTheRest();
            boolean succeeded = failed == null;
            events.accept(new DeployEvent.RunEnded(succeeded, time.instant()));
            return succeeded;
        }

        private void beginWhatIsReady() {
            if (failed != null) {
                return;
            }
            for (var step : List.copyOf(waiting)) {
                if (done.containsAll(step.needs())) {
                    waiting.remove(step);
                    running++;
                    events.accept(new DeployEvent.StepBegan(step.id(), time.instant()));
                    threads.start("deploy/" + step.id(), () -> ended.add(attempt(step)));
                }
            }
        }

        private void settle(Ended end) {
            running--;
            if (end.failure() == null) {
                done.add(end.step().id());
            } else if (failed == null) {
                failed = end.step();
            }
        }

        private void skipTheRest() {
            var culprit = failed;
            for (var step : waiting) {
                var because =
                        culprit == null
                                ? "What it needs is not part of the plan."
                                : "'" + culprit.title() + "' failed.";
                events.accept(new DeployEvent.StepSkipped(step.id(), because, time.instant()));
            }
        }

        private Ended attempt(Step step) {
            try {
                work.run(step, event -> events.accept(changed(step, event)));
                events.accept(new DeployEvent.StepEnded(step.id(), time.instant()));
                return new Ended(step, null);
            } catch (StackFailure failure) {
                return failed(step, failure.fault(), failure.time());
            } catch (FaultException failure) {
                return failed(step, failure.fault(), time.instant());
            } catch (InterruptedException closing) {
                return failed(step, interrupted(step, closing), time.instant());
            } catch (RuntimeException bug) {
                return failed(step, unexpected(step, bug), time.instant());
            }
        }

        private Ended failed(Step step, Fault fault, Instant when) {
            events.accept(new DeployEvent.StepFailed(step.id(), fault, when));
            return new Ended(step, fault);
        }
    }

    private static DeployEvent changed(Step step, ResourceEvent event) {
        return new DeployEvent.ResourceChanged(
                step.id(),
                event.logicalId(),
                event.type(),
                event.status(),
                event.reason(),
                event.time());
    }

    private static Fault interrupted(Step step, InterruptedException closing) {
        return new Fault(
                "deploy.interrupted",
                "'" + step.title() + "' was left as it was, because the console closed.",
                Fault.Origin.USER,
                closing);
    }

    private static Fault unexpected(Step step, RuntimeException bug) {
        return new Fault(
                "deploy.unexpected",
                "'" + step.title() + "' ended by an error of the console's own: " + bug,
                Fault.Origin.BUG,
                bug);
    }
}
