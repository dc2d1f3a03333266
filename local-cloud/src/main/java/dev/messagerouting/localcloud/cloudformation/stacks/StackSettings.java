package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.cloudformation.template.Errors;

import software.amazon.awssdk.services.cloudformation.model.CancelUpdateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.UpdateTerminationProtectionRequest;

/** Small changes to a stack beside its resources. */
public final class StackSettings {

    private final Tools tools;
    private final Engine engine;

    StackSettings(Tools tools, Engine engine) {
        this.tools = tools;
        this.engine = engine;
    }

    /** Answers the stack's id. */
    public String protect(UpdateTerminationProtectionRequest request) {
        var name = Requests.present("stackName", request.stackName());
        var stack = tools.store().need(name);
        var protect = Boolean.TRUE.equals(request.enableTerminationProtection());
        var now = stack.options();
        tools.store()
                .change(
                        stack.id(),
                        s ->
                                s.with(
                                        new Options(
                                                now.onFailure(),
                                                now.timeout(),
                                                protect,
                                                now.retainExceptOnCreate())));
        return stack.id();
    }

    /** Only an update that runs can be cancelled; it is rolled back. */
    public void cancel(CancelUpdateStackRequest request) {
        var stack = tools.store().need(Requests.present("stackName", request.stackName()));
        if (stack.status() != StackStatus.UPDATE_IN_PROGRESS || !engine.cancel(stack)) {
            throw Errors.validation("CancelUpdateStack cannot be called from current stack status");
        }
    }
}
