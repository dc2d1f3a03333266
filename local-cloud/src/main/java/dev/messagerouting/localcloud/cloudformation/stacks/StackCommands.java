package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.cloudformation.template.Errors;
import dev.messagerouting.localcloud.cloudformation.template.Template;
import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Names;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudformation.model.CreateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackRequest;
import software.amazon.awssdk.services.cloudformation.model.OnFailure;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackRequest;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Create, update and delete: checks the request, sets the status, starts the engine. */
public final class StackCommands {

    private static final Set<StackStatus> UPDATABLE =
            Set.of(
                    StackStatus.CREATE_COMPLETE,
                    StackStatus.UPDATE_COMPLETE,
                    StackStatus.UPDATE_FAILED,
                    StackStatus.UPDATE_ROLLBACK_COMPLETE,
                    StackStatus.IMPORT_COMPLETE);

    private final Tools tools;
    private final Recorder recorder;
    private final Engine engine;
    private final TemplateSource templates;

    StackCommands(Tools tools, Engine engine, TemplateSource templates) {
        this.tools = tools;
        this.recorder = tools.recorder();
        this.engine = engine;
        this.templates = templates;
    }

    /** Answers the id of the new stack, whose creation goes on by itself. */
    public String create(CreateStackRequest request) {
        var name = Requests.name("stackName", request.stackName());
        refuseParts(request.roleARN(), request.stackPolicyBody(), request.stackPolicyURL());
        var template = templates.read(request.templateBody(), request.templateURL());
        var input =
                new Input(
                        template,
                        Requests.parameters(template, request.parameters(), Map.of()),
                        Requests.tags(request.tags()),
                        List.copyOf(request.capabilitiesAsStrings()),
                        request.roleARN(),
                        List.copyOf(request.notificationARNs()),
                        request.clientRequestToken());
        Capabilities.check(template, input.capabilities(), true);
        var identity = identity(name);
        Preflight.check(tools, identity, input);
        var stack = stack(identity, input, options(request), StackStatus.CREATE_IN_PROGRESS);
        tools.store().add(stack);
        var begun = recorder.stack(stack.id(), StackStatus.CREATE_IN_PROGRESS, Reasons.USER);
        engine.create(begun);
        return stack.id();
    }

    private static Options options(CreateStackRequest request) {
        var disabled = request.disableRollback();
        if (disabled != null && request.onFailure() != null) {
            throw Errors.validation("You can't specify both DisableRollback and OnFailure.");
        }
        return new Options(
                request.onFailure() == null
                        ? Engine.onFailure(Boolean.TRUE.equals(disabled))
                        : request.onFailure(),
                request.timeoutInMinutes(),
                Boolean.TRUE.equals(request.enableTerminationProtection()),
                Boolean.TRUE.equals(request.retainExceptOnCreate()));
    }

    Identity identity(String name) {
        var caller = Caller.current();
        var id = caller.arn("cloudformation", "stack/" + name + "/" + Names.uuid());
        return new Identity(name, id, caller, recorder.now());
    }

    static Stack stack(Identity identity, Input input, Options options, StackStatus status) {
        var state = new State(status, null, null, null, Map.of(), List.of(), Set.of());
        return new Stack(identity, input, options, state, List.of(), Map.of());
    }

    static void refuseParts(
            @Nullable String role, @Nullable String policyBody, @Nullable String policyUrl) {
        if (role != null && !role.matches("arn:[a-z-]+:iam::[0-9]{12}:role/.+")) {
            throw Errors.validation("Role " + role + " is invalid or cannot be assumed");
        }
        if (policyBody != null || policyUrl != null) {
            throw Errors.validation("The local cloud does not implement stack policies.");
        }
    }

