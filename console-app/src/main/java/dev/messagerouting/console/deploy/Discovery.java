package dev.messagerouting.console.deploy;

import dev.messagerouting.console.deploy.Deployments.State;
import dev.messagerouting.console.deploy.StackPort.Found;
import dev.messagerouting.console.deploy.StackPort.Phase;
import dev.messagerouting.console.model.RouteId;
import dev.messagerouting.console.planning.Tags;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is deployed, by the tags of the stacks that are there. */
final class Discovery {

    private final StackPort port;
    private final Stacks stacks;
    private final String prefix;

    Discovery(StackPort port, Stacks stacks, String prefix) {
        this.port = port;
        this.stacks = stacks;
        this.prefix = prefix;
    }

    Seen look() throws InterruptedException {
        return new Seen(stacks.patiently(() -> port.find(Tags.PREFIX, prefix)));
    }

    record Seen(List<Found> stacks) {

        /**
         * @param wanted the names of the stacks that only this route has
         */
        State state(RouteId route, Set<String> wanted) {
            var found =
                    stacks.stream()
                            .filter(s -> route.value().equals(s.tags().get(Tags.ROUTE)))
                            .filter(s -> s.state().phase() != Phase.ABSENT)
                            .toList();
            if (found.isEmpty()) {
                return State.ABSENT;
            }
            if (any(found, Phase.DELETING)) {
                return State.TEARING_DOWN;
            }
            if (any(found, Phase.CREATING)) {
                return State.DEPLOYING;
            }
            var names = new TreeSet<String>();
            found.forEach(s -> names.add(s.stackName()));
            return names.containsAll(wanted)
                            && !any(found, Phase.FAILED)
                            && !any(found, Phase.REMAINS)
                    ? State.DEPLOYED
                    : State.FAILED;
        }

        private static boolean any(List<Found> found, Phase phase) {
            return found.stream().anyMatch(s -> s.state().phase() == phase);
        }
    }
}
