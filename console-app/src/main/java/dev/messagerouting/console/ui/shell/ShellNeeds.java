package dev.messagerouting.console.ui.shell;

import dev.messagerouting.console.deploy.Deployments;
import dev.messagerouting.console.model.RouteId;
import dev.messagerouting.console.tracking.Tape;

import java.time.Clock;
import java.util.function.Consumer;

/**
 * Everything that the window needs from outside.
 *
 * @param clock the time that the tape's events are in; its zone is that of the screen
 * @param demo the route that "Run the demo" deploys, and that is shown first
 * @param look as it was remembered
 * @param remember is told each new look, on the FX thread; should return at once
 */
public record ShellNeeds(
        Deployments deployments,
        Tape tape,
        Clock clock,
        EnvironmentLabel environment,
        RouteId demo,
        Look look,
        Consumer<Look> remember) {

    /**
     * Which cloud this is.
     *
     * @param name for example {@code Local}, or an AWS profile
     * @param costs whether what runs there is charged for
     */
    public record EnvironmentLabel(String name, String account, String region, boolean costs) {}
}
