package dev.messagerouting.localcloud.routes;

import static org.assertj.core.api.Assertions.assertThat;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Deploys the demo's templates as its user would, with unmodified SDK clients, and reads its logs.
 */
final class Demo implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CloudFormationClient stacks;
    private final CloudWatchLogsClient logs;
    private final EcsClient ecs;
    private final S3Client s3;
    private final SfnClient executions;
    private final Map<String, String> outputs = new HashMap<>();

    Demo(URI endpoint) {
        stacks = client(CloudFormationClient.builder(), endpoint).build();
        logs = client(CloudWatchLogsClient.builder(), endpoint).build();
        ecs = client(EcsClient.builder(), endpoint).build();
        executions = client(SfnClient.builder(), endpoint).build();
        s3 = client(S3Client.builder().forcePathStyle(true), endpoint).build();
    }

    static <B extends AwsClientBuilder<B, C>, C> B client(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("test", "test")));
    }

    void storeArtifacts(Path lambdas) {
        deploy("artifact-store", Map.of());
        s3.putObject(b -> b.bucket(output("BucketName")).key("lambdas.jar"), lambdas);
        outputs.put("CodeBucket", output("BucketName"));
        outputs.put("CodeKey", "lambdas.jar");
    }

    /** Every parameter that an output of an earlier stack has the name of is fed by it. */
    void deploy(String template, Map<String, String> more) {
        var body = template(template);
        var parameters =
                stacks.validateTemplate(b -> b.templateBody(body)).parameters().stream()
                        .map(p -> p.parameterKey())
                        .filter(key -> more.containsKey(key) || outputs.containsKey(key))
                        .filter(key -> !template.equals("fargate-cluster"))
                        .map(
                                key ->
                                        Parameter.builder()
                                                .parameterKey(key)
                                                .parameterValue(
                                                        more.getOrDefault(key, outputs.get(key)))
                                                .build())
                        .toList();
        stacks.createStack(
                b ->
                        b.stackName(template)
                                .templateBody(body)
                                .parameters(parameters)
                                .capabilities(Capability.CAPABILITY_IAM));
        stacks.waiter().waitUntilStackCreateComplete(b -> b.stackName(template), Demo::soon);
        var stack = stacks.describeStacks(b -> b.stackName(template)).stacks().getFirst();
        assertThat(stack.stackStatusAsString()).isEqualTo("CREATE_COMPLETE");
        outputs.putAll(outputsOf(stack));
    }

    /** A whole route: endpoints before it, processes after it. */
    void deployRoute(Path artifacts, String source, String target, Map<String, String> speed) {
        storeArtifacts(artifacts.resolve("lambdas.jar"));
        deploy("fargate-cluster", Map.of());
        if (source.equals("source-endpoint")) {
            deploy(source, speed);
            name("SourceUrl", "MessagesUrl");
            name("SourceCallerSecurityGroupId", "CallerSecurityGroupId");
        }
        if (target.equals("target-endpoint")) {
            deploy(target, Map.of());
            name("TargetUrl", "MessagesUrl");
            name("TargetCallerSecurityGroupId", "CallerSecurityGroupId");
        }
        deploy(source + "--" + target, Map.of());
        if (target.equals("target-process")) {
            name("MessagesUrl", "QueueUrl");
            deploy(target, speed);
        }
        if (source.equals("source-process")) {
            name("MessagesUrl", "IngestionUrl");
            deploy(source, speed);
        }
    }

    void delete(String template) {
        stacks.deleteStack(b -> b.stackName(template));
        stacks.waiter().waitUntilStackDeleteComplete(b -> b.stackName(template), Demo::soon);
    }

    /** Lets an output feed the parameter of that name from here on. */
    void name(String parameter, String output) {
        outputs.put(parameter, output(output));
    }

    String output(String name) {
        var value = outputs.get(name);
        if (value == null) {
            throw new AssertionError("No stack has the output " + name + ": " + outputs.keySet());
        }
        return value;
    }

    /** Lets a simulator's service run no task. */
    void stop(String stack) {
        var service = physicalId(stack, "Service");
        ecs.updateService(b -> b.cluster(output("ClusterName")).service(service).desiredCount(0));
        ecs.waiter()
                .waitUntilServicesStable(
                        b -> b.cluster(output("ClusterName")).services(service), Demo::soon);
    }

    /** The message of each line of {@code event} that a stack's log group holds, in order. */
    List<JsonNode> messages(String logGroup, String event) {
        return logs
                .filterLogEventsPaginator(
                        b ->
                                b.logGroupName(logGroup)
                                        .filterPattern("{ $.event = \"" + event + "\" }"))
                .events()
                .stream()
                .map(line -> JSON.readTree(line.message()).path("message"))
                .toList();
    }

    /** Lets every execution that has failed set out again; answers how many. */
    int redriveFailed(String stateMachineArn) {
        var failed =
                executions
                        .listExecutionsPaginator(
                                b ->
                                        b.stateMachineArn(stateMachineArn)
                                                .statusFilter(ExecutionStatus.FAILED))
                        .executions()
                        .stream()
                        .map(execution -> execution.executionArn())
                        .toList();
        failed.forEach(arn -> executions.redriveExecution(b -> b.executionArn(arn)));
        return failed.size();
    }

    String physicalId(String stack, String logicalId) {
        return stacks.describeStackResource(b -> b.stackName(stack).logicalResourceId(logicalId))
                .stackResourceDetail()
                .physicalResourceId();
    }

    /** The SDK's waiters look twice a minute. */
    static void soon(WaiterOverrideConfiguration.Builder wait) {
        wait.maxAttempts(600)
                .backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(100)));
    }

    private static Map<String, String> outputsOf(Stack stack) {
        return stack.outputs().stream()
                .collect(Collectors.toMap(Output::outputKey, Output::outputValue));
    }

    private static String template(String name) {
        try (var in = Demo.class.getResourceAsStream("/templates/" + name + ".yaml")) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new AssertionError(name, broken);
        }
    }

    @Override
    public void close() {
        stacks.close();
        logs.close();
        ecs.close();
        executions.close();
        s3.close();
    }
}
