package dev.messagerouting.localcloud.kernel;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Holds one immutable snapshot of a service's state. An operation checks and decides on a snapshot,
 * then commits; if another was faster it decides again, so the decision must have no side effects.
 */
public final class Cell<S> {

    /** The state that follows, and what the operation answers. */
    public record Change<S, R>(S next, R answer) {}

    private final AtomicReference<S> state;

    public Cell(S initial) {
        state = new AtomicReference<>(initial);
    }

    public S get() {
        return state.get();
    }

    public S update(UnaryOperator<S> decide) {
        return state.updateAndGet(decide);
    }

    public <R> R commit(Function<S, Change<S, R>> decide) {
        while (true) {
            var before = state.get();
            var change = decide.apply(before);
            if (state.compareAndSet(before, change.next())) {
                return change.answer();
            }
        }
    }
}
