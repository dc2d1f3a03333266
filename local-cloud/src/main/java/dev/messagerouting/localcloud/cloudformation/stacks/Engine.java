package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.cloudformation.stacks.Teardown.Doomed;
import dev.messagerouting.localcloud.kernel.Caller;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.services.cloudformation.model.OnFailure;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Runs the creation, update and deletion of stacks, each on a thread of its own. */
final class Engine {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final Tools tools;
    private final Recorder recorder;
    private final Map<String, Operation> running = new ConcurrentHashMap<>();

    Engine(Tools tools) {
        this.tools = tools;
        this.recorder = tools.recorder();
    }

    /** The stack's status is set already; so a caller who looks at once sees it. */
    void create(Stack stack) {
        start(stack, operation -> create(stack, operation));
    }

    void update(Stack stack, Input next) {
        start(stack, operation -> new Updating(tools, stack, next, operation).run());
    }

    /** Stops what still runs on the stack, then deletes it. */
    void delete(Stack stack, Set<String> retain) {
        var before = running.get(stack.id());
        if (before != null) {
            before.stop();
        }
        start(
                stack,
                operation -> {
                    if (before != null) {
                        before.join();
                    }
                    delete(stack.id(), retain, operation);
                });
    }

    /** Answers whether there was an update to cancel. */
    boolean cancel(Stack stack) {
        var operation = running.get(stack.id());
        if (operation != null) {
            operation.cancel();
        }
        return operation != null;
    }

    private void start(Stack stack, Consumer<Operation> body) {
        var operation = new Operation();
        running.put(stack.id(), operation);
        tools.threads()
                .start(
                        "cloudformation/" + stack.name(),
                        () ->
                                ScopedValue.where(Caller.SCOPE, stack.identity().caller())
                                        .run(() -> run(stack, operation, body)));
    }

    private void run(Stack stack, Operation operation, Consumer<Operation> body) {
        try {
            body.accept(operation);
        } catch (Operation.Stopped _) {
            LOG.debug("{} was stopped", stack.name());
        } finally {
            running.remove(stack.id(), operation);
            operation.end();
        }
    }

    private void create(Stack stack, Operation operation) {
        watch(stack, operation);
        var deployment = new Deployment(tools, stack, stack.input(), operation);
        List<String> failed;
        try {
            failed = List.copyOf(deployment.run().keySet());
        } catch (Operation.Stopped closing) {
            throw closing;
        } catch (RuntimeException failure) {
            giveUp(stack, Reasons.of(failure, stack.name()) + " ");
            return;
        }
        if (operation.stopping() && !operation.timedOut()) {
            return;
        }
        var reason =
                operation.timedOut() ? "Stack creation time exceeded the specified timeout. " : "";
        if (!failed.isEmpty() || operation.timedOut()) {
            reason += failed.isEmpty() ? "" : Reasons.failed("create", failed);
            giveUp(stack, reason);
            return;
        }
        try {
            var outputs = new Outputs(tools.exports(), stack);
            var values = outputs.of(stack.input().template(), deployment.scope());
            tools.store().change(stack.id(), now -> now.with(now.state().withOutputs(values)));
        } catch (RuntimeException failure) {
            giveUp(stack, Reasons.of(failure, stack.name()) + " ");
            return;
        }
        recorder.stack(stack.id(), StackStatus.CREATE_COMPLETE, null);
    }

    private void watch(Stack stack, Operation operation) {
        var minutes = stack.options().timeout();
        if (minutes != null) {
            operation.watch(tools.time().schedule(Duration.ofMinutes(minutes), operation::timeOut));
        }
    }

    /** What becomes of a stack whose creation failed. */
    private void giveUp(Stack stack, String reason) {
        switch (stack.options().onFailure()) {
            case DO_NOTHING -> recorder.stack(stack.id(), StackStatus.CREATE_FAILED, reason);
            case DELETE -> {
                recorder.stack(
                        stack.id(),
                        StackStatus.DELETE_IN_PROGRESS,
                        reason + "Delete requested by user.");
                delete(stack.id(), Set.of(), new Operation());
            }
            case ROLLBACK, UNKNOWN_TO_SDK_VERSION -> rollBack(stack, reason);
        }
    }

    private void rollBack(Stack stack, String reason) {
        recorder.stack(
                stack.id(),
                StackStatus.ROLLBACK_IN_PROGRESS,
                reason + "Rollback requested by user.");
        var teardown = new Teardown(tools, stack.identity(), new Operation());
        var keep = !stack.options().retainExceptOnCreate();
        var doomed =
                teardown.all(
                        tools.store().get(stack.id()),
                        piece -> keep && piece.deletionPolicy().equals("Retain"));
        var failed = teardown.run(doomed);
        recorder.stack(
                stack.id(),
                failed.isEmpty() ? StackStatus.ROLLBACK_COMPLETE : StackStatus.ROLLBACK_FAILED,
                failed.isEmpty() ? null : Reasons.failed("delete", failed));
    }

    private void delete(String id, Set<String> retain, Operation operation) {
        var stack = tools.store().get(id);
        var teardown = new Teardown(tools, stack.identity(), operation);
        List<Doomed> doomed =
                new ArrayList<>(
                        teardown.all(
                                stack,
                                piece ->
                                        retain.contains(piece.logicalId())
                                                || piece.deletionPolicy().startsWith("Retain")));
        var failed = teardown.run(doomed);
        if (failed.isEmpty()) {
            tools.store().change(id, Stack::withoutChangeSets);
            tools.store().change(id, now -> now.with(now.state().withImports(Set.of())));
            recorder.stack(id, StackStatus.DELETE_COMPLETE, null);
        } else {
            recorder.stack(id, StackStatus.DELETE_FAILED, Reasons.failed("delete", failed));
        }
    }

    /** What a request means where it says nothing. */
    static OnFailure onFailure(boolean rollbackDisabled) {
        return rollbackDisabled ? OnFailure.DO_NOTHING : OnFailure.ROLLBACK;
    }
}
