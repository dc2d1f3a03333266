package dev.messagerouting.console.deploy;

import dev.messagerouting.console.model.Fault;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stacks in memory. Each order takes a few looks; a stack may be told to fail. */
final class FakeCloud implements StackPort {

    private static final int LOOKS = 3;

    private final InstantSource clock;
    private final Map<String, FakeStack> stacks = new TreeMap<>();
    private final Map<String, String> failing = new HashMap<>();
    private final List<String> journal = new ArrayList<>();
    private final AtomicInteger throttled = new AtomicInteger();

    FakeCloud(InstantSource clock) {
        this.clock = clock;
    }

    private static final class FakeStack {
        Phase phase = Phase.CREATING;
        boolean fails;
        int looks = LOOKS;
        Map<String, String> tags = Map.of();
        final List<ResourceEvent> events = new ArrayList<>();
    }

    synchronized void fail(String stackName, String reason) {
        failing.put(stackName, reason);
    }

    synchronized void heal() {
        failing.clear();
    }

    /** The next so many questions are answered with a throttle. */
    void throttle(int questions) {
        throttled.set(questions);
    }

    synchronized List<String> journal() {
        return List.copyOf(journal);
    }

    synchronized Set<String> present() {
        return Set.copyOf(stacks.keySet());
    }

    private void maybeThrottle() {
        if (throttled.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw new Fault(THROTTLED, "Rate exceeded.", Fault.Origin.CLOUD, null).asException();
        }
    }

    @Override
    public synchronized Begun deploy(Request request) {
        maybeThrottle();
        var there = stacks.get(request.stackName());
        if (there != null && there.phase == Phase.REMAINS) {
            throw new IllegalStateException("must be deleted first: " + request.stackName());
        }
        if (there != null && there.phase == Phase.READY) {
            journal.add("same " + request.stackName());
            return new Begun.Unchanged();
        }
        var stack = new FakeStack();
        stack.tags = request.tags();
        stack.events.add(event(request.stackName(), "Thing", "CREATE_IN_PROGRESS", ""));
        var reason = failing.get(request.stackName());
        stack.fails = reason != null;
        if (reason == null) {
            stack.events.add(event(request.stackName(), "Thing", "CREATE_COMPLETE", ""));
        } else {
            stack.events.add(event(request.stackName(), "Culprit", "CREATE_FAILED", reason));
            stack.events.add(
                    event(
                            request.stackName(),
                            "Thing",
                            "CREATE_FAILED",
                            "Resource creation cancelled"));
            stack.events.add(event(request.stackName(), "Thing", "DELETE_COMPLETE", ""));
        }
        stacks.put(request.stackName(), stack);
        journal.add("create " + request.stackName());
        return new Begun.Running(request.stackName(), request.stackName(), null);
    }

    private ResourceEvent event(String stack, String id, String status, String reason) {
        var unique = stack + "/" + id + "/" + status + "/" + reason;
        return new ResourceEvent(unique, id, "AWS::Test::Thing", status, reason, clock.instant());
    }

    @Override
    public synchronized Begun delete(String stackName) {
        maybeThrottle();
        var stack = stacks.get(stackName);
        if (stack == null) {
            return new Begun.Unchanged();
        }
        journal.add("delete " + stackName);
        stack.phase = Phase.DELETING;
        stack.looks = LOOKS;
        return new Begun.Running(stackName, stackName, null);
    }

    @Override
    public synchronized State state(String stackName) {
        maybeThrottle();
        var stack = stacks.get(stackName);
        if (stack == null) {
            return new State(Phase.ABSENT, "", "");
        }
        if (stack.looks-- > 0) {
            return new State(stack.phase, stack.phase + "_IN_PROGRESS", "");
        }
        if (stack.phase == Phase.DELETING) {
            stacks.remove(stackName);
            journal.add("gone " + stackName);
            return new State(Phase.ABSENT, "DELETE_COMPLETE", "");
        }
        if (stack.phase == Phase.CREATING) {
            stack.phase = stack.fails ? Phase.REMAINS : Phase.READY;
            journal.add((stack.fails ? "failed " : "ready ") + stackName);
        }
        return new State(stack.phase, stack.fails ? "ROLLBACK_COMPLETE" : "CREATE_COMPLETE", "");
    }

    @Override
    public synchronized List<ResourceEvent> events(Begun.Running running) {
        maybeThrottle();
        var stack = stacks.get(running.stackId());
        return stack == null ? List.of() : List.copyOf(stack.events);
    }

    @Override
    public Map<String, String> outputs(String stackName) {
        var outputs = new HashMap<String, String>();
        for (var name :
                List.of(
                        "BucketName",
                        "Image",
                        "RepositoryArn",
                        "ClusterName",
                        "SubnetIds",
                        "SecurityGroupId",
                        "ApiEndpointId",
                        "IngestionUrl",
                        "QueueUrl",
                        "VpcId",
                        "MessagesUrl",
                        "CallerSecurityGroupId",
                        "x")) {
            outputs.put(name, stackName + "." + name);
        }
        return Map.copyOf(outputs);
    }

    @Override
    public synchronized String upload(String artifact, String bucket) {
        maybeThrottle();
        journal.add("upload " + artifact + " to " + bucket);
        return artifact + ".jar";
    }

    @Override
    public synchronized List<Found> find(String tag, String value) {
        maybeThrottle();
        var found = new ArrayList<Found>();
        stacks.forEach(
                (name, stack) -> {
                    if (value.equals(stack.tags.get(tag))) {
                        found.add(new Found(name, new State(stack.phase, "", ""), stack.tags));
                    }
                });
        return found;
    }

    /** What another console, or one that crashed, left behind. */
    synchronized void left(String stackName, Phase phase, Map<String, String> tags) {
        var stack = new FakeStack();
        stack.phase = phase;
        stack.tags = tags;
        stacks.put(stackName, stack);
    }
}
