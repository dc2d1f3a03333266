package dev.messagerouting.localcloud.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineDeletingException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.StateMachineTypeNotSupportedException;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class ExecutionsTest {

    private static final String PASS =
            "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String WAIT =
            "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":60,\"End\":true}}}";
    private static final String FAIL =
            "{\"StartAt\":\"F\",\"States\":{\"F\":{\"Type\":\"Fail\",\"Error\":\"E\",\"Cause\":\"c\"}}}";

    private final Fixture cloud = new Fixture();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void describesOneThatSucceeded() {
        var machine = cloud.machine(PASS);
        var arn = cloud.start(machine, "{\"a\": 1}");
        var execution = cloud.ended(arn).execution();
        assertThat(execution.executionArn())
                .isEqualTo("arn:aws:states:us-east-1:000000000000:execution:machine-1:run-2");
        assertThat(execution.stateMachineArn()).isEqualTo(machine);
        assertThat(execution.name()).isEqualTo("run-2");
        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(execution.startDate()).isEqualTo(Fixture.START);
        assertThat(execution.stopDate()).isEqualTo(Fixture.START);
        assertThat(execution.input()).isEqualTo("{\"a\": 1}");
        assertThat(execution.output()).isEqualTo("{\"a\": 1}");
        assertThat(execution.outputDetails().included()).isTrue();
        assertThat(execution.redriveCount()).isZero();
        assertThat(execution.redriveStatus()).isEqualTo(ExecutionRedriveStatus.NOT_REDRIVABLE);
        assertThat(execution.redriveStatusReason())
                .isEqualTo("Execution is SUCCEEDED and cannot be redriven");
    }

    @Test
    void describesOneThatFailed() {
        var execution = cloud.run(FAIL, "{}").execution();
        assertThat(execution.error()).isEqualTo("E");
        assertThat(execution.cause()).isEqualTo("c");
        assertThat(execution.output()).isNull();
        assertThat(execution.redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE);
    }

    @Test
    void startingTwiceIsHarmlessWhileItRunsWithTheSameInput() {
        var machine = cloud.machine(WAIT);
        var first =
                cloud.sfn.startExecution(
                        r -> r.stateMachineArn(machine).name("x").input("{\"a\":1}"));
        cloud.time.advance(Duration.ofSeconds(1));
        var second =
                cloud.sfn.startExecution(
                        r -> r.stateMachineArn(machine).name("x").input("{\"a\":1}"));
        assertThat(second.executionArn()).isEqualTo(first.executionArn());
        assertThat(second.startDate()).isEqualTo(first.startDate());
        assertThatExceptionOfType(ExecutionAlreadyExistsException.class)
                .isThrownBy(
                        () ->
                                cloud.sfn.startExecution(
                                        r -> r.stateMachineArn(machine).name("x").input("{}")))
                .withMessageContaining("Execution Already Exists: '" + first.executionArn() + "'");
        cloud.settle(first.executionArn());
        assertThatExceptionOfType(ExecutionAlreadyExistsException.class)
                .isThrownBy(
                        () ->
                                cloud.sfn.startExecution(
                                        r ->
                                                r.stateMachineArn(machine)
                                                        .name("x")
                                                        .input("{\"a\":1}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not json | Unrecognized token 'not': was expecting (JSON String, Number, Array,"
                        + " Object or token 'null', 'true' or 'false')",
                "{'a':1} | Unexpected character (''' (code 39)): was expecting double-quote to"
                        + " start field name",
            })
    void refusesInputThatIsNotJson(String input, String problem) {
        var machine = cloud.machine(PASS);
        assertThatExceptionOfType(InvalidExecutionInputException.class)
                .isThrownBy(() -> cloud.start(machine, input))
                .satisfies(
                        e ->
                                assertThat(e.awsErrorDetails().errorMessage())
                                        .isEqualTo(
                                                "Invalid State Machine Execution Input: '"
                                                        + problem
                                                        + "'"));
    }

    @Test
    void refusesNames() {
        var machine = cloud.machine(PASS);
        assertThatExceptionOfType(InvalidNameException.class)
                .isThrownBy(
                        () -> cloud.sfn.startExecution(r -> r.stateMachineArn(machine).name("a b")))
                .withMessageContaining("Invalid Name: 'a b'");
        assertThatExceptionOfType(SfnException.class)
                .isThrownBy(
                        () ->
                                cloud.sfn.startExecution(
                                        r -> r.stateMachineArn(machine).name("x".repeat(81))))
                .withMessageContaining("Member must have length less than or equal to 80");
    }

    @Test
    void refusesArns() {
        assertThatExceptionOfType(InvalidArnException.class)
                .isThrownBy(() -> cloud.sfn.describeExecution(r -> r.executionArn("nonsense")))
                .withMessageContaining("Invalid Arn: 'Invalid ARN prefix: nonsense'");
        assertThatExceptionOfType(ExecutionDoesNotExistException.class)
                .isThrownBy(
                        () ->
                                cloud.sfn.describeExecution(
                                        r ->
                                                r.executionArn(
                                                        "arn:aws:states:us-east-1:000000000000:execution:m:x")));
        assertThatExceptionOfType(StateMachineDoesNotExistException.class)
                .isThrownBy(
                        () ->
                                cloud.start(
                                        "arn:aws:states:us-east-1:000000000000:stateMachine:m",
                                        "{}"));
    }

    @Test
    void listsTheNewestFirstByStatusInPages() {
        var machine = cloud.machine(PASS);
        var arns = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            arns.addFirst(cloud.start(machine, "{}"));
        }
        arns.forEach(cloud::ended);
        var pages =
                cloud
                        .sfn
                        .listExecutionsPaginator(
                                r ->
                                        r.stateMachineArn(machine)
                                                .statusFilter(ExecutionStatus.SUCCEEDED)
                                                .maxResults(3))
                        .stream()
                        .map(page -> page.executions().size())
                        .toList();
        assertThat(pages).containsExactly(3, 3, 1);
        assertThat(
                        cloud
                                .sfn
                                .listExecutions(r -> r.stateMachineArn(machine))
                                .executions()
                                .stream()
                                .map(ExecutionListItem::executionArn))
                .containsExactlyElementsOf(arns);
        assertThat(
                        cloud.sfn
                                .listExecutions(
                                        r ->
                                                r.stateMachineArn(machine)
                                                        .statusFilter(ExecutionStatus.RUNNING))
                                .executions())
                .isEmpty();
    }

    @Test
    void refusesWhatListsCannotTake() {
        var machine = cloud.machine(PASS);
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(
                        () ->
                                cloud.sfn.listExecutions(
                                        r -> r.stateMachineArn(machine).nextToken("x")));
        assertThatExceptionOfType(SfnException.class)
                .isThrownBy(
                        () ->
                                cloud.sfn.listExecutions(
                                        r -> r.stateMachineArn(machine).maxResults(1001)))
                .withMessageContaining(
                        "1 validation error detected: Value '1001' at 'maxResults' failed to"
                                + " satisfy constraint: Member must have value less than or equal"
                                + " to 1000");
        assertThatExceptionOfType(SfnException.class)
                .isThrownBy(
                        () ->
                                cloud.sfn.listExecutions(
                                        r -> r.stateMachineArn(machine).statusFilter("succeeded")))
                .withMessageContaining("Member must satisfy enum value set: [SUCCEEDED,");
    }

    @Test
    void showsHistoryInPagesBothWaysAndWithoutData() {
        var arn = cloud.start(cloud.machine(PASS), "{}");
        cloud.ended(arn);
        var first =
                cloud.sfn.getExecutionHistory(
                        r -> r.executionArn(arn).maxResults(3).reverseOrder(true));
        assertThat(first.events()).extracting(HistoryEvent::id).containsExactly(4L, 3L, 2L);
        var second =
                cloud.sfn.getExecutionHistory(
                        r -> r.executionArn(arn).reverseOrder(true).nextToken(first.nextToken()));
        assertThat(second.events()).extracting(HistoryEvent::id).containsExactly(1L);
        assertThat(second.nextToken()).isNull();
        var bare =
                cloud.sfn.getExecutionHistory(r -> r.executionArn(arn).includeExecutionData(false));
        assertThat(bare.events().get(1).stateEnteredEventDetails().name()).isEqualTo("A");
        assertThat(bare.events().get(1).stateEnteredEventDetails().input()).isNull();
    }

    @Test
    void stopsWhatRuns() {
        var arn = cloud.start(cloud.machine(WAIT), "{}");
        cloud.untilWaiting(1);
        var stopped = cloud.sfn.stopExecution(r -> r.executionArn(arn).error("E").cause("c"));
        assertThat(stopped.stopDate()).isEqualTo(Fixture.START);
        var ended = cloud.ended(arn);
        assertThat(ended.execution().status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(ended.execution().error()).isEqualTo("E");
        assertThat(ended.lines())
                .containsExactly(
                        "1<0 ExecutionStarted",
                        "2<0 WaitStateEntered W {}",
                        "3<0 ExecutionAborted E c");
        assertThat(cloud.time.waiting()).isZero();
    }

    @Test
    void endsByTheMachinesTimeout() {
        var arn =
                cloud.start(
                        cloud.machine(
                                WAIT.replace("{\"StartAt\"", "{\"TimeoutSeconds\":5,\"StartAt\"")),
                        "{}");
        cloud.untilWaiting(2);
        cloud.time.advance(Duration.ofSeconds(60));
        var ended = cloud.ended(arn);
        assertThat(ended.execution().status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(ended.execution().error()).isNull();
        assertThat(ended.lines().getLast()).isEqualTo("3<0 ExecutionTimedOut States.Timeout");
    }

    @Test
    void endsInTheEventThatReachesTheLimit() {
        var ended =
                cloud.run(
                        """
                        {"StartAt":"L","States":{"L":{"Type":"Choice","Choices":[
                         {"Variable":"$.a","IsPresent":true,"Next":"L"}],"Default":"E"},"E":{"Type":"Succeed"}}}\
                        """,
                        "{\"a\":1}");
        assertThat(ended.events()).hasSize(25_000);
        assertThat(Lines.of(ended.events().getLast()))
                .isEqualTo(
                        "25000<24999 ExecutionFailed States.Runtime The execution reached the"
                                + " maximum number of history events (25000).");
    }

    @Test
    void expressRunsToItsEndInTheCall() {
        var machine = cloud.machine(PASS, StateMachineType.EXPRESS);
        var answer = cloud.sfn.startSyncExecution(r -> r.stateMachineArn(machine).input("[1]"));
        assertThat(answer.status()).isEqualTo(SyncExecutionStatus.SUCCEEDED);
        assertThat(answer.output()).isEqualTo("[1]");
        assertThat(answer.executionArn())
                .startsWith("arn:aws:states:us-east-1:000000000000:express:machine-1:");
        assertThat(answer.billingDetails().billedMemoryUsedInMB()).isEqualTo(64);
        assertThatExceptionOfType(StateMachineTypeNotSupportedException.class)
                .isThrownBy(() -> cloud.sfn.listExecutions(r -> r.stateMachineArn(machine)));
        assertThatExceptionOfType(InvalidArnException.class)
                .isThrownBy(
                        () ->
                                cloud.sfn.describeExecution(
                                        r -> r.executionArn(answer.executionArn())))
                .withMessageContaining("Resource type not valid in this context: express");
        var standard = cloud.machine(PASS);
        assertThatExceptionOfType(StateMachineTypeNotSupportedException.class)
                .isThrownBy(() -> cloud.sfn.startSyncExecution(r -> r.stateMachineArn(standard)));
    }

    @Test
    void aMachineLeavesWithTheLastOfItsExecutions() {
        var machine = cloud.machine(WAIT);
        var arn = cloud.start(machine, "{}");
        cloud.untilWaiting(1);
        cloud.sfn.deleteStateMachine(r -> r.stateMachineArn(machine));
        assertThat(cloud.sfn.describeStateMachine(r -> r.stateMachineArn(machine)).status())
                .isEqualTo(StateMachineStatus.DELETING);
        assertThatExceptionOfType(StateMachineDeletingException.class)
                .isThrownBy(() -> cloud.start(machine, "{}"));
        cloud.sfn.stopExecution(r -> r.executionArn(arn));
        assertThatExceptionOfType(StateMachineDoesNotExistException.class)
                .isThrownBy(() -> cloud.sfn.describeStateMachine(r -> r.stateMachineArn(machine)));
    }

    @Test
    void endedExecutionsLeaveButTheirNamesAreKnown() {
        try (var small = new Fixture(new Retention(2, 1000, Duration.ofHours(1)))) {
            var machine = small.machine(PASS);
            for (var name : List.of("a", "b", "c")) {
                var arn =
                        small.sfn
                                .startExecution(r -> r.stateMachineArn(machine).name(name))
                                .executionArn();
                small.ended(arn);
            }
            assertThat(small.sfn.listExecutions(r -> r.stateMachineArn(machine)).executions())
                    .extracting(ExecutionListItem::name)
                    .containsExactly("c", "b");
            assertThatExceptionOfType(ExecutionAlreadyExistsException.class)
                    .isThrownBy(
                            () ->
                                    small.sfn.startExecution(
                                            r -> r.stateMachineArn(machine).name("a")));
        }
    }

    @Test
    void closingTheThreadsLeavesNone() {
        var machine = cloud.machine(WAIT);
        for (int i = 0; i < 5; i++) {
            cloud.start(machine, "{}");
        }
        cloud.untilWaiting(5);
        cloud.threads.close();
        assertThat(cloud.threads.running()).isEmpty();
    }
}
