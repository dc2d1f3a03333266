package dev.messagerouting.localcloud.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.messagerouting.localcloud.stepfunctions.asl.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** Task states: answers, failures, retries, timeouts, tokens and activities. */
class TasksTest {

    private final Fixture cloud = new Fixture();

    @AfterEach
    void close() {
        cloud.close();
    }

    private static String invoke(String fields) {
        return """
        {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",%s,"End":true}}}\
        """
                .formatted(fields);
    }

    private static String plain(String fields) {
        return """
        {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:000000000000:function:f"%s,"End":true}}}\
        """
                .formatted(fields);
    }

    @Test
    void anInvocationsResultLooksAsOnAws() {
        cloud.lambda.with("f", payload -> "{\"sum\": 3}");
        var output =
                Json.parse(
                        cloud.run(
                                        invoke(
                                                "\"Parameters\":{\"FunctionName\":\"f\",\"Payload.$\":\"$\"}"),
                                        "{\"a\":1}")
                                .output());
        assertThat(output.propertyNames())
                .containsExactly(
                        "ExecutedVersion",
                        "Payload",
                        "SdkHttpMetadata",
                        "SdkResponseMetadata",
                        "StatusCode");
        assertThat(output.get("ExecutedVersion").stringValue()).isEqualTo("$LATEST");
        assertThat(Json.write(output.get("Payload"))).isEqualTo("{\"sum\":3}");
        assertThat(output.get("StatusCode").intValue()).isEqualTo(200);
        var http = output.get("SdkHttpMetadata");
        assertThat(http.get("HttpStatusCode").intValue()).isEqualTo(200);
        assertThat(http.get("HttpHeaders").get("Content-Length").stringValue()).isEqualTo("10");
        assertThat(http.get("AllHttpHeaders").get("X-Amz-Executed-Version").get(0).stringValue())
                .isEqualTo("$LATEST");
        assertThat(cloud.lambda.requests().getFirst().payload().asUtf8String())
                .isEqualTo("{\"a\":1}");
    }

    @Test
    void shapesResultsBySelectorAndPaths() {
        cloud.lambda.with("f", payload -> "{\"x\":{\"y\":1},\"z\":2}");
        assertThat(
                        cloud.run(
                                        plain(
                                                """
                                                ,"InputPath":"$.in","Parameters":{"p.$":"$.q"},
                                                "ResultSelector":{"s.$":"$.x.y"},"ResultPath":"$.r","OutputPath":"$.r\"\
                                                """),
                                        "{\"in\":{\"q\":7}}")
                                .output())
                .isEqualTo("{\"s\":1}");
        assertThat(cloud.lambda.requests().getFirst().payload().asUtf8String())
                .isEqualTo("{\"p\":7}");
    }

    @Test
    void namesWhatLambdaSays() {
        assertThat(cloud.run(invoke("\"Parameters\":{\"FunctionName\":\"none\"}"), "{}").outcome())
                .matches(
                        "Lambda.ResourceNotFoundException: Function not found:"
                                + " arn:aws:lambda:us-east-1:000000000000:function:none \\(Service:"
                                + " AWSLambda; Status Code: 404; Error Code:"
                                + " ResourceNotFoundException; Request ID: [0-9a-f-]{36}; Proxy:"
                                + " null\\)");
        cloud.lambda.with(
                "f",
                payload -> {
                    throw FakeLambda.fault("TooManyRequestsException", 429, "Rate exceeded");
                });
        assertThat(cloud.run(plain(""), "{}").outcome())
                .startsWith("Lambda.TooManyRequestsException: Rate exceeded (Service: AWSLambda;");
    }

    @Test
    void anErrorWithoutATypeIsUnknown() {
        cloud.lambda.with(
                "f",
                payload -> {
                    throw new FakeLambda.HandlerError("{\"errorMessage\":\"timed out\"}");
                });
        assertThat(cloud.run(plain(""), "{}").outcome())
                .isEqualTo(
                        "Lambda.Unknown: The cause could not be determined because Lambda did not"
                                + " return an error type. Returned payload:"
                                + " {\"errorMessage\":\"timed out\"}");
    }

    @Test
    void aResultThatIsTooLargeFailsTheTask() {
        cloud.lambda.with("f", payload -> "\"" + "x".repeat(262_144) + "\"");
        assertThat(cloud.run(invoke("\"Parameters\":{\"FunctionName\":\"f\"}"), "{}").outcome())
                .isEqualTo(
                        "States.DataLimitExceeded: The state/task 'lambda' returned a result with"
                                + " a size exceeding the maximum number of bytes service limit.");
    }

