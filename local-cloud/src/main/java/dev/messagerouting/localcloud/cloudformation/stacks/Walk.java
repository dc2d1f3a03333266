package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Threads;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;

/** Walks a graph side by side, each node after all that it waits for. */
final class Walk {

    /** Does the work of a node and answers why it failed, if it did. */
    @FunctionalInterface
    interface Step {
        Optional<String> run(String node);
    }

    private record Done(String node, Optional<String> failure) {}

    private final Threads threads;
    private final Step step;
    private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();

    private Walk(Threads threads, Step step) {
        this.threads = threads;
        this.step = step;
    }

    /**
     * @param needs for each node what must be done before it
     * @param halt asked before each start: whether no more work is to begin
     * @return the nodes that failed, and why, in the order in which they did
     */
    static Map<String, String> run(
            Threads threads, Map<String, Set<String>> needs, BooleanSupplier halt, Step step) {
        return new Walk(threads, step).walk(needs, halt);
    }

    private Map<String, String> walk(Map<String, Set<String>> needs, BooleanSupplier halt) {
        var waiting = new LinkedHashMap<String, Set<String>>();
        needs.forEach((node, before) -> waiting.put(node, new LinkedHashSet<>(before)));
        var failed = new LinkedHashMap<String, String>();
        int running = start(waiting, halt);
        while (running > 0) {
            var next = take();
            running--;
            if (next.failure().isPresent()) {
                failed.put(next.node(), next.failure().get());
            } else {
                waiting.values().forEach(before -> before.remove(next.node()));
            }
            running += start(waiting, halt);
        }
        return failed;
    }

    private int start(Map<String, Set<String>> waiting, BooleanSupplier halt) {
        if (halt.getAsBoolean()) {
            return 0;
        }
        var ready = ready(waiting);
        var caller = Caller.current();
        for (var node : ready) {
            waiting.remove(node);
            threads.start(
                    "cloudformation/" + node,
                    () -> ScopedValue.where(Caller.SCOPE, caller).run(() -> run(node)));
        }
        return ready.size();
    }

    private static List<String> ready(Map<String, Set<String>> waiting) {
        var ready = new ArrayList<String>();
        waiting.forEach(
                (node, before) -> {
                    if (before.isEmpty()) {
                        ready.add(node);
                    }
                });
        return ready;
    }

    private void run(String node) {
        var outcome = Optional.of("Internal Failure");
        try {
            outcome = step.run(node);
        } finally {
            done.add(new Done(node, outcome));
        }
    }

    private Done take() {
        try {
            return done.take();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new Operation.Stopped();
        }
    }
}
