package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.cloudformation.kinds.Made;
import dev.messagerouting.localcloud.cloudformation.schema.PropertyCheck;
import dev.messagerouting.localcloud.cloudformation.template.Functions;
import dev.messagerouting.localcloud.cloudformation.template.Order;
import dev.messagerouting.localcloud.cloudformation.template.Template.Resource;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Brings the resources of one stack to what an input asks: makes, changes and replaces them. */
final class Deployment {

    /** What was done to a resource. */
    sealed interface Change {
        record Added() implements Change {}

        record Changed(Piece before) implements Change {}

        record Replaced(Piece before) implements Change {}
    }

    private final Tools tools;
    private final Stack stack;
    private final Input input;
    private final Operation operation;
    private final Steps steps;
    private final StackScope scope;
    private final Functions functions;
    private final Map<String, Set<String>> graph;
    private final Map<String, Change> changes = new ConcurrentHashMap<>();
    private final AtomicBoolean failed = new AtomicBoolean();

    Deployment(Tools tools, Stack stack, Input input, Operation operation) {
        this.tools = tools;
        this.stack = stack;
        this.input = input;
        this.operation = operation;
        this.steps = new Steps(tools, stack.identity(), this::halted);
        this.scope = tools.liveScope(stack.identity(), input);
        this.functions = new Functions(scope);
        this.graph = Order.of(input.template(), scope::condition);
    }

    /** What has been begun or done, by logical id. */
    Map<String, Change> changes() {
        return changes;
    }

    Map<String, Set<String>> graph() {
        return graph;
    }

    StackScope scope() {
        return scope;
    }

    /** Answers the resources that failed, and why. */
    Map<String, String> run() {
        var refused = refused();
        if (!refused.isEmpty()) {
            return refused;
        }
        return Walk.run(tools.threads(), graph, this::halted, this::step);
    }

    /** Resources whose shape is wrong, before anything is made; each gets its events. */
    private Map<String, String> refused() {
        var refused = new LinkedHashMap<String, String>();
        for (var name : graph.keySet()) {
            var resource = resource(name);
            var known = functions.partial(resource.properties());
            check(resource, known)
                    .ifPresent(
                            reason -> {
                                refused.put(name, reason);
                                steps.refuse(wanted(resource, known), reason);
                            });
        }
        tools.store().change(stack.id(), now -> now.with(now.state().withImports(scope.imports())));
        return refused;
    }

    private Optional<String> check(Resource resource, JsonNode properties) {
        var schema = tools.schemas().of(resource.type());
        return PropertyCheck.reason(schema, resource.logicalId(), properties);
    }

    private Resource resource(String name) {
        var resource = input.template().resources().get(name);
        if (resource == null) {
            throw new IllegalStateException("No resource " + name);
        }
        return resource;
    }

    private boolean halted() {
        return failed.get() || operation.stopping();
    }

    private Optional<String> step(String name) {
        var outcome = attempt(name);
        outcome.ifPresent(_ -> failed.set(true));
        return outcome;
    }

    private Optional<String> attempt(String name) {
        var resource = resource(name);
        JsonNode properties;
        try {
            properties = functions.evaluate(resource.properties());
        } catch (RuntimeException failure) {
            return steps.refuse(wanted(resource, resource.properties()), Reasons.of(failure, name));
        }
        var wanted = wanted(resource, properties);
        var wrong = check(resource, properties);
        return wrong.isPresent() ? steps.refuse(wanted, wrong.get()) : bring(wanted);
    }

    private Optional<String> bring(Piece wanted) {
        var name = wanted.logicalId();
        var before = stack.state().pieces().get(name);
        if (before == null || !before.exists()) {
            changes.put(name, new Change.Added());
            return steps.create(wanted, input.tags(), null);
        }
        if (!before.type().equals(wanted.type())) {
            return steps.refuseUpdate(
                    wanted.with(before.made()), "Update of resource type is not permitted");
        }
        var difference = difference(before, wanted);
        if (difference.isEmpty() && !tagged(before)) {
            keep(before, wanted);
            return Optional.empty();
        }
        if (!difference.replaces()) {
            changes.put(name, new Change.Changed(before));
            return steps.update(before, stack.input().tags(), wanted, input.tags());
        }
        if (Difference.named(before, wanted.properties())) {
            return steps.refuseUpdate(
                    wanted.with(before.made()),
                    "CloudFormation cannot update a stack when a custom-named resource requires"
                            + " replacing. Rename "
                            + before.physicalId()
                            + " and update the stack again.");
        }
        changes.put(name, new Change.Replaced(before));
        return steps.create(wanted, input.tags(), before);
    }

    private Difference difference(Piece before, Piece wanted) {
        return Difference.between(
                tools.schemas().of(wanted.type()), before.properties(), wanted.properties());
    }

    /** Whether the stack's tags change and the resource carries them. */
    private boolean tagged(Piece piece) {
        return !stack.input().tags().equals(input.tags())
                && tools.schemas().of(piece.type()).properties().has("Tags");
    }

    /** Policies, order and metadata are taken over without an event. */
    private void keep(Piece before, Piece wanted) {
        var kept = wanted.with(before.made());
        tools.recorder()
                .silently(
                        stack.id(), kept.with(before.status(), before.reason(), before.changed()));
    }

    private Piece wanted(Resource resource, JsonNode properties) {
        @Nullable Made none = null;
        return new Piece(
                resource.logicalId(),
                resource.type(),
                none,
                properties,
                resource.deletionPolicy(),
                resource.updateReplacePolicy(),
                graph.getOrDefault(resource.logicalId(), Set.of()),
                resource.metadata(),
                ResourceStatus.CREATE_IN_PROGRESS,
                null,
                tools.recorder().now());
    }
}
