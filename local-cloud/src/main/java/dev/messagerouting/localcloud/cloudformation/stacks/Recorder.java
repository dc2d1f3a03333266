package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.cloudformation.template.Errors;
import dev.messagerouting.localcloud.cloudformation.template.Json;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Names;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;

/**
 * Writes a stack's moves and their events in one step, so that neither is seen without the other.
 */
final class Recorder {

    private final StackStore store;
    private final CloudTime time;

    Recorder(StackStore store, CloudTime time) {
        this.store = store;
        this.time = time;
    }

    Instant now() {
        return time.now().truncatedTo(ChronoUnit.MILLIS);
    }

    Stack stack(String id, StackStatus status, @Nullable String reason) {
        return store.change(
                id,
                stack -> {
                    if (!Lifecycle.legal(stack.status(), status)) {
                        throw illegal(stack, status);
                    }
                    var moved = stack.state().with(status, reason);
                    var ended =
                            status == StackStatus.DELETE_COMPLETE ? moved.deletedAt(now()) : moved;
                    return stack.with(ended).with(stackEvent(stack, status, reason));
                });
    }

    /** Another operation was faster: AWS names the state that is in the way. */
    private static RuntimeException illegal(Stack stack, StackStatus status) {
        return Errors.validation(
                "Stack:"
                        + stack.id()
                        + " is in "
                        + stack.status()
                        + " state and can not go to "
                        + status
                        + ".");
    }

    /** Sets a resource as it is now and tells it in an event. */
    void piece(String id, Piece piece) {
        store.change(
                id, stack -> stack.with(stack.state().with(piece)).with(pieceEvent(stack, piece)));
    }

    /** Tells of a physical resource that is no longer the stack's own, such as a replaced one. */
    void event(String id, Piece piece) {
        store.change(id, stack -> stack.with(pieceEvent(stack, piece)));
    }

    void silently(String id, Piece piece) {
        store.change(id, stack -> stack.with(stack.state().with(piece)));
    }

    void forget(String id, String logicalId) {
        store.change(id, stack -> stack.with(stack.state().without(logicalId)));
    }

    private StackEvent stackEvent(Stack stack, StackStatus status, @Nullable String reason) {
        return StackEvent.builder()
                .stackId(stack.id())
                .stackName(stack.name())
                .eventId(Names.uuid())
                .logicalResourceId(stack.name())
                .physicalResourceId(stack.id())
                .resourceType("AWS::CloudFormation::Stack")
                .resourceStatus(status.toString())
                .resourceStatusReason(reason)
                .clientRequestToken(stack.input().token())
                .timestamp(now())
                .build();
    }

    /** AWS's form; two within a millisecond must differ all the same. */
    private static String unique(Stack stack, String prefix, Instant when) {
        var taken = stack.events().stream().map(StackEvent::eventId).collect(Collectors.toSet());
        var at = when;
        while (taken.contains(prefix + at)) {
            at = at.plusMillis(1);
        }
        return prefix + at;
    }

    private StackEvent pieceEvent(Stack stack, Piece piece) {
        var when = now();
        var id = unique(stack, piece.logicalId() + "-" + piece.status() + "-", when);
        return StackEvent.builder()
                .stackId(stack.id())
                .stackName(stack.name())
                .eventId(id)
                .logicalResourceId(piece.logicalId())
                .physicalResourceId(piece.physicalId())
                .resourceType(piece.type())
                .resourceStatus(piece.status())
                .resourceStatusReason(piece.reason())
                .resourceProperties(
                        piece.status() == ResourceStatus.DELETE_SKIPPED
                                ? null
                                : Json.MAPPER.writeValueAsString(piece.properties()))
                .clientRequestToken(stack.input().token())
                .timestamp(when)
                .build();
    }
}
