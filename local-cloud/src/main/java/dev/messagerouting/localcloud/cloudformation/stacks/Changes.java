package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.cloudformation.template.Functions;
import dev.messagerouting.localcloud.cloudformation.template.Json;
import dev.messagerouting.localcloud.cloudformation.template.Order;
import dev.messagerouting.localcloud.cloudformation.template.Template.Resource;
import dev.messagerouting.localcloud.cloudformation.template.Unresolved;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.ChangeAction;
import software.amazon.awssdk.services.cloudformation.model.ChangeSource;
import software.amazon.awssdk.services.cloudformation.model.ChangeType;
import software.amazon.awssdk.services.cloudformation.model.EvaluationType;
import software.amazon.awssdk.services.cloudformation.model.PolicyAction;
import software.amazon.awssdk.services.cloudformation.model.Replacement;
import software.amazon.awssdk.services.cloudformation.model.RequiresRecreation;
import software.amazon.awssdk.services.cloudformation.model.ResourceAttribute;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.ResourceChangeDetail;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What an input would do to a stack, as far as it can be known before it is done. */
final class Changes {

    private final Tools tools;
    private final Stack stack;
    private final Input next;
    private final StackScope scope;
    private final Functions functions;

    /** Resources whose names and attributes will only be known when they are made. */
    private final Set<String> unknown = new HashSet<>();

    private Changes(Tools tools, Stack stack, Input next) {
        this.tools = tools;
        this.stack = stack;
        this.next = next;
        this.scope = tools.scope(stack.identity(), next, this::piece);
        this.functions = new Functions(scope);
    }

    private @Nullable Piece piece(String name) {
        return unknown.contains(name) ? null : stack.state().pieces().get(name);
    }

    static List<Change> of(Tools tools, Stack stack, Input next) {
        return new Changes(tools, stack, next).list();
    }

    /** Whether there is anything to do: resources, outputs or tags. */
    static boolean any(Tools tools, Stack stack, Input next) {
        var changes = new Changes(tools, stack, next);
        return !changes.list().isEmpty()
                || !stack.input().tags().equals(next.tags())
                || changes.outputsDiffer();
    }

    private boolean outputsDiffer() {
        try {
            var outputs = new Outputs(tools.exports(), stack);
            return !outputs.of(next.template(), scope).equals(stack.state().outputs());
        } catch (Unresolved _) {
            return true;
        }
    }

    private List<Change> list() {
        var changes = new ArrayList<Change>();
        var graph = Order.of(next.template(), scope::condition);
        for (var name : graph.keySet()) {
            var resource = next.template().resources().get(name);
            if (resource != null) {
                add(resource, changes);
            }
        }
        for (var piece : stack.state().pieces().values()) {
            if (!graph.containsKey(piece.logicalId()) && piece.exists()) {
                changes.add(removed(piece));
            }
        }
        return changes;
    }

    private void add(Resource resource, List<Change> changes) {
        var piece = stack.state().pieces().get(resource.logicalId());
        if (piece == null || !piece.exists()) {
            unknown.add(resource.logicalId());
            changes.add(
                    change(
                            ResourceChange.builder()
                                    .action(ChangeAction.ADD)
                                    .logicalResourceId(resource.logicalId())
                                    .resourceType(resource.type())
                                    .build()));
            return;
        }
        var after = functions.partial(resource.properties());
        var schema = tools.schemas().of(resource.type());
        var difference = Difference.between(schema, piece.properties(), after);
        if (difference.replaces()) {
            unknown.add(resource.logicalId());
        }
        var metadata = !Objects.equals(piece.metadata(), resource.metadata());
        if (!difference.isEmpty() || metadata) {
            changes.add(modified(piece, difference, after, metadata));
        }
    }

    private Change modified(Piece piece, Difference difference, JsonNode after, boolean metadata) {
        var details = new ArrayList<ResourceChangeDetail>();
        var scope = new ArrayList<ResourceAttribute>();
        if (!difference.isEmpty()) {
            scope.add(ResourceAttribute.PROPERTIES);
        }
        for (var name : difference.properties()) {
            details.add(detail(piece, name, after));
        }
        if (metadata) {
            scope.add(ResourceAttribute.METADATA);
        }
        return change(
                ResourceChange.builder()
                        .action(ChangeAction.MODIFY)
                        .logicalResourceId(piece.logicalId())
                        .physicalResourceId(piece.physicalId())
                        .resourceType(piece.type())
                        .replacement(replacement(details, difference))
                        .scope(scope)
                        .details(details)
                        .build());
    }

    private static Replacement replacement(
            List<ResourceChangeDetail> details, Difference difference) {
        if (!difference.replaces()) {
            return Replacement.FALSE;
        }
        var certain =
                details.stream()
                        .anyMatch(
                                d ->
                                        d.evaluation() == EvaluationType.STATIC
                                                && d.target().requiresRecreation()
                                                        == RequiresRecreation.ALWAYS);
        return certain ? Replacement.TRUE : Replacement.CONDITIONAL;
    }

    private ResourceChangeDetail detail(Piece piece, String name, JsonNode after) {
        var schema = tools.schemas().of(piece.type());
        var recreates = schema.createOnly(name);
        var known = settled(after.path(name));
        return ResourceChangeDetail.builder()
                .target(
                        target ->
                                target.attribute(ResourceAttribute.PROPERTIES)
                                        .name(name)
                                        .path("/Properties/" + name)
                                        .requiresRecreation(
                                                recreates
                                                        ? RequiresRecreation.ALWAYS
                                                        : RequiresRecreation.NEVER))
                .evaluation(known ? EvaluationType.STATIC : EvaluationType.DYNAMIC)
                .changeSource(
                        known ? ChangeSource.DIRECT_MODIFICATION : ChangeSource.RESOURCE_REFERENCE)
                .build();
    }

    /** Whether no call is left that waits for a resource. */
    private static boolean settled(JsonNode node) {
        if (Functions.call(node)) {
            return false;
        }
        return node.isArray()
                ? Json.items(node).stream().allMatch(Changes::settled)
                : Json.members(node).stream().allMatch(member -> settled(member.getValue()));
    }

    private static Change removed(Piece piece) {
        var retain = piece.deletionPolicy().startsWith("Retain");
        return change(
                ResourceChange.builder()
                        .action(ChangeAction.REMOVE)
                        .policyAction(retain ? PolicyAction.RETAIN : PolicyAction.DELETE)
                        .logicalResourceId(piece.logicalId())
                        .physicalResourceId(piece.physicalId())
                        .resourceType(piece.type())
                        .build());
    }

    private static Change change(ResourceChange change) {
        return Change.builder().type(ChangeType.RESOURCE).resourceChange(change).build();
    }
}
