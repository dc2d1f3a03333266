package dev.messagerouting.console.cli;

import dev.messagerouting.console.model.RouteId;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param routes to deploy at once; empty if the user is to choose in the window
 * @param runFor how long the routes run once they are deployed; empty: until the window is closed
 * @param snapshots where pictures of the window go
 * @param json print the result as one JSON object
 * @param headless no window, even if there is a display
 */
public record Options(
        List<RouteId> routes,
        Optional<Duration> runFor,
        Optional<Path> snapshots,
        boolean json,
        boolean headless) {

    private static final Duration DEMO = Duration.ofMinutes(1);

    public Options {
        routes = List.copyOf(routes);
    }

    /**
     * The same for a console that nobody can click in: it runs something, and ends.
     *
     * @param available what it runs if nothing was named
     */
    public Options unattended(List<RouteId> available) {
        return new Options(
                routes.isEmpty() ? available : routes,
                Optional.of(runFor.orElse(DEMO)),
                snapshots,
                json,
                true);
    }

    /** The same with pictures of the window. */
    public Options withSnapshots(Path folder) {
        return new Options(routes, runFor, Optional.of(folder), json, headless);
    }
}
