package dev.messagerouting.localcloud.stepfunctions;

import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.stepfunctions.run.Run;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The standard executions, by ARN and, for each machine, in the order of their start. Those that
 * ended leave by the {@link Retention}; their names are remembered a while longer, so that a start
 * that is repeated late is still known for what it is.
 *
 * <p>Not a snapshot in a cell as elsewhere: thousands come and go each second, and each is its own.
 */
final class Executions {

    private static final int NAMES_REMEMBERED = 200_000;

    /** An execution, its place in the order of all, and its machine as it was at the start. */
    record Entry(long order, Run run, Machine machine) {}

    /** An end, and how many events the history had then. */
    private record End(Entry entry, int events) {}

    private final CloudTime time;
    private final Retention retention;
    private final MachineMeters meters;
    private final Map<String, Entry> byArn = new ConcurrentHashMap<>();
    private final Map<String, ConcurrentSkipListMap<Long, Entry>> byMachine =
            new ConcurrentHashMap<>();
    private final AtomicLong orders = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<End> ended = new ArrayDeque<>();
    private final LinkedHashSet<String> gone = new LinkedHashSet<>();
    private long events;

    Executions(CloudTime time, Retention retention, MachineMeters meters) {
        this.time = time;
        this.retention = retention;
        this.meters = meters;
    }

    /** The one that is there by this name, or null if {@code run} now is. */
    @Nullable Run add(Run run, Machine machine) {
        var arn = run.plan().executionArn();
        var entry = new Entry(orders.incrementAndGet(), run, machine);
        var there = byArn.putIfAbsent(arn, entry);
        if (there != null) {
            return there.run();
        }
        byMachine
                .computeIfAbsent(run.plan().machineArn(), _ -> new ConcurrentSkipListMap<>())
                .put(entry.order(), entry);
        return null;
    }

    @Nullable Run get(String arn) {
        var entry = byArn.get(arn);
        return entry == null ? null : entry.run();
    }

    @Nullable Machine machineOf(String arn) {
        var entry = byArn.get(arn);
        return entry == null ? null : entry.machine();
    }

    /** Whether it ended so long ago that only its name is known. */
    boolean isGone(String arn) {
        lock.lock();
        try {
            return gone.contains(arn);
        } finally {
            lock.unlock();
        }
    }

    /** A machine's executions, the newest first, from before {@code order} on. */
    List<Entry> newestFirst(String machineArn, long order) {
        var all = byMachine.get(machineArn);
        if (all == null) {
            return List.of();
        }
        return List.copyOf(all.headMap(order, false).descendingMap().values());
    }

    boolean anyRuns(String machineArn) {
        var all = byMachine.get(machineArn);
        return all != null && all.values().stream().anyMatch(e -> !e.run().status().ended());
    }

    /** The machine is gone, and its executions with it. */
    void forget(String machineArn) {
        meters.end(machineArn);
        var all = byMachine.remove(machineArn);
        Collection<Entry> entries = all == null ? List.of() : all.values();
        entries.forEach(entry -> byArn.remove(entry.run().plan().executionArn()));
    }

    void ended(Run run) {
        var entry = byArn.get(run.plan().executionArn());
        if (entry == null) {
            return;
        }
        lock.lock();
        try {
            var end = new End(entry, run.history().size());
            ended.add(end);
            events += end.events();
            while (!ended.isEmpty() && tooMuch(ended.getFirst().entry().run())) {
                leave(ended.removeFirst());
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean tooMuch(Run oldest) {
        var stopped = oldest.status().stopped();
        return ended.size() > retention.executions()
                || events > retention.events()
                || (stopped != null && stopped.plus(retention.age()).isBefore(time.now()));
    }

    /** One that was redriven meanwhile stays; it comes again when it ends again. */
    private void leave(End end) {
        var entry = end.entry();
        var run = entry.run();
        events -= end.events();
        if (!run.status().ended()) {
            return;
        }
        var arn = run.plan().executionArn();
        byArn.remove(arn);
        var ofMachine = byMachine.get(run.plan().machineArn());
        if (ofMachine != null) {
            ofMachine.remove(entry.order());
        }
        gone.add(arn);
        if (gone.size() > NAMES_REMEMBERED) {
            gone.removeFirst();
        }
    }
}