    /** Answers the stack's id; the update goes on by itself. */
    public String update(UpdateStackRequest request) {
        var stack = updatable(Requests.present("stackName", request.stackName()));
        refuseParts(request.roleARN(), request.stackPolicyBody(), request.stackPolicyURL());
        refuseParts(
                null, request.stackPolicyDuringUpdateBody(), request.stackPolicyDuringUpdateURL());
        var template = template(stack, request);
        var input =
                new Input(
                        template,
                        Requests.parameters(
                                template, request.parameters(), stack.input().parameters()),
                        request.hasTags() ? Requests.tags(request.tags()) : stack.input().tags(),
                        List.copyOf(request.capabilitiesAsStrings()),
                        request.roleARN() == null ? stack.input().roleArn() : request.roleARN(),
                        request.hasNotificationARNs()
                                ? List.copyOf(request.notificationARNs())
                                : stack.input().notifications(),
                        request.clientRequestToken());
        Capabilities.check(template, input.capabilities(), true);
        Preflight.check(tools, stack.identity(), input);
        if (!Changes.any(tools, stack, input)) {
            throw Errors.validation("No updates are to be performed.");
        }
        var disabled = Boolean.TRUE.equals(request.disableRollback());
        begin(stack, input, Engine.onFailure(disabled));
        return stack.id();
    }

    /** Sets the status and lets the engine go. */
    void begin(Stack stack, Input input, OnFailure onFailure) {
        var options =
                new Options(
                        onFailure,
                        stack.options().timeout(),
                        stack.options().terminationProtection(),
                        stack.options().retainExceptOnCreate());
        tools.store()
                .change(
                        stack.id(),
                        now -> now.with(options).with(now.state().updatedAt(recorder.now())));
        var begun = recorder.stack(stack.id(), StackStatus.UPDATE_IN_PROGRESS, Reasons.USER);
        engine.update(begun, input);
    }

    Stack updatable(String nameOrId) {
        var stack =
                tools.store()
                        .find(nameOrId)
                        .filter(found -> !found.deleted())
                        .orElseThrow(
                                () -> Errors.validation("Stack [" + nameOrId + "] does not exist"));
        if (!UPDATABLE.contains(stack.status())) {
            throw Errors.validation(
                    "Stack:"
                            + stack.id()
                            + " is in "
                            + stack.status()
                            + " state and can not be updated.");
        }
        return stack;
    }

    private Template template(Stack stack, UpdateStackRequest request) {
        if (Boolean.TRUE.equals(request.usePreviousTemplate())) {
            return stack.input().template();
        }
        return templates.read(request.templateBody(), request.templateURL());
    }

    /** A stack that does not exist is as good as deleted. */
    public void delete(DeleteStackRequest request) {
        var name = Requests.present("stackName", request.stackName());
        var stack = tools.store().find(name).orElse(null);
        if (stack == null || stack.deleted() || stack.status() == StackStatus.DELETE_IN_PROGRESS) {
            return;
        }
        if (stack.options().terminationProtection()) {
            throw Errors.validation(
                    "Stack ["
                            + stack.name()
                            + "] cannot be deleted while TerminationProtection is enabled");
        }
        if (stack.status() == StackStatus.REVIEW_IN_PROGRESS) {
            tools.store().remove(stack.id());
            return;
        }
        var held = held(stack);
        if (held.isPresent()) {
            recorder.stack(stack.id(), stack.status(), held.get());
            return;
        }
        recorder.stack(stack.id(), StackStatus.DELETE_IN_PROGRESS, Reasons.USER);
        engine.delete(stack, retained(stack, request.retainResources()));
    }

    private static Set<String> retained(Stack stack, List<String> names) {
        if (!names.isEmpty() && stack.status() != StackStatus.DELETE_FAILED) {
            throw Errors.validation(
                    "Invalid operation on stack ["
                            + stack.id()
                            + "]. When the stack is not in the DELETE_FAILED state, you can't"
                            + " specify resources to retain.");
        }
        return new HashSet<>(names);
    }

    /**
     * The export in the way, if any: the deletion is then called off, and the stack stays what it
     * was (https://github.com/USSBA/aws-cft-tools/issues/27 tells so; the sentence is from
     * https://github.com/aws-samples/iam-identity-center-team/pull/474).
     */
    private Optional<String> held(Stack stack) {
        for (var output : stack.state().outputs()) {
            var name = output.exportName();
            var users = name == null ? List.<String>of() : tools.exports().importers(name);
            if (users.stream().anyMatch(user -> !Objects.equals(user, stack.name()))) {
                return Optional.of(
                        "Delete canceled. Cannot delete export "
                                + name
                                + " as it is in use by "
                                + Exports.listed(users)
                                + ".");
            }
        }
        return Optional.empty();
    }
}
