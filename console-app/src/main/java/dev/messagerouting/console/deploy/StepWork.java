package dev.messagerouting.console.deploy;

import dev.messagerouting.console.deploy.StackPort.ResourceEvent;
import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.planning.StackRecipe.ParameterSource;
import dev.messagerouting.console.planning.StackRecipe.ParameterSource.Artifact;
import dev.messagerouting.console.planning.StackRecipe.ParameterSource.Output;
import dev.messagerouting.console.planning.StackRecipe.ParameterSource.Value;
import dev.messagerouting.console.planning.Step;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Does one run's steps; remembers the outputs and keys that later steps are fed with. */
final class StepWork {

    private final StackPort port;
    private final Stacks stacks;
    private final StackLocks locks;
    private final StepGuard guard;
    private final Map<String, Map<String, String>> outputs = new ConcurrentHashMap<>();
    private final Map<String, String> keys = new ConcurrentHashMap<>();

    StepWork(StackPort port, Stacks stacks, StackLocks locks, StepGuard guard) {
        this.port = port;
        this.stacks = stacks;
        this.locks = locks;
        this.guard = guard;
    }

    void run(Step step, Consumer<ResourceEvent> events) throws InterruptedException {
        switch (step) {
            case Step.DeployStack deploy -> deploy(deploy, events);
            case Step.Upload upload -> upload(upload);
            case Step.DeleteStack delete -> delete(delete, events);
        }
        guard.done(step);
    }

    private void deploy(Step.DeployStack step, Consumer<ResourceEvent> events)
            throws InterruptedException {
        var recipe = step.recipe();
        var parameters = new HashMap<String, String>();
        for (var parameter : recipe.parameters().entrySet()) {
            var name = parameter.getKey();
            parameters.put(name, resolve(step.id(), name, parameter.getValue()));
        }
        try (var _ = locks.turn(recipe.stackName())) {
            stacks.deploy(
                    new StackPort.Request(
                            recipe.stackName(), recipe.template(), parameters, recipe.tags()),
                    events);
        }
        outputs.put(recipe.stackName(), stacks.patiently(() -> port.outputs(recipe.stackName())));
    }

    private void upload(Step.Upload step) throws InterruptedException {
        var bucket = resolve(step.id(), "bucket", step.bucket());
        keys.put(step.artifact(), stacks.patiently(() -> port.upload(step.artifact(), bucket)));
    }

    private void delete(Step.DeleteStack step, Consumer<ResourceEvent> events)
            throws InterruptedException {
        try (var _ = locks.turn(step.stackName())) {
            if (guard.mayDelete(step)) {
                stacks.delete(step.stackName(), events);
            }
        }
    }

    private String resolve(String step, String parameter, ParameterSource source) {
        return switch (source) {
            case Value(String value) -> value;
            case Output(String stack, String output) -> {
                var all = outputs.getOrDefault(stack, Map.of());
                var value = all.get(output);
                if (value == null) {
                    throw missing(step, parameter, stack, output, all);
                }
                yield value;
            }
            case Artifact(String artifact) -> {
                var key = keys.get(artifact);
                if (key == null) {
                    throw new IllegalStateException("'" + artifact + "' was not uploaded before.");
                }
                yield key;
            }
        };
    }

    private static RuntimeException missing(
            String step, String parameter, String stack, String output, Map<String, String> all) {
        return new Fault(
                        "deploy.output.missing",
                        "'"
                                + parameter
                                + "' of '"
                                + step
                                + "' needs the output '"
                                + output
                                + "' of the stack '"
                                + stack
                                + "', which has only "
                                + new TreeSet<>(all.keySet())
                                + ".",
                        Fault.Origin.BUG,
                        null)
                .asException();
    }
}
