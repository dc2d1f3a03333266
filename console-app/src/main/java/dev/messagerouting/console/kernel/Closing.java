package dev.messagerouting.console.kernel;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Owns what was opened and closes it in reverse order, once. The first failure is thrown with the
 * others attached, after everything was closed. What is added late is closed at once.
 */
public final class Closing implements AutoCloseable {

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private boolean closed;

    public <T extends AutoCloseable> T add(T opening) {
        boolean late;
        synchronized (opened) {
            late = closed;
            if (!late) {
                opened.push(opening);
            }
        }
        if (late) {
            rethrow(closeOne(opening, null));
        }
        return opening;
    }

    @Override
    public void close() {
        Exception failure = null;
        for (var next = take(); next != null; next = take()) {
            failure = closeOne(next, failure);
        }
        rethrow(failure);
    }

    private @Nullable AutoCloseable take() {
        synchronized (opened) {
            closed = true;
            return opened.poll();
        }
    }

    private static @Nullable Exception closeOne(AutoCloseable next, @Nullable Exception before) {
        try {
            next.close();
            return before;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return before == null ? interrupted : before;
        } catch (Exception failure) {
            if (before == null) {
                return failure;
            }
            before.addSuppressed(failure);
            return before;
        }
    }

    private static void rethrow(@Nullable Exception failure) {
        switch (failure) {
            case null -> {}
            case RuntimeException unchecked -> throw unchecked;
            case Exception checked -> throw new IllegalStateException(checked);
        }
    }
}
