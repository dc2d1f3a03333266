package dev.messagerouting.localcloud.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

import java.util.concurrent.atomic.AtomicInteger;

/** A redrive goes on from what failed, and runs nothing anew that had ended. */
class RedriveTest {

    private final Fixture cloud = new Fixture();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void redrivesFromTheTaskThatFailed() {
        var calls = new AtomicInteger();
        cloud.lambda.with(
                "flaky",
                payload -> {
                    if (calls.incrementAndGet() == 1) {
                        throw new FakeLambda.HandlerError("{\"errorType\":\"Boom\"}");
                    }
                    return "2";
                });
        var machine =
                cloud.machine(
                        """
                        {"StartAt":"A","States":{"A":{"Type":"Pass","Next":"T"},"T":{"Type":"Task",
                         "Resource":"arn:aws:lambda:us-east-1:000000000000:function:flaky","End":true}}}\
                        """);
        var arn = cloud.start(machine, "1");
        cloud.ended(arn);
        cloud.sfn.redriveExecution(r -> r.executionArn(arn));
        var ended = cloud.ended(arn);
        assertThat(ended.execution().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(ended.execution().redriveCount()).isEqualTo(1);
        assertThat(ended.execution().redriveDate()).isNotNull();
        assertThat(ended.lines().subList(7, 14))
                .containsExactly(
                        "8<7 ExecutionFailed Boom {\"errorType\":\"Boom\"}",
                        "9<8 ExecutionRedriven #1",
                        "10<9 LambdaFunctionScheduled 1",
                        "11<10 LambdaFunctionStarted",
                        "12<11 LambdaFunctionSucceeded 2",
                        "13<12 TaskStateExited T 2",
                        "14<13 ExecutionSucceeded 2");
        assertThatExceptionOfType(ExecutionNotRedrivableException.class)
                .isThrownBy(() -> cloud.sfn.redriveExecution(r -> r.executionArn(arn)))
                .withMessageContaining("Execution is SUCCEEDED and cannot be redriven");
    }

    @Test
    void redrivesOnlyTheBranchesThatHadNotEnded() {
        var calls = new AtomicInteger();
        cloud.lambda.with(
                "flaky",
                payload -> {
                    if (calls.incrementAndGet() == 1) {
                        throw new FakeLambda.HandlerError("{\"errorType\":\"Boom\"}");
                    }
                    return "2";
                });
        var arn =
                cloud.start(
                        cloud.machine(
                                """
                                {"StartAt":"P","States":{"P":{"Type":"Parallel","End":true,"Branches":[
                                 {"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}},
                                 {"StartAt":"T","States":{"T":{"Type":"Task",
                                 "Resource":"arn:aws:lambda:us-east-1:000000000000:function:flaky","End":true}}}]}}}\
                                """),
                        "1");
        assertThat(cloud.ended(arn).execution().status()).isEqualTo(ExecutionStatus.FAILED);
        cloud.sfn.redriveExecution(r -> r.executionArn(arn));
        var ended = cloud.ended(arn);
        assertThat(ended.output()).isEqualTo("[1,2]");
        assertThat(ended.lines().stream().filter(line -> line.contains("PassStateEntered")))
                .hasSize(1);
    }
}