    @Test
    void retriesAfterGrowingDelays() {
        var calls = new CopyOnWriteArrayList<Instant>();
        cloud.lambda.with(
                "f",
                payload -> {
                    calls.add(cloud.time.now());
                    throw new FakeLambda.HandlerError("{\"errorType\":\"Boom\"}");
                });
        cloud.run(
                plain(
                        """
                        ,"Retry":[{"ErrorEquals":["Other"]},{"ErrorEquals":["Boom"],"IntervalSeconds":2,
                        "BackoffRate":3,"MaxAttempts":4,"MaxDelaySeconds":20}]\
                        """),
                "{}");
        assertThat(calls).hasSize(5);
        var delays =
                IntStream.range(1, 5)
                        .mapToObj(i -> Duration.between(calls.get(i - 1), calls.get(i)).toSeconds())
                        .toList();
        assertThat(delays).containsExactly(2L, 6L, 18L, 20L);
    }

    @Test
    void aTimeoutEndsTheTaskWhateverTheFunctionDoes() {
        var release = new CountDownLatch(1);
        cloud.lambda.with(
                "f",
                payload -> {
                    try {
                        release.await();
                    } catch (InterruptedException closing) {
                        Thread.currentThread().interrupt();
                    }
                    return "1";
                });
        var arn =
                cloud.start(
                        cloud.machine(
                                """
                                {"StartAt":"T","States":{"T":{"Type":"Task","TimeoutSecondsPath":"$.t",
                                "Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"f"},
                                "Catch":[{"ErrorEquals":["States.Timeout"],"Next":"H"}],"End":true},
                                "H":{"Type":"Pass","End":true}}}\
                                """),
                        "{\"t\":5}");
        await().until(() -> cloud.lambda.requests().size() == 1);
        cloud.time.advance(Duration.ofSeconds(5));
        var ended = cloud.ended(arn);
        release.countDown();
        assertThat(ended.lines().subList(2, 6))
                .containsExactly(
                        "3<2 TaskScheduled lambda:invoke {\"FunctionName\":\"f\"} timeout 5",
                        "4<3 TaskStarted",
                        "5<4 TaskTimedOut States.Timeout",
                        "6<5 TaskStateExited T {\"Error\":\"States.Timeout\",\"Cause\":\"\"}");
    }

    @Test
    void aTokenEndsTheTask() {
        var token = new AtomicReference<String>();
        cloud.lambda.with(
                "f",
                payload -> {
                    token.set(Json.parse(payload).get("token").stringValue());
                    return "null";
                });
        var arn =
                cloud.start(
                        cloud.machine(
                                """
                                {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken",
                                "Parameters":{"FunctionName":"f","Payload":{"token.$":"$$.Task.Token"}},
                                "HeartbeatSeconds":10,"End":true}}}\
                                """),
                        "{}");
        await().until(() -> token.get() != null);
        cloud.time.advance(Duration.ofSeconds(9));
        cloud.sfn.sendTaskHeartbeat(r -> r.taskToken(token.get()));
        await().until(
                        () ->
                                cloud.events(arn).stream()
                                        .anyMatch(e -> e.taskSubmittedEventDetails() != null));
        cloud.sfn.sendTaskSuccess(r -> r.taskToken(token.get()).output("{\"ok\": true}"));
        assertThat(cloud.ended(arn).output()).isEqualTo("{\"ok\": true}");
        assertThatExceptionOfType(TaskTimedOutException.class)
                .isThrownBy(
                        () -> cloud.sfn.sendTaskSuccess(r -> r.taskToken(token.get()).output("1")));
    }

    @Test
    void withoutAHeartbeatTheTaskTimesOut() {
        cloud.lambda.with("f", payload -> "null");
        var arn =
                cloud.start(
                        cloud.machine(
                                """
                                {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken",
                                "Parameters":{"FunctionName":"f"},"HeartbeatSeconds":10,
                                "Catch":[{"ErrorEquals":["States.HeartbeatTimeout"],"Next":"H"}],"End":true},
                                "H":{"Type":"Pass","Result":"late","End":true}}}\
                                """),
                        "{}");
        assertThat(cloud.settle(arn).output()).isEqualTo("\"late\"");
    }

    @Test
    void workersDoActivities() {
        var activity = cloud.sfn.createActivity(r -> r.name("work")).activityArn();
        var arn =
                cloud.start(
                        cloud.machine(
                                """
                                {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"%s","End":true}}}\
                                """
                                        .formatted(activity)),
                        "{\"a\":1}");
        var task = cloud.sfn.getActivityTask(r -> r.activityArn(activity).workerName("w"));
        assertThat(task.input()).isEqualTo("{\"a\":1}");
        cloud.sfn.sendTaskFailure(r -> r.taskToken(task.taskToken()).error("E").cause("c"));
        assertThat(cloud.ended(arn).lines().subList(2, 6))
                .isEqualTo(
                        List.of(
                                "3<2 ActivityScheduled",
                                "4<3 ActivityStarted w",
                                "5<4 ActivityFailed E",
                                "6<5 ExecutionFailed E c"));
    }
}
