package dev.messagerouting.console.fx;

import javafx.animation.AnimationTimer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Asks view-models to look at what is new, once per pulse of the screen. Nothing from outside
 * pushes into the window: it pulls, so a burst costs one repaint. FX thread only.
 */
public final class FxPump implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FxPump.class);

    private final Clock clock;
    private final List<Listener> listeners = new ArrayList<>();
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long nanos) {
                    pulse();
                }
            };

    public FxPump(Clock clock) {
        this.clock = clock;
    }

    /** Calls {@code listener} with the time, at every pulse. */
    public void eachPulse(Consumer<Instant> listener) {
        every(Duration.ZERO, listener);
    }

    /** Calls {@code listener} at the first pulse, and then when {@code pause} has gone by. */
    public void every(Duration pause, Consumer<Instant> listener) {
        listeners.add(new Listener(pause, listener));
    }

    public void start() {
        timer.start();
    }

    /** What the timer does; a test does it by hand. */
    public void pulse() {
        var now = clock.instant();
        for (var listener : listeners) {
            listener.tellIfDue(now);
        }
    }

    @Override
    public void close() {
        timer.stop();
    }

    /** One listener, when it was last told, and whether its failure was already reported. */
    private static final class Listener {

        private final Duration pause;
        private final Consumer<Instant> told;
        private Instant due = Instant.MIN;
        private boolean failing;

        Listener(Duration pause, Consumer<Instant> told) {
            this.pause = pause;
            this.told = told;
        }

        void tellIfDue(Instant now) {
            if (now.isBefore(due)) {
                return;
            }
            due = now.plus(pause);
            try {
                told.accept(now);
                failing = false;
            } catch (RuntimeException failure) {
                // One broken screen must not stop the others, nor fill the log sixty times a
                // second.
                if (!failing) {
                    LOG.error("A screen could not be brought up to date", failure);
                }
                failing = true;
            }
        }
    }
}
