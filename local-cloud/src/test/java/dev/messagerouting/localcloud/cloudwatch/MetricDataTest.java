package dev.messagerouting.localcloud.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.messagerouting.localcloud.kernel.ManualTime;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class MetricDataTest {

    private static final Instant START = Instant.parse("2026-11-23T20:00:00Z");

    private final ManualTime time = new ManualTime(START);
    private final LocalCloudWatch watch = new LocalCloudWatch(time);

    /** errors 1, –, 3, 4; calls 10, 20, 0, 40, a minute each. */
    @BeforeEach
    void fourMinutes() {
        put("errors", 0, 1);
        put("errors", 2, 3);
        put("errors", 3, 4);
        put("calls", 0, 10);
        put("calls", 1, 20);
        put("calls", 2, 0);
        put("calls", 3, 40);
        time.advance(Duration.ofMinutes(4));
    }

    private void put(String name, int minute, double value) {
        put(
                MetricDatum.builder()
                        .metricName(name)
                        .timestamp(START.plusSeconds(minute * 60L))
                        .value(value));
    }

    private void put(MetricDatum.Builder datum) {
        watch.putMetricData(p -> p.namespace("test").metricData(datum.build()));
    }

    private static MetricDataQuery metric(String id, String name, String stat, int period) {
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(
                        m ->
                                m.metric(n -> n.namespace("test").metricName(name))
                                        .stat(stat)
                                        .period(period))
                .build();
    }

    private static MetricDataQuery math(String id, String expression) {
        return MetricDataQuery.builder().id(id).expression(expression).build();
    }

    private static GetMetricDataRequest.Builder request(MetricDataQuery... queries) {
        return GetMetricDataRequest.builder()
                .metricDataQueries(queries)
                .startTime(START)
                .endTime(START.plus(Duration.ofMinutes(4)))
                .scanBy(ScanBy.TIMESTAMP_ASCENDING);
    }

    private GetMetricDataResponse read(MetricDataQuery... queries) {
        return watch.getMetricData(request(queries).build());
    }

    @Test
    void theNewestComesFirstUnlessToldOtherwise() {
        var query = metric("m1", "calls", "Sum", 60);
        assertThat(read(query).metricDataResults().getFirst().values())
                .containsExactly(10.0, 20.0, 0.0, 40.0);
        var newest =
                watch.getMetricData(request(query).scanBy((ScanBy) null).build())
                        .metricDataResults()
                        .getFirst();
        assertThat(newest.values()).containsExactly(40.0, 0.0, 20.0, 10.0);
        assertThat(newest.timestamps().getFirst()).isEqualTo(START.plusSeconds(180));
        assertThat(newest.statusCode()).isEqualTo(StatusCode.COMPLETE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    m1 / m2                     | 0.1, 0.1
                    100 * (m1 / m2)             | 10.0, 10.0
                    m2 - m1                     | 9.0, -3.0, 36.0
                    -m1 + 2 ^ 3                 | 7.0, 5.0, 4.0
                    SUM(METRICS())              | 11.0, 20.0, 3.0, 44.0
                    SUM([m1, m2])               | 11.0, 20.0, 3.0, 44.0
                    MAX(METRICS('m'))           | 10.0, 20.0, 3.0, 40.0
                    AVG([m1, m2])               | 5.5, 20.0, 1.5, 22.0
                    m2 / SUM(m2) * 70           | 10.0, 20.0, 0.0, 40.0
                    FILL(m1, 0)                 | 1.0, 0.0, 3.0, 4.0
                    FILL(m1, REPEAT)            | 1.0, 1.0, 3.0, 4.0
                    MIN(m1) * 2                 | 2.0, 2.0, 2.0, 2.0
                    e0 * 2                      | 20.0, 40.0, 0.0, 80.0
                    """)
    void metricMath(String expression, String values) {
        var answer =
                read(
                        metric("m1", "errors", "Sum", 60),
                        metric("m2", "calls", "Sum", 60),
                        math("e0", "m2"),
                        math("e1", expression));
        var result = answer.metricDataResults().getLast();
        assertThat(result.values()).hasToString("[" + values + "]");
        assertThat(result.label()).isEqualTo("e1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    m1 +          | Error in expression 'e1' [Unexpected end of expression]
                    m1 m1         | Error in expression 'e1' [Unexpected 'm1']
                    m9 + 1        | Undefined variable 'm9'
                    e1 + 1        | It refers to itself
                    ANOMALY_DETECTION_BAND(m1) | the metric math function ANOMALY_DETECTION_BAND
                    SEARCH('x', 'Sum')         | the metric math function SEARCH
                    SELECT AVG(x) FROM y       | Metrics Insights queries
                    m1 > 1        | metric math with '>'
                    METRICS()     | expressions that give several time series
                    FILL(m1, LINEAR) | FILL with LINEAR
                    """)
    void whatIsNotUnderstoodIsNamed(String expression, String why) {
        assertThatThrownBy(() -> read(metric("m1", "errors", "Sum", 60), math("e1", expression)))
                .isInstanceOf(AwsServiceException.class)
                .hasMessageContaining(why);
    }

    @Test
    void pagesMissNothing() {
        var queries =
                List.of(
                        metric("m1", "errors", "Sum", 60),
                        metric("m2", "calls", "Sum", 60),
                        metric("m3", "none", "Sum", 60));
        var seen = new ArrayList<String>();
        String token = null;
        do {
            var page =
                    watch.getMetricData(
                            request(queries.toArray(MetricDataQuery[]::new))
                                    .maxDatapoints(2)
                                    .nextToken(token)
                                    .build());
            for (MetricDataResult result : page.metricDataResults()) {
                result.values().forEach(value -> seen.add(result.id() + "=" + value));
            }
            token = page.nextToken();
        } while (token != null);
        assertThat(seen)
                .containsExactly(
                        "m1=1.0", "m1=3.0", "m1=4.0", "m2=10.0", "m2=20.0", "m2=0.0", "m2=40.0");
        assertThatThrownBy(
                        () ->
                                watch.getMetricData(
                                        request(metric("m1", "errors", "Sum", 60))
                                                .nextToken("of somebody else")
                                                .build()))
                .hasMessageContaining("The specified nextToken is invalid.");
    }

    /** As AWS labels them: recorded. */
    @Test
    void labelsTellMetricsApart() {
        assertThat(
                        read(metric("a", "calls", "Sum", 60), metric("b", "calls", "Average", 60))
                                .metricDataResults())
                .extracting(MetricDataResult::label)
                .containsExactly("calls Sum", "calls Average");
        assertThat(
                        read(metric("a", "calls", "Sum", 60), metric("b", "calls", "Sum", 120))
                                .metricDataResults())
                .extracting(MetricDataResult::label)
                .containsExactly("calls 60", "calls 120");
        assertThat(
                        read(metric("a", "calls", "Sum", 60), metric("b", "errors", "Sum", 60))
                                .metricDataResults())
                .extracting(MetricDataResult::label)
                .containsExactly("calls", "errors");
    }

    /** As AWS answers: recorded. */
    @Test
    void ofSeveralUnitsTheFirstByNameCounts() {
        for (var unit : List.of(StandardUnit.SECONDS, StandardUnit.MILLISECONDS)) {
            put(
                    MetricDatum.builder()
                            .metricName("took")
                            .timestamp(START)
                            .unit(unit)
                            .value(unit == StandardUnit.SECONDS ? 1.0 : 1000.0));
        }
        var result = read(metric("m1", "took", "Sum", 60)).metricDataResults().getFirst();
        assertThat(result.values()).containsExactly(1000.0);
        assertThat(result.messages())
                .extracting(m -> m.code() + ": " + m.value())
                .containsExactly(
                        "MultipleUnits: Multiple units returned: '[Milliseconds, Seconds]'");
    }

    @Test
    void queriesAreRefusedAsOnAws() {
        assertThatThrownBy(() -> read(MetricDataQuery.builder().id("m1").build()))
                .isInstanceOfSatisfying(
                        CloudWatchException.class,
                        fault -> {
                            assertThat(fault.awsErrorDetails().errorCode())
                                    .isEqualTo("ValidationError");
                            assertThat(fault.awsErrorDetails().errorMessage())
                                    .isEqualTo(
                                            "The parameter MetricDataQueries.member.1.MetricStat is"
                                                    + " required.\n");
                        });
        assertThatThrownBy(() -> read(metric("m1", "calls", "Middle", 60)))
                .hasMessageContaining(
                        "The value for parameter MetricDataQueries.member.1.MetricStat.Stat is not"
                                + " a valid statistic.");
        assertThatThrownBy(() -> read(metric("Big", "calls", "Sum", 60)))
                .hasMessageContaining("is not matching the expected pattern");
        var many = new MetricDataQuery[501];
        for (int i = 0; i < many.length; i++) {
            many[i] = metric("m" + i, "calls", "Sum", 60);
        }
        assertThatThrownBy(() -> read(many))
                .hasMessageContaining(
                        "The collection MetricDataQueries must not have a size greater than 500.");
    }
}
