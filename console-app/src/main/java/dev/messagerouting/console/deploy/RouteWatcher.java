package dev.messagerouting.console.deploy;

import dev.messagerouting.console.model.RouteId;

/** Who wants to know which routes there are messages of. Called off the screen's thread. */
public interface RouteWatcher {

    /** The route's stacks are there or will be soon: begin to watch, if not yet done. */
    void present(RouteId route);

    /** The route's stacks are gone: stop watching. */
    void gone(RouteId route);

    /** Whether no message of the route is on its way, as far as is known by now. */
    boolean quiet(RouteId route);
}
