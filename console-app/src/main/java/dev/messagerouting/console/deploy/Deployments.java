package dev.messagerouting.console.deploy;

import dev.messagerouting.console.model.RouteId;

import java.util.Optional;

/**
 * What a screen or the command line can ask for. Every call returns at once; what comes of it is
 * seen in {@link #progress} and {@link #state}, which any thread may read at any time.
 */
public interface Deployments {

    /** Deploys the route and all it needs. Ignored while a run for this route is under way. */
    void deploy(RouteId route);

    /**
     * Stops the source, waits for what is in flight (bounded), then deletes the route's stacks in
     * reverse, and what the routes share if this was the last one.
     */
    void tearDown(RouteId route);

    /** The run under way or, if none is, the last one. */
    Optional<DeployProgress> progress(RouteId route);

    State state(RouteId route);

    /** Where a route is between nothing and deployed. */
    enum State {
        ABSENT,
        DEPLOYING,
        DEPLOYED,
        TEARING_DOWN,
        FAILED
    }
}
