package dev.messagerouting.console.flow;

import dev.messagerouting.console.kernel.Threads;
import dev.messagerouting.console.kernel.Time;
import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.model.FaultException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Reads, hands over, waits, on one virtual thread: never two reads at once. A failure is reported
 * once, then the loop backs off and goes on. Closing finishes the running read and reads a last
 * time.
 */
public final class PollLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PollLoop.class);
    private static final Duration LAST_READ = Duration.ofSeconds(5);

    private final FlowReader reader;
    private final Inbox inbox;
    private final PollPace pace;
    private final Time time;
    private final RandomGenerator jitter;
    private final Consumer<Fault> report;
    private final Object waking = new Object();
    private final Thread thread;
    private boolean closing;
    private @Nullable Thread sleeper;
    private int failures;

    public PollLoop(
            FlowReader reader,
            Inbox inbox,
            PollPace pace,
            Threads threads,
            Time time,
            RandomGenerator jitter,
            Consumer<Fault> report) {
        this.reader = reader;
        this.inbox = inbox;
        this.pace = pace;
        this.time = time;
        this.jitter = jitter;
        this.report = report;
        this.thread = threads.start("poll/" + reader.name(), this::run);
    }

    private void run() {
        try {
            while (!isClosing()) {
                round();
                pause(pauseNow());
            }
            round();
        } catch (InterruptedException ended) {
            LOG.debug("{} was ended", reader.name());
        }
    }

    private void round() throws InterruptedException {
        try {
            inbox.put(reader.read());
            if (failures > 0) {
                LOG.info("{} reads again after {} failures", reader.name(), failures);
            }
            failures = 0;
        } catch (FaultException failed) {
            failed(failed.fault());
        } catch (RuntimeException bug) {
            failed(
                    new Fault(
                            "flow.unexpected",
                            "Reading "
                                    + reader.name()
                                    + " failed by an error of the console: "
                                    + bug,
                            Fault.Origin.BUG,
                            bug));
        }
    }

    private void failed(Fault fault) {
        failures++;
        if (failures == 1) {
            LOG.warn("{}: {}", reader.name(), fault.sentence(), fault.cause());
            report.accept(fault);
        }
    }

    /**
     * Twice as long after each failure, give or take a half, so that many do not return at once.
     */
    private Duration pauseNow() {
        if (failures == 0) {
            return pace.interval();
        }
        var grown = pace.interval().multipliedBy(1L << Math.min(failures, 16));
        var capped = grown.compareTo(pace.slowest()) > 0 ? pace.slowest() : grown;
        return Duration.ofNanos((long) (capped.toNanos() * (0.5 + jitter.nextDouble() / 2)));
    }

    private boolean isClosing() {
        synchronized (waking) {
            return closing;
        }
    }

    /** Only a pause is cut short by closing: an interrupted read could lose what it found. */
    private void pause(Duration duration) throws InterruptedException {
        synchronized (waking) {
            if (closing) {
                return;
            }
            sleeper = Thread.currentThread();
        }
        try {
            time.sleep(duration);
        } catch (InterruptedException woken) {
            if (!isClosing()) {
                throw woken;
            }
        } finally {
            synchronized (waking) {
                sleeper = null;
                if (closing) {
                    boolean _ = Thread.interrupted();
                }
            }
        }
    }

    @Override
    public void close() {
        synchronized (waking) {
            closing = true;
            if (sleeper != null) {
                sleeper.interrupt();
            }
        }
        try {
            if (!thread.join(LAST_READ)) {
                LOG.warn("the last read of {} takes too long and is given up", reader.name());
                thread.interrupt();
            }
        } catch (InterruptedException hurried) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
