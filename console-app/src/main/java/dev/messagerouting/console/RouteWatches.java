package dev.messagerouting.console;

import dev.messagerouting.console.deploy.RouteWatcher;
import dev.messagerouting.console.flow.PollLoop;
import dev.messagerouting.console.kernel.Closing;
import dev.messagerouting.console.model.RouteId;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Polls for what happens on the routes that are there, and on no others. */
final class RouteWatches implements RouteWatcher, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RouteWatches.class);

    private final Function<RouteId, List<PollLoop>> start;
    private final Predicate<RouteId> quiet;
    private final Map<RouteId, Closing> running = new HashMap<>();
    private boolean closed;

    /**
     * @param start begins to poll for a route
     * @param quiet whether no message of a route is on its way
     */
    RouteWatches(Function<RouteId, List<PollLoop>> start, Predicate<RouteId> quiet) {
        this.start = start;
        this.quiet = quiet;
    }

    @Override
    public synchronized void present(RouteId route) {
        if (closed || running.containsKey(route)) {
            return;
        }
        LOG.info("watching {}", route);
        var loops = new Closing();
        start.apply(route).forEach(loops::add);
        running.put(route, loops);
    }

    @Override
    public void gone(RouteId route) {
        Closing loops;
        synchronized (this) {
            loops = running.remove(route);
        }
        if (loops != null) {
            loops.close();
        }
    }

    @Override
    public boolean quiet(RouteId route) {
        return quiet.test(route);
    }

    @Override
    public void close() {
        List<RouteId> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(running.keySet());
        }
        left.forEach(this::gone);
    }
}
