package dev.messagerouting.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.messagerouting.localcloud.cloudwatch.LocalCloudWatch;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Metrics;
import dev.messagerouting.localcloud.kernel.Threads;
import dev.messagerouting.localcloud.kinesis.LocalKinesis;
import dev.messagerouting.localcloud.logs.LocalLogs;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

import java.time.Duration;
import java.util.Map;

class FunctionMetricsTest {

    private static final String FUNCTION =
            """
            public class Picky implements com.amazonaws.services.lambda.runtime.RequestStreamHandler {
                public void handleRequest(java.io.InputStream in, java.io.OutputStream out,
                        com.amazonaws.services.lambda.runtime.Context context) throws java.io.IOException {
                    if (new String(in.readAllBytes()).contains("bad")) {
                        throw new IllegalStateException("bad");
                    }
                    out.write("{}".getBytes());
                }
            }
            """;

    private final Threads threads = new Threads();
    private final CloudTime time = CloudTime.real(threads);
    private final LocalCloudWatch watch = new LocalCloudWatch(time);
    private final Metrics metrics = Metrics.to(watch, time, threads);
    private final FakeS3 s3 = new FakeS3();
    private final LocalKinesis kinesis = new LocalKinesis(time);
    private final LocalLambda lambda =
            new LocalLambda(
                    time,
                    threads,
                    s3,
                    kinesis,
                    new LocalLogs(time),
                    _ -> Map.of(),
                    ToldToThrow.NEVER,
                    metrics);

    @AfterEach
    void nothingIsLeft() {
        metrics.close();
        lambda.close();
        threads.close();
        assertThat(threads.running()).isEmpty();
    }

    private void create() {
        s3.put("Picky", TestCode.zip("Picky", FUNCTION));
        lambda.createFunction(
                c ->
                        c.functionName("Picky")
                                .runtime("java25")
                                .role("arn:aws:iam::000000000000:role/function")
                                .handler("test.Picky")
                                .timeout(30)
                                .code(o -> o.s3Bucket("b").s3Key("Picky")));
    }

    private void invoke(String payload) {
        lambda.invoke(i -> i.functionName("Picky").payload(SdkBytes.fromUtf8String(payload)));
    }

    private double sum(String name, Statistic statistic) {
        var now = time.now();
        var points =
                watch.getMetricStatistics(
                                g ->
                                        g.namespace("AWS/Lambda")
                                                .metricName(name)
                                                .dimensions(
                                                        Dimension.builder()
                                                                .name("FunctionName")
                                                                .value("Picky")
                                                                .build())
                                                .startTime(now.minus(Duration.ofHours(1)))
                                                .endTime(now.plus(Duration.ofHours(1)))
                                                .period(86_400)
                                                .statistics(statistic))
                        .datapoints();
        if (points.isEmpty()) {
            return -1;
        }
        var point = points.getFirst();
        return statistic == Statistic.SUM ? point.sum() : point.sampleCount();
    }

    @Test
    void invocationsErrorsAndThrottlesAreCounted() {
        create();
        invoke("{\"is\": \"good\"}");
        invoke("{\"is\": \"good\"}");
        invoke("{\"is\": \"bad\"}");
        lambda.putFunctionConcurrency(p -> p.functionName("Picky").reservedConcurrentExecutions(0));
        assertThatThrownBy(() -> invoke("{}")).isInstanceOf(TooManyRequestsException.class);
        await().until(() -> sum("Throttles", Statistic.SUM) == 1);
        await().until(() -> sum("Duration", Statistic.SAMPLE_COUNT) == 3);
        await().until(() -> sum("Errors", Statistic.SAMPLE_COUNT) == 3);
        assertThat(sum("Invocations", Statistic.SUM)).isEqualTo(3);
        assertThat(sum("Errors", Statistic.SUM)).isEqualTo(1);
        assertThat(sum("ConcurrentExecutions", Statistic.SUM)).isEqualTo(3);
    }

    @Test
    void aMappingTellsTheAgeOfWhatItReads() {
        create();
        kinesis.createStream(c -> c.streamName("queue").shardCount(1));
        await().until(
                        () ->
                                kinesis.describeStreamSummary(d -> d.streamName("queue"))
                                                .streamDescriptionSummary()
                                                .streamStatus()
                                        == StreamStatus.ACTIVE);
        kinesis.putRecord(
                p -> p.streamName("queue").partitionKey("k").data(SdkBytes.fromUtf8String("x")));
        lambda.createEventSourceMapping(
                c ->
                        c.eventSourceArn("arn:aws:kinesis:us-east-1:000000000000:stream/queue")
                                .functionName("Picky")
                                .startingPosition(EventSourcePosition.TRIM_HORIZON));
        await().until(() -> sum("IteratorAge", Statistic.SAMPLE_COUNT) == 1);
    }
}
