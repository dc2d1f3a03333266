package dev.messagerouting.console.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.messagerouting.console.deploy.StackPort;
import dev.messagerouting.console.flow.RequestBudget;
import dev.messagerouting.console.kernel.HastyTime;
import dev.messagerouting.console.model.ComponentId;
import dev.messagerouting.console.model.FaultException;
import dev.messagerouting.console.model.FlowEvent;
import dev.messagerouting.console.model.FlowEvent.Seen;
import dev.messagerouting.console.model.FlowEvent.What;
import dev.messagerouting.console.model.MessageKey;
import dev.messagerouting.console.model.RouteId;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.s3.S3Client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class LogFlowReaderTest {

    private static final RouteId ROUTE = new RouteId("r");

    private final HastyTime time = new HastyTime();
    private final FakeLogs logs = new FakeLogs();
    private final FakeStackResources stacks = new FakeStackResources();
    private final LogFlowReader reader =
            new LogFlowReader(
                    ROUTE,
                    List.of(
                            new LogSource(new ComponentId("source-process"), "sim", "LogGroup"),
                            new LogSource(
                                    new ComponentId("Transformer"),
                                    "route",
                                    "TransformerLogGroup")),
                    new CloudClients(stacks, logs, new FakeExecutions(1), new NoObjects()),
                    RequestBudget.local(time),
                    time,
                    LogFlowReader.Window.LOCAL);

    /** Not asked for anything here. */
    private static final class NoObjects implements S3Client {
        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private static String line(String component, String event, int id, String time) {
        return """
        {"time":"%s","level":"INFO","component":"%s","event":"%s","messageKey":"%d@1000",\
        "message":{"id":%d,"timestamp":1000},"executionArn":"arn:x"}\
        """
                .formatted(time, component, event, id, id);
    }

    private List<String> read() throws InterruptedException {
        time.sleep(Duration.ofSeconds(1));
        return reader.read().stream().map(FlowEvent::eventId).toList();
    }

    private void groupsAreThere() {
        stacks.add("sim", "LogGroup", "g-source");
        stacks.add("route", "TransformerLogGroup", "g-transformer");
        logs.add(
                "g-source",
                "s1",
                1_000,
                line("source-process", "emitted", 1, "2026-11-23T20:00:00.000001Z"));
        logs.add(
                "g-transformer",
                "t1",
                1_100,
                line("Transformer", "transformed", 1, "2026-11-23T20:00:00.5Z"));
    }

    @Test
    void aLineBecomesAnEvent() throws InterruptedException {
        groupsAreThere();
        assertThat(reader.read())
                .first()
                .isEqualTo(
                        new Seen(
                                "s1",
                                Instant.parse("2026-11-23T20:00:00.000001Z"),
                                ROUTE,
                                new ComponentId("source-process"),
                                What.EMITTED,
                                new MessageKey(1, 1000),
                                "{\"id\":1,\"timestamp\":1000}",
                                "arn:x",
                                null));
    }

    @Test
    void eachEventIsToldOnceAndOldestFirst() throws InterruptedException {
        groupsAreThere();
        logs.add(
                "g-transformer",
                "t0",
                900,
                line("Transformer", "transformed", 0, "2026-11-23T19:59:00Z"));
        assertThat(read()).containsExactly("t0", "s1", "t1");
        assertThat(read()).isEmpty();
    }

    @Test
    void whatComesLateIsNotMissed() throws InterruptedException {
        groupsAreThere();
        read();
        logs.add(
                "g-source",
                "s3",
                1_300,
                line("source-process", "emitted", 3, "2026-11-23T20:00:03Z"));
        assertThat(read()).containsExactly("s3");
        logs.add(
                "g-source",
                "s2",
                1_200,
                line("source-process", "emitted", 2, "2026-11-23T20:00:02Z"));
        logs.add(
                "g-source",
                "s2b",
                1_300,
                line("source-process", "accepted", 3, "2026-11-23T20:00:03.1Z"));
        assertThat(read()).containsExactly("s2", "s2b");
    }

    @Test
    void manyPagesAreOneRead() throws InterruptedException {
        groupsAreThere();
        for (int i = 2; i < 50; i++) {
            logs.add(
                    "g-source",
                    "s" + i,
                    1_000 + i,
                    line("source-process", "emitted", i, "2026-11-23T20:00:01Z"));
        }
        assertThat(read()).hasSize(50);
    }

    @Test
    void linesThatAreNotOursAreNoNews() throws InterruptedException {
        groupsAreThere();
        read();
        logs.add("g-source", "x1", 2_000, "START RequestId: 4711");
        logs.add(
                "g-source",
                "x2",
                2_001,
                "{\"text\":\"listening\",\"component\":\"source-process\"}");
        logs.add("g-source", "x3", 2_002, "{\"broken");
        logs.add(
                "g-source",
                "x4",
                2_003,
                line("source-process", "danced", 1, "2026-11-23T20:00:00Z"));
        logs.add("g-source", "x5", 2_004, line("source-process", "emitted", 1, "yesterday"));
        assertThat(read()).isEmpty();
    }

    @Test
    void groupsAreFoundWhenTheyComeAndForgottenWhenTheyGo() throws InterruptedException {
        assertThat(read()).isEmpty();
        groupsAreThere();
        assertThat(read()).containsExactly("s1", "t1");
        logs.delete("g-source");
        stacks.delete("sim");
        assertThat(read()).isEmpty();
        stacks.add("sim", "LogGroup", "g-new");
        logs.add(
                "g-new", "n1", 5_000, line("source-process", "emitted", 9, "2026-11-23T20:01:00Z"));
        assertThat(read()).containsExactly("n1");
    }

    @Test
    void aThrottledGroupCostsNothingThatWasReadBesideIt() throws InterruptedException {
        groupsAreThere();
        logs.throttleOnce("g-transformer");
        assertThat(read()).containsExactly("s1");
        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        FaultException.class,
                        f -> assertThat(f.fault().code()).isEqualTo(StackPort.THROTTLED));
        assertThat(read()).containsExactly("t1");
    }
}
