package dev.messagerouting.localcloud.cloudformation.stacks;

import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A stack at one moment.
 *
 * @param events oldest first
 * @param changeSets by name
 */
record Stack(
        Identity identity,
        Input input,
        Options options,
        State state,
        List<StackEvent> events,
        Map<String, ChangeSet> changeSets) {

    String id() {
        return identity.id();
    }

    String name() {
        return identity.name();
    }

    StackStatus status() {
        return state.status();
    }

    boolean deleted() {
        return status() == StackStatus.DELETE_COMPLETE;
    }

    boolean busy() {
        return status().toString().endsWith("_IN_PROGRESS")
                && status() != StackStatus.REVIEW_IN_PROGRESS;
    }

    Stack with(State next) {
        return new Stack(identity, input, options, next, events, changeSets);
    }

    Stack with(Input next) {
        return new Stack(identity, next, options, state, events, changeSets);
    }

    Stack with(Options next) {
        return new Stack(identity, input, next, state, events, changeSets);
    }

    Stack with(StackEvent event) {
        var all = new ArrayList<>(events);
        all.add(event);
        return new Stack(identity, input, options, state, all, changeSets);
    }

    Stack with(ChangeSet changeSet) {
        var all = new LinkedHashMap<>(changeSets);
        all.put(changeSet.name(), changeSet);
        return new Stack(identity, input, options, state, events, all);
    }

    Stack withoutChangeSet(String name) {
        var all = new LinkedHashMap<>(changeSets);
        all.remove(name);
        return new Stack(identity, input, options, state, events, all);
    }

    Stack withoutChangeSets() {
        return new Stack(identity, input, options, state, events, Map.of());
    }
}
