package dev.messagerouting.localcloud.cloudformation;

import dev.messagerouting.localcloud.cloudformation.kinds.Kinds;
import dev.messagerouting.localcloud.cloudformation.stacks.Surroundings;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Threads;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.s3.S3Client;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** CloudFormation with two scripted kinds, log groups and streams. */
final class TestCloud implements AutoCloseable {

    final ScriptedKind groups = new ScriptedKind("AWS::Logs::LogGroup");
    final ScriptedKind streams = new ScriptedKind("AWS::Kinesis::Stream");
    final ScriptedKind roles = new ScriptedKind("AWS::IAM::Role");
    final ScriptedServices services = new ScriptedServices();
    final LocalCloudFormation cloud;
    private final Threads threads = new Threads();

    TestCloud() {
        this(null);
    }

    /**
     * @param clock {@code null} for the machine's
     */
    TestCloud(@Nullable CloudTime clock) {
        var surroundings =
                new Surroundings() {
                    @Override
                    public List<String> zones(String region) {
                        return List.of(region + "a", region + "b");
                    }

                    @Override
                    public boolean exists(String type, String id) {
                        return id.endsWith("-there");
                    }

                    @Override
                    public String put(String together) {
                        return together.replace("https://api.", "http://127.0.0.1/");
                    }
                };
        cloud =
                LocalCloudFormation.of(
                        clock == null ? CloudTime.real(threads) : clock,
                        threads,
                        new Kinds(List.of(groups, streams, roles)),
                        services.client(S3Client.class),
                        surroundings);
    }

    String create(String name, String template) {
        return create(name, template, Map.of());
    }

    String create(String name, String template, Map<String, String> parameters) {
        return cloud.createStack(
                        c ->
                                c.stackName(name)
                                        .templateBody(template)
                                        .parameters(parameters(parameters)))
                .stackId();
    }

    static List<Parameter> parameters(Map<String, String> values) {
        return values.entrySet().stream()
                .map(
                        e ->
                                Parameter.builder()
                                        .parameterKey(e.getKey())
                                        .parameterValue(e.getValue())
                                        .build())
                .toList();
    }

    Stack stack(String nameOrId) {
        return cloud.describeStacks(d -> d.stackName(nameOrId)).stacks().getFirst();
    }

    /** Waits until nothing is in progress any more. */
    Stack settled(String nameOrId) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> !stack(nameOrId).stackStatusAsString().endsWith("_IN_PROGRESS"));
        return stack(nameOrId);
    }

    /** Logical id, status and reason of each event, oldest first. */
    List<String> events(String nameOrId) {
        return cloud.describeStackEventsPaginator(d -> d.stackName(nameOrId)).stackEvents().stream()
                .map(TestCloud::line)
                .toList()
                .reversed();
    }

    private static String line(StackEvent event) {
        var reason = event.resourceStatusReason();
        return event.logicalResourceId()
                + " "
                + event.resourceStatusAsString()
                + (reason == null
                        ? ""
                        : ": " + reason.replaceAll("[0-9a-f]{8}-[-0-9a-f]{27}", "*"));
    }

    @Override
    public void close() {
        threads.close();
    }
}
