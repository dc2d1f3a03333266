package dev.messagerouting.localcloud.stepfunctions.asl;

import java.util.Map;

/** States that lead to one another: a machine's own, a branch's, an iteration's. */
public record Scope(String startAt, Map<String, State> states) {

    public State start() {
        return state(startAt);
    }

    public State state(String name) {
        var state = states.get(name);
        if (state == null) {
            throw new IllegalStateException("a checked definition has no state " + name);
        }
        return state;
    }
}
