package dev.messagerouting.localcloud.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.messagerouting.localcloud.LocalCloud;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.Tag;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sfn.SfnClient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** The kinds against the local services, over the wire: made, tagged, changed, taken away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KindsOnLocalCloudTest {

    private static final Path TEMPLATES = Path.of("../templates/src/main/resources/templates");
    private static final Path ARTIFACTS = Path.of(System.getProperty("messagerouting.artifacts"));

    private final LocalCloud cloud =
            LocalCloud.builder()
                    .image("messaging-demo/simulators", ARTIFACTS.resolve("simulators.jar"))
                    .start();
    private final CloudFormationClient stacks = client(CloudFormationClient.builder());
    private final KinesisClient kinesis = client(KinesisClient.builder());
    private final LambdaClient lambda = client(LambdaClient.builder());

    private <C> C client(AwsClientBuilder<?, C> builder) {
        builder.endpointOverride(cloud.endpoint()).region(Region.US_EAST_1);
        builder.credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")));
        return builder.build();
    }

    @BeforeAll
    void upload() {
        cloud.s3().createBucket(c -> c.bucket("code"));
        cloud.s3()
                .putObject(
                        p -> p.bucket("code").key("lambdas.jar"),
                        RequestBody.fromFile(ARTIFACTS.resolve("lambdas.jar")));
    }

    @AfterAll
    void close() {
        stacks.close();
        kinesis.close();
        lambda.close();
        cloud.close();
    }

    private static String template(String name) {
        try {
            return Files.readString(TEMPLATES.resolve(name + ".yaml"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private Map<String, String> create(String name, String body, Map<String, String> parameters) {
        stacks.createStack(
                c ->
                        c.stackName(name)
                                .templateBody(body)
                                .capabilitiesWithStrings("CAPABILITY_IAM")
                                .parameters(TestCloud.parameters(parameters)));
        return settled(name, "CREATE_COMPLETE").outputs().stream()
                .collect(Collectors.toMap(Output::outputKey, Output::outputValue));
    }

    private Stack settled(String name, String status) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !stack(name).stackStatusAsString().endsWith("IN_PROGRESS"));
        assertThat(stack(name).stackStatusAsString()).as(failures(name)).isEqualTo(status);
        return stack(name);
    }

    private String failures(String name) {
        return stacks.describeStackEventsPaginator(d -> d.stackName(name)).stackEvents().stream()
                .filter(event -> event.resourceStatusAsString().endsWith("FAILED"))
                .map(event -> event.logicalResourceId() + ": " + event.resourceStatusReason())
                .collect(Collectors.joining("\n"));
    }

    private Stack stack(String name) {
        return stacks.describeStacks(d -> d.stackName(name)).stacks().getFirst();
    }

    private void retag(String name) {
        stacks.updateStack(
                u ->
                        u.stackName(name)
                                .usePreviousTemplate(true)
                                .capabilitiesWithStrings("CAPABILITY_IAM")
                                .parameters(
                                        stack(name).parameters().stream()
                                                .map(
                                                        p ->
                                                                p.toBuilder()
                                                                        .parameterValue(null)
                                                                        .usePreviousValue(true)
                                                                        .build())
                                                .toList())
                                .tags(Tag.builder().key("team").value("demo").build()));
        settled(name, "UPDATE_COMPLETE");
    }

    private void delete(String name) {
        var id = stack(name).stackId();
        stacks.deleteStack(d -> d.stackName(name));
        settled(id, "DELETE_COMPLETE");
    }

    @Test
    void theLongestRouteIsMadeTaggedAndTakenAway() {
        create("store", template("artifact-store"), Map.of());
        var network = create("network", template("fargate-cluster"), Map.of());
        var route =
                create(
                        "route",
                        template("source-process--target-process"),
                        Map.of(
                                "CodeBucket", "code",
                                "CodeKey", "lambdas.jar",
                                "ApiEndpointId", network.getOrDefault("ApiEndpointId", "")));
        retag("route");
        retag("network");
        retag("store");
        assertTagged(route, network);
        delete("route");
        delete("network");
        delete("store");
        assertThat(kinesis.listStreams().streamNames()).isEmpty();
        assertThat(lambda.listFunctions().functions()).isEmpty();
        assertThat(cloud.iam().listRoles().roles()).isEmpty();
        assertThat(cloud.s3().listBuckets().buckets()).hasSize(1);
    }

    private void assertTagged(Map<String, String> route, Map<String, String> network) {
        assertThat(kinesis.listTagsForStream(l -> l.streamName(route.get("StreamName"))).tags())
                .extracting(t -> t.key() + "=" + t.value())
                .contains("team=demo", "aws:cloudformation:logical-id=Stream");
        try (var machines = client(SfnClient.builder());
                var networks = client(Ec2Client.builder())) {
            assertThat(
                            machines.listTagsForResource(
                                            l -> l.resourceArn(route.get("StateMachineArn")))
                                    .tags())
                    .extracting(t -> t.key() + "=" + t.value())
                    .contains("team=demo", "aws:cloudformation:stack-name=route");
            assertThat(
                            networks.describeVpcs(d -> d.vpcIds(network.get("VpcId")))
                                    .vpcs()
                                    .getFirst()
                                    .tags())
                    .extracting(t -> t.key() + "=" + t.value())
                    .contains("team=demo", "Name=network");
        }
    }

    @Test
    void resourcesChangeInPlace() {
        var before =
                """
                Resources:
                  Stream: {Type: AWS::Kinesis::Stream, Properties: {ShardCount: 1}}
                  Group: {Type: AWS::Logs::LogGroup, Properties: {RetentionInDays: 7}}
                  Role:
                    Type: AWS::IAM::Role
                    Properties:
                      AssumeRolePolicyDocument:
                        Version: "2012-10-17"
                        Statement:
                          - Effect: Allow
                            Principal: {Service: states.amazonaws.com}
                            Action: sts:AssumeRole
                      Policies:
                        - PolicyName: a
                          PolicyDocument:
                            Version: "2012-10-17"
                            Statement: [{Effect: Allow, Action: "logs:*", Resource: "*"}]
                  Machine:
                    Type: AWS::StepFunctions::StateMachine
                    Properties:
                      RoleArn: !GetAtt Role.Arn
                      DefinitionString: !Sub '{"StartAt": "A", "States": {"A": {"Type": "Pass", "Result": "${!word}", "End": true}}}'
                      DefinitionSubstitutions: {word: one}
                  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.1.0.0/16}}
                  Door:
                    Type: AWS::EC2::SecurityGroup
                    Properties:
                      GroupDescription: door
                      VpcId: !Ref Vpc
                      SecurityGroupIngress:
                        - {IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 10.0.0.0/8}
                Outputs:
                  Stream: {Value: !Ref Stream}
                  Machine: {Value: !Ref Machine}
                  Role: {Value: !Ref Role}
                  Default: {Value: !GetAtt Vpc.DefaultSecurityGroup}
                """;
        var made = create("change", before, Map.of());
        assertThat(made.get("Default")).startsWith("sg-");
        var after =
                before.replace("{ShardCount: 1}", "{ShardCount: 2}")
                        .replace("RetentionInDays: 7", "RetentionInDays: 14")
                        .replace("PolicyName: a", "PolicyName: b")
                        .replace("word: one", "word: two")
                        .replace("10.0.0.0/8", "10.2.0.0/16");
        stacks.updateStack(
                u ->
                        u.stackName("change")
                                .templateBody(after)
                                .capabilitiesWithStrings("CAPABILITY_IAM"));
        settled("change", "UPDATE_COMPLETE");
        assertThat(
                        kinesis.describeStreamSummary(d -> d.streamName(made.get("Stream")))
                                .streamDescriptionSummary()
                                .openShardCount())
                .isEqualTo(2);
        assertThat(cloud.iam().listRolePolicies(l -> l.roleName(made.get("Role"))).policyNames())
                .containsExactly("b");
        try (var machines = client(SfnClient.builder())) {
            var machine =
                    machines.describeStateMachine(d -> d.stateMachineArn(made.get("Machine")));
            assertThat(machine.definition()).contains("\"two\"");
        }
        delete("change");
    }
}
