package dev.messagerouting.console.kernel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The threads of one console: virtual, named {@code console/<what>}, and owned here. Closing
 * interrupts what still runs and waits for it.
 */
public final class Threads implements AutoCloseable {

    public static final String PREFIX = "console/";

    private static final Logger LOG = LoggerFactory.getLogger(Threads.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Set<Thread> alive = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Starts {@code work}; what it throws is logged once, here. */
    public Thread start(String name, Runnable work) {
        var thread = Thread.ofVirtual().name(PREFIX + name).unstarted(() -> run(name, work));
        alive.add(thread);
        thread.start();
        if (closed) {
            thread.interrupt();
        }
        return thread;
    }

    private void run(String name, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error failure) {
            LOG.error("{} ended by a failure", name, failure);
        } finally {
            alive.remove(Thread.currentThread());
        }
    }

    /** The names of the threads that still run: empty after {@link #close}. */
    public Set<String> running() {
        return Set.copyOf(alive.stream().map(Thread::getName).toList());
    }

    @Override
    public void close() {
        closed = true;
        alive.forEach(Thread::interrupt);
        for (var thread : alive) {
            try {
                if (!thread.equals(Thread.currentThread()) && !thread.join(PATIENCE)) {
                    LOG.warn("{} did not end within {}", thread.getName(), PATIENCE);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
