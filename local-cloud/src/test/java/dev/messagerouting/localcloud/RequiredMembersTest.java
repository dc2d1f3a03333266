package dev.messagerouting.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sfn.SfnClient;

import java.util.function.Consumer;

/** A member that the model requires and a request lacks, in the words of each service. */
class RequiredMembersTest {

    private static final SdkBytes EMPTY = SdkBytes.fromByteArray(new byte[0]);

    private final LocalCloud cloud = LocalCloud.builder().start();

    @AfterEach
    void close() {
        cloud.close();
    }

    private <C extends SdkClient> void refuses(
            TestServices service, Class<C> type, Consumer<C> call, String code, String message) {
        try (var client = type.cast(service.client(cloud.endpoint()))) {
            assertThatThrownBy(() -> call.accept(client))
                    .isInstanceOfSatisfying(
                            AwsServiceException.class,
                            fault -> {
                                var details = fault.awsErrorDetails();
                                assertThat(fault.statusCode()).isEqualTo(400);
                                assertThat(details.errorCode()).isEqualTo(code);
                                assertThat(details.errorMessage()).isEqualTo(message);
                            });
        }
    }

    private static String isNull(String member) {
        return "1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be null"
                .formatted(member);
    }

    @Test
    void namesTheMember() {
        refuses(
                TestServices.STEP_FUNCTIONS,
                SfnClient.class,
                sfn -> sfn.listTagsForResource(l -> {}),
                "ValidationException",
                isNull("resourceArn"));
        refuses(
                TestServices.KINESIS,
                KinesisClient.class,
                kinesis -> kinesis.untagResource(u -> u.tagKeys("a")),
                "ValidationException",
                isNull("resourceARN"));
        refuses(
                TestServices.LOGS,
                CloudWatchLogsClient.class,
                logs -> logs.tagResource(t -> {}),
                "InvalidParameterException",
                isNull("resourceArn"));
        refuses(
                TestServices.LAMBDA,
                LambdaClient.class,
                lambda -> lambda.putFunctionConcurrency(c -> c.functionName("a")),
                "ValidationException",
                isNull("reservedConcurrentExecutions"));
        refuses(
                TestServices.IAM,
                IamClient.class,
                iam -> iam.createRole(c -> c.roleName("r")),
                "ValidationError",
                isNull("assumeRolePolicyDocument"));
    }

    @Test
    void namesTheElementOfAList() {
        var whole = PutRecordsRequestEntry.builder().partitionKey("1").data(EMPTY).build();
        var half = PutRecordsRequestEntry.builder().partitionKey("2").build();
        refuses(
                TestServices.KINESIS,
                KinesisClient.class,
                kinesis -> {
                    kinesis.createStream(c -> c.streamName("a").shardCount(1));
                    kinesis.waiter().waitUntilStreamExists(w -> w.streamName("a"));
                    kinesis.putRecords(p -> p.streamName("a").records(whole, half));
                },
                "ValidationException",
                isNull("records.2.member.data"));
        var event = InputLogEvent.builder().message("m").build();
        refuses(
                TestServices.LOGS,
                CloudWatchLogsClient.class,
                logs -> {
                    logs.createLogGroup(g -> g.logGroupName("g"));
                    logs.createLogStream(s -> s.logGroupName("g").logStreamName("s"));
                    logs.putLogEvents(p -> p.logGroupName("g").logStreamName("s").logEvents(event));
                },
                "InvalidParameterException",
                isNull("logEvents.1.member.timestamp"));
    }

    @Test
    void anEmptyListThatAServiceGivesIsSent() {
        try (var kinesis = (KinesisClient) TestServices.KINESIS.client(cloud.endpoint())) {
            kinesis.createStream(c -> c.streamName("a").shardCount(1));
            var metrics =
                    kinesis.describeStreamSummary(d -> d.streamName("a"))
                            .streamDescriptionSummary()
                            .enhancedMonitoring()
                            .getFirst();
            assertThat(metrics.hasShardLevelMetrics()).isTrue();
        }
    }
}
