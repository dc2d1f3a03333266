package dev.messagerouting.localcloud.cloudformation.stacks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Deletes resources in the reverse of the order in which they were made. */
final class Teardown {

    /**
     * One resource that goes.
     *
     * @param owned whether the stack still counts it as its own
     * @param retained whether the physical resource is to stay
     */
    record Doomed(Piece piece, boolean owned, boolean retained) {}

    private final Tools tools;
    private final Identity identity;
    private final Steps steps;

    Teardown(Tools tools, Identity identity, Operation operation) {
        this.tools = tools;
        this.identity = identity;
        this.steps = new Steps(tools, identity, operation::stopping);
    }

    /** Answers the resources that could not be deleted; what they needed is left alone too. */
    List<String> run(Collection<Doomed> doomed) {
        var byName = new LinkedHashMap<String, Doomed>();
        doomed.forEach(one -> byName.put(one.piece().logicalId(), one));
        var failed =
                Walk.run(
                        tools.threads(),
                        reversed(byName),
                        () -> false,
                        name -> {
                            var one = byName.get(name);
                            return one == null
                                    ? Optional.empty()
                                    : steps.delete(one.piece(), one.owned(), one.retained());
                        });
        return new ArrayList<>(failed.keySet());
    }

    /** All of a stack's resources that are not gone yet. */
    List<Doomed> all(Stack stack, Predicate<Piece> retained) {
        return stack.state().pieces().values().stream()
                .filter(piece -> !piece.status().toString().equals("DELETE_COMPLETE"))
                .filter(piece -> !piece.status().toString().equals("DELETE_SKIPPED"))
                .map(piece -> new Doomed(piece, true, retained.test(piece)))
                .toList();
    }

    void forget(Collection<Doomed> doomed) {
        for (var one : doomed) {
            if (one.owned()) {
                tools.recorder().forget(identity.id(), one.piece().logicalId());
            }
        }
    }

    private static Map<String, Set<String>> reversed(Map<String, Doomed> doomed) {
        var graph = new LinkedHashMap<String, Set<String>>();
        doomed.keySet().forEach(name -> graph.put(name, new HashSet<>()));
        doomed.forEach(
                (name, one) -> {
                    for (var needed : one.piece().needs()) {
                        var users = graph.get(needed);
                        if (users != null) {
                            users.add(name);
                        }
                    }
                });
        return graph;
    }
}
