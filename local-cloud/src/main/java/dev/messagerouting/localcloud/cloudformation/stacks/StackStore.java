package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.cloudformation.template.Errors;
import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.Faults;

import software.amazon.awssdk.services.cloudformation.model.AlreadyExistsException;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * All stacks of all accounts and regions. Deleted ones can be asked for by id for 90 days
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html).
 */
public final class StackStore {

    private static final Duration REMEMBERED = Duration.ofDays(90);

    private final Cell<Map<String, Stack>> stacks = new Cell<>(Map.of());

    /** Adds a stack whose name no live stack of the same account and region has. */
    void add(Stack stack) {
        stacks.update(
                all -> {
                    if (live(all, stack.identity().caller(), stack.name()).isPresent()) {
                        throw Faults.of(
                                AlreadyExistsException.builder(),
                                "AlreadyExistsException",
                                400,
                                "Stack [" + stack.name() + "] already exists");
                    }
                    var next = new LinkedHashMap<>(all);
                    next.values().removeIf(old -> forgotten(old, stack.identity().created()));
                    next.put(stack.id(), stack);
                    return next;
                });
    }

    private static boolean forgotten(Stack stack, Instant now) {
        var deleted = stack.state().deleted();
        return deleted != null && deleted.plus(REMEMBERED).isBefore(now);
    }

    Stack get(String id) {
        return Optional.ofNullable(stacks.get().get(id)).orElseThrow(() -> missing(id));
    }

    /** A live stack by name, or any by id. */
    Stack need(String nameOrId) {
        return find(nameOrId).orElseThrow(() -> missing(nameOrId));
    }

    Optional<Stack> find(String nameOrId) {
        var all = stacks.get();
        return Optional.ofNullable(all.get(nameOrId))
                .or(() -> live(all, Caller.current(), nameOrId));
    }

    static RuntimeException missing(String nameOrId) {
        return Errors.validation("Stack with id " + nameOrId + " does not exist");
    }

    private static Optional<Stack> live(Map<String, Stack> all, Caller caller, String name) {
        return all.values().stream()
                .filter(s -> s.name().equals(name) && s.identity().caller().equals(caller))
                .filter(s -> !s.deleted())
                .findFirst();
    }

    /** The caller's stacks, newest first. */
    List<Stack> all() {
        var mine =
                stacks.get().values().stream()
                        .filter(s -> s.identity().caller().equals(Caller.current()))
                        .toList();
        return mine.reversed();
    }

    Stack change(String id, UnaryOperator<Stack> change) {
        return stacks.commit(
                all -> {
                    var stack = all.get(id);
                    if (stack == null) {
                        throw missing(id);
                    }
                    var changed = change.apply(stack);
                    var next = new LinkedHashMap<>(all);
                    next.put(id, changed);
                    return new Cell.Change<>(next, changed);
                });
    }

    void remove(String id) {
        stacks.update(
                all -> {
                    var next = new LinkedHashMap<>(all);
                    next.remove(id);
                    return next;
                });
    }
}
