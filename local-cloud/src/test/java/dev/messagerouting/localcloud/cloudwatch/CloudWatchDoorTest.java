package dev.messagerouting.localcloud.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.messagerouting.localcloud.LocalCloud;
import dev.messagerouting.localcloud.TestServices;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.kinesis.KinesisClient;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Through HTTP, with an unmodified client: Smithy RPC v2 with CBOR. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CloudWatchDoorTest {

    private LocalCloud cloud;
    private CloudWatchClient watch;
    private Instant now;

    @BeforeAll
    void start() {
        cloud = LocalCloud.builder().start();
        watch = (CloudWatchClient) TestServices.CLOUD_WATCH.client(cloud.endpoint());
        watch.putMetricData(
                p ->
                        p.namespace("door")
                                .metricData(
                                        MetricDatum.builder().metricName("m").value(0.0).build()));
        now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    }

    @AfterAll
    void stop() {
        watch.close();
        cloud.close();
    }

    @Test
    void whatIsPutIsReadBack() {
        var datum =
                MetricDatum.builder()
                        .metricName("took")
                        .values(1.0, 2.5, 40.0)
                        .counts(1.0, 2.0, 1.0)
                        .timestamp(now)
                        .dimensions(Dimension.builder().name("Of").value("me").build())
                        .build();
        watch.putMetricData(p -> p.namespace("door").metricData(datum));
        var statistics =
                watch.getMetricStatistics(
                        g ->
                                g.namespace("door")
                                        .metricName("took")
                                        .dimensions(datum.dimensions())
                                        .startTime(now.minusSeconds(60))
                                        .endTime(now.plusSeconds(60))
                                        .period(60)
                                        .statistics(Statistic.SUM, Statistic.MAXIMUM)
                                        .extendedStatistics("p50"));
        assertThat(statistics.label()).isEqualTo("took");
        var point = statistics.datapoints().getFirst();
        assertThat(point.sum()).isEqualTo(46);
        assertThat(point.maximum()).isEqualTo(40);
        assertThat(point.timestamp()).isEqualTo(now);
        assertThat(point.extendedStatistics()).containsEntry("p50", 2.5);
        var query =
                MetricDataQuery.builder()
                        .id("q")
                        .metricStat(
                                s ->
                                        s.metric(
                                                        m ->
                                                                m.namespace("door")
                                                                        .metricName("took")
                                                                        .dimensions(
                                                                                datum.dimensions()))
                                                .stat("SampleCount")
                                                .period(60))
                        .build();
        var twice = MetricDataQuery.builder().id("twice").expression("q * 2").build();
        var data =
                watch.getMetricData(
                        g ->
                                g.metricDataQueries(query, twice)
                                        .startTime(now.minusSeconds(60))
                                        .endTime(now.plusSeconds(60)));
        assertThat(data.metricDataResults().getFirst().values()).containsExactly(4.0);
        assertThat(data.metricDataResults().getLast().values()).containsExactly(8.0);
        assertThat(data.metricDataResults().getLast().timestamps()).containsExactly(now);
        assertThat(watch.listMetrics(l -> l.namespace("door").metricName("took")).metrics())
                .extracting(Metric::dimensions)
                .containsExactly(datum.dimensions());
    }

    @Test
    void refusalsHaveTheirTypes() {
        assertThatThrownBy(
                        () ->
                                watch.putMetricData(
                                        p ->
                                                p.namespace("door")
                                                        .metricData(
                                                                MetricDatum.builder()
                                                                        .metricName("m")
                                                                        .value(Double.NaN)
                                                                        .build())))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("MetricData.member.1.Value is invalid.");
        assertThatThrownBy(() -> watch.getMetricData(g -> g.startTime(now).endTime(now)))
                .isInstanceOfSatisfying(
                        CloudWatchException.class,
                        fault ->
                                assertThat(fault.awsErrorDetails().errorCode())
                                        .isEqualTo("ValidationError"));
    }

    @Test
    void alarmsTravel() {
        watch.putMetricAlarm(
                a ->
                        a.alarmName("door")
                                .namespace("door")
                                .metricName("took")
                                .statistic(Statistic.AVERAGE)
                                .period(60)
                                .evaluationPeriods(2)
                                .threshold(1.5)
                                .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD));
        var alarm = watch.describeAlarms().metricAlarms().getFirst();
        assertThat(alarm.alarmArn())
                .isEqualTo("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:door");
        assertThat(alarm.threshold()).isEqualTo(1.5);
        watch.deleteAlarms(d -> d.alarmNames("door"));
        assertThat(watch.describeAlarms().metricAlarms()).isEmpty();
    }

    @Test
    void theCloudPutsWhatItsServicesCount() {
        try (var kinesis = (KinesisClient) TestServices.KINESIS.client(cloud.endpoint())) {
            kinesis.createStream(c -> c.streamName("counted").shardCount(1));
            kinesis.waiter().waitUntilStreamExists(d -> d.streamName("counted"));
            kinesis.putRecord(
                    p ->
                            p.streamName("counted")
                                    .partitionKey("k")
                                    .data(SdkBytes.fromUtf8String("x")));
            await().until(
                            () ->
                                    watch
                                            .listMetrics(l -> l.namespace("AWS/Kinesis"))
                                            .metrics()
                                            .stream()
                                            .anyMatch(
                                                    m -> m.metricName().equals("IncomingRecords")));
        }
    }
}
