package dev.messagerouting.console.planning;

import dev.messagerouting.console.model.ComponentId;
import dev.messagerouting.console.model.RouteId;

/** What the stacks of one demo are called; the prefix keeps two demos in one account apart. */
public record StackNames(String prefix) {

    /**
     * As CloudFormation wants a stack's name to begin, and short enough that the longest of our
     * names stays within its 128 characters
     * (https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html).
     */
    public StackNames {
        if (!prefix.matches("[a-zA-Z][a-zA-Z0-9-]{0,39}")) {
            throw new IllegalArgumentException(
                    "The prefix of stack names must be 1 to 40 letters, digits or hyphens and begin"
                            + " with a letter, not '"
                            + prefix
                            + "'.");
        }
    }

    public String artifactStore() {
        return prefix + "-artifact-store";
    }

    public String cluster() {
        return prefix + "-cluster";
    }

    public String route(RouteId route) {
        return prefix + "-" + route.value();
    }

    public String simulator(RouteId route, ComponentId simulator) {
        return route(route) + "-" + simulator.value();
    }
}
