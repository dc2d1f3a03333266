package dev.messagerouting.localcloud.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.messagerouting.localcloud.kernel.ManualTime;
import dev.messagerouting.localcloud.kernel.Metrics;
import dev.messagerouting.localcloud.kernel.Threads;
import dev.messagerouting.localcloud.kinesis.KinesisLimits;
import dev.messagerouting.localcloud.kinesis.LocalKinesis;
import dev.messagerouting.localcloud.stepfunctions.LocalStepFunctions;
import dev.messagerouting.localcloud.stepfunctions.Retention;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/** What the services tell CloudWatch of themselves. */
class PublishersTest {

    private static final Instant START = Instant.parse("2026-11-23T20:00:00Z");

    private final ManualTime time = new ManualTime(START);
    private final Threads threads = new Threads();
    private final LocalCloudWatch watch = new LocalCloudWatch(time);
    private final Metrics metrics = Metrics.to(watch, time, threads);

    @AfterEach
    void nothingIsLeft() {
        metrics.close();
        threads.close();
        assertThat(threads.running()).isEmpty();
    }

    private void seconds(int n) {
        for (int i = 0; i < n; i++) {
            await().until(() -> time.waiting() > 0);
            time.advance(Duration.ofSeconds(1));
        }
        await().until(() -> time.waiting() > 0);
    }

    private Datapoint read(String namespace, String dimension, String value, String name) {
        var points =
                watch.getMetricStatistics(
                                g ->
                                        g.namespace(namespace)
                                                .metricName(name)
                                                .dimensions(
                                                        Dimension.builder()
                                                                .name(dimension)
                                                                .value(value)
                                                                .build())
                                                .startTime(START)
                                                .endTime(START.plusSeconds(3600))
                                                .period(3600)
                                                .statistics(Statistic.knownValues()))
                        .datapoints();
        assertThat(points).as(name).hasSize(1);
        return points.getFirst();
    }

    private Datapoint stream(String name) {
        return read("AWS/Kinesis", "StreamName", "queue", name);
    }

    private static PutRecordsRequestEntry entry(String data) {
        return PutRecordsRequestEntry.builder()
                .partitionKey("k")
                .data(SdkBytes.fromUtf8String(data))
                .build();
    }

    @Test
    void aStreamCountsItsRecordsBytesAndAge() {
        var kinesis = new LocalKinesis(time, KinesisLimits.roomy(), metrics);
        kinesis.createStream(c -> c.streamName("queue").shardCount(1));
        seconds(1);
        kinesis.putRecord(
                p -> p.streamName("queue").partitionKey("k").data(SdkBytes.fromUtf8String("1234")));
        kinesis.putRecords(p -> p.streamName("queue").records(entry("12"), entry("123")));
        seconds(3);
        var iterator =
                kinesis.getShardIterator(
                                g ->
                                        g.streamName("queue")
                                                .shardId("shardId-000000000000")
                                                .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                        .shardIterator();
        var next = kinesis.getRecords(g -> g.shardIterator(iterator)).nextShardIterator();
        kinesis.getRecords(g -> g.shardIterator(next));
        seconds(1);
        assertThat(stream("IncomingRecords").sum()).isEqualTo(3);
        assertThat(stream("IncomingBytes").sum()).isEqualTo(4 + 2 + 3 + 3);
        assertThat(stream("PutRecord.Success").average()).isEqualTo(1);
        assertThat(stream("PutRecords.TotalRecords").sum()).isEqualTo(2);
        assertThat(stream("GetRecords.Records").maximum()).isEqualTo(3);
        assertThat(stream("GetRecords.Bytes").sum()).isEqualTo(9);
        var age = stream("GetRecords.IteratorAgeMilliseconds");
        assertThat(age.maximum()).isEqualTo(3000);
        assertThat(age.minimum()).isEqualTo(0);
        assertThat(stream("WriteProvisionedThroughputExceeded").sum()).isEqualTo(0);
    }

    @Test
    void aStreamCountsWhatItRefuses() {
        var kinesis = new LocalKinesis(time, KinesisLimits.aws(), metrics);
        kinesis.createStream(c -> c.streamName("queue").shardCount(1));
        time.advance(KinesisLimits.aws().settling());
        var many = Collections.nCopies(500, entry("x"));
        for (int i = 0; i < 3; i++) {
            kinesis.putRecords(p -> p.streamName("queue").records(many));
        }
        assertThatThrownBy(
                        () ->
                                kinesis.putRecord(
                                        p ->
                                                p.streamName("queue")
                                                        .partitionKey("k")
                                                        .data(SdkBytes.fromUtf8String("x"))))
                .isInstanceOf(ProvisionedThroughputExceededException.class);
        seconds(1);
        assertThat(stream("IncomingRecords").sum()).isEqualTo(1000);
        assertThat(stream("WriteProvisionedThroughputExceeded").sum()).isEqualTo(501);
        assertThat(stream("PutRecords.ThrottledRecords").sum()).isEqualTo(500);
        assertThat(stream("PutRecords.Success").sum()).isEqualTo(2);
        assertThat(stream("PutRecord.Success").sum()).isEqualTo(0);
    }

    @Test
    void aStateMachineCountsItsExecutions() {
        var machines = new LocalStepFunctions(time, threads, noLambda(), Retention.USUAL, metrics);
        var good = machine(machines, "good", "{\"Type\": \"Wait\", \"Seconds\": 5, \"End\": true}");
        var bad = machine(machines, "bad", "{\"Type\": \"Fail\"}");
        var one = machines.startExecution(s -> s.stateMachineArn(good)).executionArn();
        var two = machines.startExecution(s -> s.stateMachineArn(good)).executionArn();
        var three = machines.startExecution(s -> s.stateMachineArn(bad)).executionArn();
        await().until(() -> time.waiting() == 3);
        machines.stopExecution(s -> s.executionArn(two));
        seconds(6);
        for (var execution : List.of(one, two, three)) {
            await().until(
                            () ->
                                    machines.describeExecution(d -> d.executionArn(execution))
                                                    .status()
                                            != ExecutionStatus.RUNNING);
        }
        seconds(2);
        assertThat(machine(good, "ExecutionsStarted").sum()).isEqualTo(2);
        assertThat(machine(good, "ExecutionsSucceeded").sum()).isEqualTo(1);
        assertThat(machine(good, "ExecutionsAborted").sum()).isEqualTo(1);
        assertThat(machine(good, "ExecutionTime").maximum()).isEqualTo(5000);
        assertThat(machine(bad, "ExecutionsFailed").sum()).isEqualTo(1);
    }

    private Datapoint machine(String arn, String name) {
        return read("AWS/States", "StateMachineArn", arn, name);
    }

    private static String machine(LocalStepFunctions machines, String name, String state) {
        return machines.createStateMachine(
                        c ->
                                c.name(name)
                                        .roleArn("arn:aws:iam::000000000000:role/states")
                                        .definition(
                                                "{\"StartAt\": \"A\", \"States\": {\"A\": "
                                                        + state
                                                        + "}}"))
                .stateMachineArn();
    }

    private static LambdaClient noLambda() {
        return new LambdaClient() {
            @Override
            public String serviceName() {
                return SERVICE_NAME;
            }

            @Override
            public void close() {}
        };
    }
}
