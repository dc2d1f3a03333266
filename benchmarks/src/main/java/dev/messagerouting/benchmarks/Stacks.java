package dev.messagerouting.benchmarks;

import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.TemplateParameter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The demo's stacks, created one after another; closing deletes them in reverse. */
final class Stacks implements AutoCloseable {

    private final CloudFormationClient cloudFormation;
    private final Map<String, String> outputs;
    private final Deque<String> created = new ArrayDeque<>();

    /**
     * @param known values for parameters of these names, from stacks that are there already
     */
    Stacks(CloudFormationClient cloudFormation, Map<String, String> known) {
        this.cloudFormation = cloudFormation;
        outputs = new HashMap<>(known);
    }

    static String name(String template) {
        return "benchmarks-" + template;
    }

    /**
     * Creates a stack; every parameter that an earlier output has the name of is fed by it.
     *
     * @return how long that took until CREATE_COMPLETE was seen
     */
    Duration create(String template, Map<String, String> more) throws InterruptedException {
        var body = template(template);
        var values = new HashMap<>(outputs);
        values.putAll(more);
        var parameters = parameters(body, values);
        created.push(template);
        long start = System.nanoTime();
        cloudFormation.createStack(
                b ->
                        b.stackName(name(template))
                                .templateBody(body)
                                .parameters(parameters)
                                .capabilities(Capability.CAPABILITY_IAM));
        var stack = describe(template);
        while (stack.stackStatus() == StackStatus.CREATE_IN_PROGRESS) {
            Thread.sleep(Window.LOOK);
            stack = describe(template);
        }
        var took = Duration.ofNanos(System.nanoTime() - start);
        if (stack.stackStatus() != StackStatus.CREATE_COMPLETE) {
            throw new IllegalStateException(
                    "%s is %s: %s"
                            .formatted(
                                    stack.stackName(),
                                    stack.stackStatusAsString(),
                                    stack.stackStatusReason()));
        }
        outputs.putAll(
                stack.outputs().stream()
                        .collect(Collectors.toMap(Output::outputKey, Output::outputValue)));
        return took;
    }

    /** Lets an output feed the parameter of that name from here on. */
    void name(String parameter, String output) {
        outputs.put(parameter, output(output));
    }

    void put(String parameter, String value) {
        outputs.put(parameter, value);
    }

    String output(String name) {
        return Objects.requireNonNull(
                outputs.get(name), () -> "No stack has the output " + name + ".");
    }

    Map<String, String> outputs() {
        return Map.copyOf(outputs);
    }

    String physicalId(String template, String logicalId) {
        return cloudFormation
                .describeStackResource(
                        b -> b.stackName(name(template)).logicalResourceId(logicalId))
                .stackResourceDetail()
                .physicalResourceId();
    }

    private List<Parameter> parameters(String body, Map<String, String> values) {
        return cloudFormation.validateTemplate(b -> b.templateBody(body)).parameters().stream()
                .map(TemplateParameter::parameterKey)
                .filter(values::containsKey)
                .map(
                        key ->
                                Parameter.builder()
                                        .parameterKey(key)
                                        .parameterValue(values.get(key))
                                        .build())
                .toList();
    }

    private Stack describe(String template) {
        return cloudFormation.describeStacks(b -> b.stackName(name(template))).stacks().getFirst();
    }

    private static String template(String name) {
        try (var in = Stacks.class.getResourceAsStream("/templates/" + name + ".yaml")) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        while (!created.isEmpty()) {
            var stack = name(created.pop());
            cloudFormation.deleteStack(b -> b.stackName(stack));
            cloudFormation
                    .waiter()
                    .waitUntilStackDeleteComplete(b -> b.stackName(stack), Stacks::soon);
        }
    }

    /** The SDK's waiters look twice a minute. */
    private static void soon(WaiterOverrideConfiguration.Builder wait) {
        wait.maxAttempts(3_000)
                .backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(Window.LOOK));
    }
}
