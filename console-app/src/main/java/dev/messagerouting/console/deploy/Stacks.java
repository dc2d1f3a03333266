package dev.messagerouting.console.deploy;

import dev.messagerouting.console.deploy.StackPort.Begun;
import dev.messagerouting.console.deploy.StackPort.Phase;
import dev.messagerouting.console.deploy.StackPort.ResourceEvent;
import dev.messagerouting.console.deploy.StackPort.State;
import dev.messagerouting.console.kernel.Time;
import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.model.FaultException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Gives an order about a stack and follows it to its end. */
final class Stacks {

    private static final String STACK = "AWS::CloudFormation::Stack";

    private final StackPort port;
    private final Time time;
    private final Pace pace;

    Stacks(StackPort port, Time time, Pace pace) {
        this.port = port;
        this.time = time;
        this.pace = pace;
    }

    /** Returns when the stack is ready; throws {@link StackFailure} if it does not get there. */
    void deploy(StackPort.Request request, Consumer<ResourceEvent> events)
            throws InterruptedException {
        var stackName = request.stackName();
        if (patiently(() -> port.state(stackName)).phase() == Phase.REMAINS) {
            delete(stackName, events);
        }
        follow(order(stackName, () -> port.deploy(request)), Phase.READY, events);
    }

    /** Returns when the stack is gone; throws {@link StackFailure} if it stays. */
    void delete(String stackName, Consumer<ResourceEvent> events) throws InterruptedException {
        follow(order(stackName, () -> port.delete(stackName)), Phase.ABSENT, events);
    }

    /** Asks again while the fault is one that passes by itself, for as long as the pace allows. */
    <T> T patiently(Question<T> question) throws InterruptedException {
        var pause = pace.poll();
        var silentSince = time.instant();
        while (true) {
            try {
                return question.ask();
            } catch (FaultException failed) {
                boolean throttled = failed.fault().code().equals(StackPort.THROTTLED);
                boolean silent = failed.fault().code().equals(StackPort.UNREACHABLE);
                var patience = Duration.between(silentSince, time.instant());
                if (!throttled && !(silent && patience.compareTo(pace.outage()) < 0)) {
                    throw failed;
                }
                pause = longer(pause);
                time.sleep(pause);
            }
        }
    }

    private Duration longer(Duration pause) {
        var twice = pause.multipliedBy(2);
        return twice.compareTo(pace.slowest()) > 0 ? pace.slowest() : twice;
    }

    private Begun order(String stackName, Question<Begun> order) throws InterruptedException {
        try {
            return patiently(order);
        } catch (FaultException refused) {
            var fault = refused.fault();
            throw new StackFailure(
                    new Fault(
                            fault.code(),
                            "Stack '" + stackName + "' was refused: " + fault.sentence(),
                            fault.origin(),
                            refused),
                    time.instant());
        }
    }

    private void follow(Begun begun, Phase wanted, Consumer<ResourceEvent> events)
            throws InterruptedException {
        switch (begun) {
            case Begun.Unchanged _ -> {}
            case Begun.Running running -> {
                var watch = new Watch(running, events);
                var end = watch.toTheEnd();
                if (end.phase() != wanted) {
                    throw watch.failure(end);
                }
            }
        }
    }

    /** True of the events that tell why a stack failed, not of those that tell what it stopped. */
    static boolean isFailure(String type, String status, String reason) {
        return status.endsWith("_FAILED")
                && !type.equals(STACK)
                && !reason.toLowerCase(java.util.Locale.ROOT).contains("cancelled");
    }

    static boolean isStack(String type) {
        return type.equals(STACK);
    }

    static Fault failure(
            String stackName, String logicalId, String type, String status, String reason) {
        var because = reason.isEmpty() ? status : reason;
        return new Fault(
                "stack.failed",
                "Stack '" + stackName + "' failed at " + logicalId + " (" + type + "): " + because,
                Fault.Origin.CLOUD,
                null);
    }

    interface Question<T> {
        T ask() throws InterruptedException;
    }

    /** One stack on its way. */
    private final class Watch {

        private final Begun.Running running;
        private final Consumer<ResourceEvent> events;
        private final Set<String> told = new HashSet<>();
        private @Nullable ResourceEvent firstFailure;

        Watch(Begun.Running running, Consumer<ResourceEvent> events) {
            this.running = running;
            this.events = events;
        }

        State toTheEnd() throws InterruptedException {
            while (true) {
                // The state first: then no event before it can be missed.
                var state = patiently(() -> port.state(running.stackId()));
                for (var event : patiently(() -> port.events(running))) {
                    tell(event);
                }
                if (state.settled()) {
                    return state;
                }
                time.sleep(pace.poll());
            }
        }

        private void tell(ResourceEvent event) {
            if (!told.add(event.id())) {
                return;
            }
            var first = firstFailure;
            if (isFailure(event.type(), event.status(), event.reason())
                    && (first == null || event.time().isBefore(first.time()))) {
                firstFailure = event;
            }
            events.accept(event);
        }

        StackFailure failure(State end) {
            var stackName = running.stackName();
            return Optional.ofNullable(firstFailure)
                    .map(
                            f ->
                                    new StackFailure(
                                            Stacks.failure(
                                                    stackName,
                                                    f.logicalId(),
                                                    f.type(),
                                                    f.status(),
                                                    f.reason()),
                                            f.time()))
                    .orElseGet(() -> new StackFailure(ended(stackName, end), time.instant()));
        }

        private static Fault ended(String stackName, State end) {
            var reason = end.reason().isEmpty() ? "." : ": " + end.reason();
            var status = end.status().isEmpty() ? "deleted" : end.status();
            return new Fault(
                    "stack.failed",
                    "Stack '" + stackName + "' ended as " + status + reason,
                    Fault.Origin.CLOUD,
                    null);
        }
    }
}
