package dev.messagerouting.localcloud;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;

/** Closes what it owns in reverse order, once, and goes on when one of them fails to close. */
final class Owner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Owner.class);

    private final Deque<AutoCloseable> owned = new ArrayDeque<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    <T extends AutoCloseable> T own(T resource) {
        owned.push(resource);
        return resource;
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        for (var resource : owned) {
            try {
                resource.close();
            } catch (Exception failure) {
                LOG.error("{} did not close", resource.getClass().getSimpleName(), failure);
            }
        }
    }
}
