package dev.messagerouting.console.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.messagerouting.console.flow.RequestBudget;
import dev.messagerouting.console.kernel.HastyTime;
import dev.messagerouting.console.kernel.ManualTime;
import dev.messagerouting.console.model.FlowEvent;
import dev.messagerouting.console.model.FlowEvent.ExecutionChanged;
import dev.messagerouting.console.model.MessageKey;
import dev.messagerouting.console.model.RouteId;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

import java.time.Instant;
import java.util.List;

class ExecutionFlowReaderTest {

    private static final Instant START = ManualTime.START;

    private final FakeStackResources stacks = new FakeStackResources();
    private final FakeExecutions executions = new FakeExecutions(3);
    private final ExecutionFlowReader reader =
            new ExecutionFlowReader(
                    new RouteId("r"),
                    "route",
                    new CloudClients(
                            stacks,
                            new FakeLogs(),
                            executions,
                            new S3Client() {
                                @Override
                                public String serviceName() {
                                    return SERVICE_NAME;
                                }

                                @Override
                                public void close() {}
                            }),
                    RequestBudget.local(new HastyTime()));

    private void machineIsThere() {
        stacks.add("route", "StateMachine", "arn:machine");
    }

    private List<String> read() throws InterruptedException {
        return reader.read().stream()
                .map(ExecutionChanged.class::cast)
                .map(e -> e.key().id() + " " + e.status())
                .toList();
    }

    @Test
    void nothingHappensWithoutAStateMachine() throws InterruptedException {
        assertThat(read()).isEmpty();
    }

    @Test
    void beginningsAndEndsAreToldOnce() throws InterruptedException {
        machineIsThere();
        executions.start("1-1000", START);
        assertThat(read()).containsExactly("1 RUNNING");
        assertThat(read()).isEmpty();
        executions.end("1-1000", ExecutionStatus.FAILED, START.plusSeconds(1));
        assertThat(read()).containsExactly("1 FAILED");
        assertThat(read()).isEmpty();
    }

    @Test
    void anExecutionThatIsOverBeforeItIsSeenBeganToo() throws InterruptedException {
        machineIsThere();
        executions.start("1-1000", START);
        executions.end("1-1000", ExecutionStatus.SUCCEEDED, START.plusSeconds(1));
        assertThat(reader.read())
                .extracting(FlowEvent::time)
                .containsExactly(START, START.plusSeconds(1));
    }

    @Test
    void aRedriveBeginsAnew() throws InterruptedException {
        machineIsThere();
        executions.start("1-1000", START);
        executions.end("1-1000", ExecutionStatus.FAILED, START.plusSeconds(1));
        read();
        executions.redrive("1-1000", START.plusSeconds(5));
        assertThat(read()).containsExactly("1 RUNNING");
        executions.end("1-1000", ExecutionStatus.SUCCEEDED, START.plusSeconds(6));
        assertThat(read()).containsExactly("1 SUCCEEDED");
    }

    @Test
    void theNameIsTheMessagesKey() throws InterruptedException {
        machineIsThere();
        executions.start("7-1700000000000", START);
        executions.start("somebody-elses", START);
        assertThat(reader.read())
                .extracting(e -> ((ExecutionChanged) e).key())
                .containsExactly(new MessageKey(7, 1700000000000L));
    }

    @Test
    void aReadEndsWhereAllIsKnown() throws InterruptedException {
        machineIsThere();
        for (int i = 0; i < 12; i++) {
            executions.start(i + "-1000", START.plusSeconds(i));
            executions.end(i + "-1000", ExecutionStatus.SUCCEEDED, START.plusSeconds(i + 1));
        }
        assertThat(read()).hasSize(24);
        executions.pagesRead = 0;
        assertThat(read()).isEmpty();
        assertThat(executions.pagesRead).isEqualTo(1);
    }

    @Test
    void whatRunsLongerThanTheListReachesIsAskedFor() throws InterruptedException {
        machineIsThere();
        executions.start("1-1000", START);
        read();
        for (int i = 2; i < 40; i++) {
            executions.start(i + "-1000", START.plusSeconds(i));
            executions.end(i + "-1000", ExecutionStatus.SUCCEEDED, START.plusSeconds(i + 1));
        }
        read();
        executions.end("1-1000", ExecutionStatus.TIMED_OUT, START.plusSeconds(100));
        assertThat(read()).contains("1 TIMED_OUT");
    }
}
