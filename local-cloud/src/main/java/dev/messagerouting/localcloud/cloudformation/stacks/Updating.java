package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.cloudformation.stacks.Deployment.Change;
import dev.messagerouting.localcloud.cloudformation.stacks.Teardown.Doomed;

import software.amazon.awssdk.services.cloudformation.model.OnFailure;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One update: bring the resources to the new input, then clean up what it left over; or, if that
 * fails, back to the old input and clean up what was new.
 */
final class Updating {

    private final Tools tools;
    private final Recorder recorder;
    private final Stack before;
    private final Input next;
    private final Operation operation;
    private final Deployment deployment;

    Updating(Tools tools, Stack before, Input next, Operation operation) {
        this.tools = tools;
        this.recorder = tools.recorder();
        this.before = before;
        this.next = next;
        this.operation = operation;
        this.deployment = new Deployment(tools, before, next, operation);
    }

    void run() {
        Map<String, String> failed;
        try {
            failed = deployment.run();
        } catch (Operation.Stopped closing) {
            throw closing;
        } catch (RuntimeException failure) {
            fail(Reasons.of(failure, before.name()) + " ");
            return;
        }
        if (operation.stopping()) {
            if (operation.cancelled()) {
                fail("Stack update cancelled by user. ");
            }
            return;
        }
        if (!failed.isEmpty()) {
            fail(reason(failed.keySet()));
            return;
        }
        try {
            var outputs = new Outputs(tools.exports(), before);
            var values = outputs.of(next.template(), deployment.scope());
            tools.store()
                    .change(
                            before.id(),
                            now -> now.with(next).with(now.state().withOutputs(values)));
        } catch (RuntimeException failure) {
            fail(Reasons.of(failure, before.name()) + " ");
            return;
        }
        recorder.stack(before.id(), StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, null);
        cleanUp(leftOver());
        recorder.stack(before.id(), StackStatus.UPDATE_COMPLETE, null);
    }

    private String reason(Set<String> failed) {
        var created = new ArrayList<String>();
        var updated = new ArrayList<String>();
        for (var name : failed) {
            (before.state().pieces().containsKey(name) ? updated : created).add(name);
        }
        var reason = new StringBuilder();
        if (!created.isEmpty()) {
            reason.append(Reasons.failed("create", created));
        }
        if (!updated.isEmpty()) {
            reason.append(Reasons.failed("update", updated));
        }
        return reason.toString();
    }

    /** What the old template had and the new one has not, and what was replaced. */
    private List<Doomed> leftOver() {
        var doomed = new ArrayList<Doomed>();
        for (var piece : before.state().pieces().values()) {
            if (!deployment.graph().containsKey(piece.logicalId())) {
                doomed.add(new Doomed(piece, true, piece.deletionPolicy().startsWith("Retain")));
            } else if (deployment.changes().get(piece.logicalId())
                    instanceof Change.Replaced(Piece old)) {
                doomed.add(new Doomed(old, false, old.replacePolicy().startsWith("Retain")));
            }
        }
        return doomed;
    }

    private void cleanUp(List<Doomed> doomed) {
        var teardown = new Teardown(tools, before.identity(), new Operation());
        teardown.run(doomed);
        teardown.forget(doomed);
    }

    private void fail(String reason) {
        if (before.options().onFailure() == OnFailure.DO_NOTHING) {
            recorder.stack(before.id(), StackStatus.UPDATE_FAILED, reason);
            return;
        }
        recorder.stack(before.id(), StackStatus.UPDATE_ROLLBACK_IN_PROGRESS, reason);
        var made = madeNew();
        var failed = Walk.run(tools.threads(), oldOrder(), () -> false, this::restore);
        if (!failed.isEmpty()) {
            recorder.stack(
                    before.id(),
                    StackStatus.UPDATE_ROLLBACK_FAILED,
                    Reasons.failed("update", failed.keySet()));
            return;
        }
        recorder.stack(before.id(), StackStatus.UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS, null);
        cleanUp(made);
        recorder.stack(before.id(), StackStatus.UPDATE_ROLLBACK_COMPLETE, null);
    }

    /** The physical resources that the failed update made. */
    private List<Doomed> madeNew() {
        var doomed = new ArrayList<Doomed>();
        var now = tools.store().get(before.id()).state().pieces();
        for (var piece : now.values()) {
            var old = before.state().pieces().get(piece.logicalId());
            if (old == null) {
                doomed.add(new Doomed(piece, true, false));
            } else if (piece.exists() && !Objects.equals(old.physicalId(), piece.physicalId())) {
                doomed.add(new Doomed(piece, false, false));
            }
        }
        return doomed;
    }

    private Map<String, Set<String>> oldOrder() {
        var order = new LinkedHashMap<String, Set<String>>();
        var old = before.state().pieces();
        old.forEach(
                (name, piece) -> {
                    var needs = new LinkedHashSet<>(piece.needs());
                    needs.retainAll(old.keySet());
                    order.put(name, needs);
                });
        return order;
    }

    private Optional<String> restore(String name) {
        var old = before.state().pieces().get(name);
        if (old == null) {
            return Optional.empty();
        }
        var steps = new Steps(tools, before.identity(), () -> false);
        return switch (deployment.changes().get(name)) {
            case null -> {
                recorder.silently(before.id(), old);
                yield Optional.empty();
            }
            case Change.Added _ -> {
                recorder.silently(before.id(), old);
                yield Optional.empty();
            }
            case Change.Changed _ -> back(steps, old);
            case Change.Replaced _ -> {
                var back = old.with(ResourceStatus.UPDATE_COMPLETE, null, recorder.now());
                recorder.piece(before.id(), back);
                yield Optional.empty();
            }
        };
    }

    /** From what the update made of it, or half made, to what it was. */
    private Optional<String> back(Steps steps, Piece old) {
        var now = tools.store().get(before.id()).state().pieces().get(old.logicalId());
        return steps.update(now == null ? old : now, next.tags(), old, before.input().tags());
    }
}
