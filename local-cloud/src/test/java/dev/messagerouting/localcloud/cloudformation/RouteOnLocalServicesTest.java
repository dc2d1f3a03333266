package dev.messagerouting.localcloud.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.messagerouting.localcloud.apigateway.LocalApiGateway;
import dev.messagerouting.localcloud.apigateway.ServiceAction;
import dev.messagerouting.localcloud.cloudformation.kinds.Services;
import dev.messagerouting.localcloud.identity.LocalIam;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Threads;
import dev.messagerouting.localcloud.kinesis.LocalKinesis;
import dev.messagerouting.localcloud.lambda.LocalLambda;
import dev.messagerouting.localcloud.logs.LocalLogs;
import dev.messagerouting.localcloud.s3.LocalS3;
import dev.messagerouting.localcloud.stepfunctions.LocalStepFunctions;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** The demo's longest route, made and taken away through the kinds of all types that it uses. */
class RouteOnLocalServicesTest {

    private static final Path TEMPLATES = Path.of("../templates/src/main/resources/templates");
    private static final Path CODE =
            Path.of(System.getProperty("messagerouting.artifacts"), "lambdas.jar");
    private static final ServiceAction NOBODY =
            (service, action, caller, body) -> new ServiceAction.Answer(500, "{}");

    @Test
    void theLongestRouteComesAndGoes() throws IOException {
        try (var threads = new Threads()) {
            var time = CloudTime.real(threads);
            var s3 = new LocalS3(time);
            s3.createBucket(c -> c.bucket("code"));
            s3.putObject(p -> p.bucket("code").key("lambdas.jar"), RequestBody.fromFile(CODE));
            var kinesis = new LocalKinesis(time);
            var logs = new LocalLogs(time);
            var lambda = new LocalLambda(time, threads, s3, kinesis, logs, _ -> Map.of());
            var others = new ScriptedServices().all();
            var services =
                    new Services(
                            s3,
                            kinesis,
                            logs,
                            lambda,
                            new LocalStepFunctions(time, threads, lambda),
                            new LocalIam(time),
                            new LocalApiGateway(time, threads, lambda, NOBODY),
                            others.ecs(),
                            others.ec2(),
                            others.ecr(),
                            others.events(),
                            others.loadBalancing(),
                            others.metrics());
            var cloud = new LocalCloudFormation(time, threads, services, text -> text);
            var id = deploy(cloud);
            assertThat(kinesis.listStreams().streamNames()).hasSize(2);
            cloud.deleteStack(d -> d.stackName("route"));
            cloud.waiter().waitUntilStackDeleteComplete(d -> d.stackName(id));
            assertThat(kinesis.listStreams().streamNames()).isEmpty();
            assertThat(lambda.listFunctions().functions()).isEmpty();
            assertThat(services.iam().listRoles().roles()).isEmpty();
            assertThat(services.apiGateway().getRestApis().items()).isEmpty();
            assertThat(services.stepFunctions().listStateMachines().stateMachines()).isEmpty();
            assertThat(logs.describeLogGroups().logGroups()).isEmpty();
        }
    }

    private static String deploy(LocalCloudFormation cloud) throws IOException {
        var template = Files.readString(TEMPLATES.resolve("source-process--target-process.yaml"));
        var parameters =
                Map.of(
                        "CodeBucket", "code",
                        "CodeKey", "lambdas.jar",
                        "ApiEndpointId", "vpce-0a1b2c3d4e5f67890");
        var id =
                cloud.createStack(
                                c ->
                                        c.stackName("route")
                                                .templateBody(template)
                                                .capabilitiesWithStrings("CAPABILITY_IAM")
                                                .parameters(TestCloud.parameters(parameters)))
                        .stackId();
        var ended = cloud.waiter().waitUntilStackExists(d -> d.stackName(id)).matched();
        assertThat(ended.response()).isPresent();
        await().until(() -> !status(cloud, id).contains("IN_PROGRESS"));
        assertThat(status(cloud, id))
                .as(String.valueOf(cloud.describeStackEvents(d -> d.stackName(id))))
                .isEqualTo(StackStatus.CREATE_COMPLETE.toString());
        var outputs =
                find(cloud, id).outputs().stream()
                        .collect(Collectors.toMap(Output::outputKey, Output::outputValue));
        assertThat(outputs.get("QueueUrl"))
                .matches("https://[a-z0-9]{10}-vpce-.*\\.execute-api\\.us-east-1.*/v1/messages");
        return id;
    }

    private static String status(LocalCloudFormation cloud, String id) {
        return find(cloud, id).stackStatusAsString();
    }

    private static Stack find(LocalCloudFormation cloud, String id) {
        return cloud.describeStacks(d -> d.stackName(id)).stacks().getFirst();
    }
}
