package dev.messagerouting.localcloud.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.messagerouting.localcloud.kernel.ManualTime;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.cloudwatch.model.RecentlyActive;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

class LocalCloudWatchTest {

    private static final Instant START = Instant.parse("2026-11-23T20:00:00Z");

    private final ManualTime time = new ManualTime(START);
    private final LocalCloudWatch watch = new LocalCloudWatch(time);

    private void put(Consumer<MetricDatum.Builder> datum) {
        watch.putMetricData(
                p ->
                        p.namespace("test")
                                .metricData(
                                        MetricDatum.builder()
                                                .metricName("m")
                                                .applyMutation(datum)
                                                .build()));
    }

    private void putMany(MetricDatum.Builder datum) {
        watch.putMetricData(p -> p.namespace("many").metricData(datum.value(1.0).build()));
    }

    private List<Datapoint> read(int period, String... stats) {
        return watch.getMetricStatistics(
                        g ->
                                g.namespace("test")
                                        .metricName("m")
                                        .startTime(START.minus(Duration.ofHours(4)))
                                        .endTime(time.now().plusSeconds(60))
                                        .period(period)
                                        .statistics(Statistic.knownValues())
                                        .extendedStatistics(stats))
                .datapoints();
    }

    @Test
    void valuesOfAMinuteAreOnePoint() {
        put(d -> d.value(4.0));
        time.advance(Duration.ofSeconds(30));
        put(d -> d.value(10.0));
        time.advance(Duration.ofSeconds(30));
        put(d -> d.value(1.0));
        assertThat(read(60)).extracting(Datapoint::sum).containsExactly(14.0, 1.0);
        var first = read(60).getFirst();
        assertThat(first.timestamp()).isEqualTo(START);
        assertThat(first.average()).isEqualTo(7);
        assertThat(first.minimum()).isEqualTo(4);
        assertThat(first.maximum()).isEqualTo(10);
        assertThat(first.sampleCount()).isEqualTo(2);
        assertThat(first.unit()).isEqualTo(StandardUnit.NONE);
        assertThat(read(300)).extracting(Datapoint::sum).containsExactly(15.0);
    }

    @Test
    void percentilesAreOfTheValuesAndTheirCounts() {
        put(d -> d.values(10.0, 20.0, 100.0).counts(50.0, 45.0, 5.0));
        assertThat(read(60, "p50", "p95", "p99.9").getFirst().extendedStatistics())
                .containsEntry("p50", 10.0)
                .containsEntry("p95", 20.0)
                .containsEntry("p99.9", 100.0);
        put(d -> d.statisticValues(s -> s.sampleCount(2.0).sum(30.0).minimum(5.0).maximum(25.0)));
        var mixed = read(60, "p50").getFirst();
        assertThat(mixed.extendedStatistics()).isEmpty();
        assertThat(mixed.sampleCount()).isEqualTo(102);
        assertThat(mixed.sum()).isEqualTo(1930);
        assertThat(mixed.minimum()).isEqualTo(5);
    }

    @Test
    void percentilesOfManyValuesAreWithinAnEighth() {
        IntStream.rangeClosed(1, 100_000).forEach(i -> put(d -> d.value(i * 1.0)));
        var point = read(60, "p1", "p50", "p99").getFirst();
        assertThat(point.sampleCount()).isEqualTo(100_000);
        assertThat(point.extendedStatistics().get("p50")).isBetween(43_750.0, 56_250.0);
        assertThat(point.extendedStatistics().get("p1")).isBetween(875.0, 1_125.0);
        assertThat(point.extendedStatistics().get("p99")).isBetween(86_625.0, 100_000.0);
    }

    @Test
    void eachUnitAndEachSetOfDimensionsIsItsOwn() {
        put(d -> d.value(1.0).unit(StandardUnit.SECONDS));
        put(d -> d.value(5.0).unit(StandardUnit.COUNT));
        put(d -> d.value(7.0).dimensions(Dimension.builder().name("a").value("1").build()));
        assertThat(read(60)).extracting(Datapoint::sum).containsExactlyInAnyOrder(1.0, 5.0);
    }

    @Test
    void minutesBecomeFiveMinutesAfterThreeHours() {
        for (int minute = 0; minute < 10; minute++) {
            put(d -> d.value(1.0));
            time.advance(Duration.ofMinutes(1));
        }
        assertThat(read(60)).hasSize(10);
        time.advance(Duration.ofHours(4));
        put(d -> d.value(1.0));
        assertThat(read(60)).extracting(Datapoint::sum).containsExactly(5.0, 5.0, 1.0);
        time.advance(Duration.ofDays(16));
        put(d -> d.value(2.0));
        var all =
                watch.getMetricStatistics(
                        g ->
                                g.namespace("test")
                                        .metricName("m")
                                        .startTime(START)
                                        .endTime(time.now().plusSeconds(60))
                                        .period(86_400)
                                        .statistics(Statistic.SUM));
        assertThat(all.datapoints()).extracting(Datapoint::sum).containsExactly(2.0);
    }

    @Test
    void secondsAreKeptIfAskedFor() {
        put(d -> d.value(1.0).storageResolution(1));
        time.advance(Duration.ofSeconds(1));
        put(d -> d.value(2.0).storageResolution(1));
        assertThat(
                        watch.getMetricStatistics(
                                        g ->
                                                g.namespace("test")
                                                        .metricName("m")
                                                        .startTime(START)
                                                        .endTime(START.plusSeconds(60))
                                                        .period(1)
                                                        .statistics(Statistic.SUM))
                                .datapoints())
                .extracting(Datapoint::sum)
                .containsExactly(1.0, 2.0);
    }

    @Test
    void aWrongPutNamesAllThatIsWrongAndStoresNothing() {
        assertThatThrownBy(
                        () ->
                                watch.putMetricData(
                                        p ->
                                                p.namespace("test")
                                                        .metricData(
                                                                datum("m", START),
                                                                datum(
                                                                        "m",
                                                                        START.minus(
                                                                                Duration.ofDays(
                                                                                        15))),
                                                                datum(
                                                                        "m",
                                                                        START.plus(
                                                                                Duration.ofHours(
                                                                                        3))))))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining(
                        "The parameter MetricData.member.2.Timestamp must specify a time within the"
                                + " past two weeks.\n"
                                + "The parameter MetricData.member.3.Timestamp must specify");
        assertThat(watch.listMetrics().metrics()).isEmpty();
    }

    private static MetricDatum datum(String name, Instant at) {
        return MetricDatum.builder().metricName(name).timestamp(at).value(1.0).build();
    }

    @Test
    void aDatumHasOneFormOfValue() {
        assertThatThrownBy(() -> put(d -> d.value(1.0).values(1.0)))
                .isInstanceOf(InvalidParameterCombinationException.class)
                .hasMessageContaining(
                        "The parameters MetricData.member.1.Value and MetricData.member.1.Values"
                                + " are mutually exclusive and you have specified both.");
        assertThatThrownBy(() -> put(d -> d.values(1.0, 2.0).counts(1.0)))
                .hasMessageContaining("must be of the same size.");
        assertThatThrownBy(() -> put(d -> d.value(Double.NaN)))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining(
                        "The value NaN for parameter MetricData.member.1.Value is invalid.");
        assertThatThrownBy(() -> put(_ -> {}))
                .isInstanceOf(MissingRequiredParameterException.class);
        assertThatThrownBy(() -> put(d -> d.value(1.0).unit("Sekunden")))
                .hasMessageContaining("must be a value in the set [ Seconds, Microseconds,");
        assertThatThrownBy(() -> watch.putMetricData(p -> p.metricData(datum("m", START))))
                .isInstanceOf(MissingRequiredParameterException.class)
                .hasMessageContaining("The parameter Namespace is required.");
        var tooMany = Collections.nCopies(1001, datum("m", START));
        assertThatThrownBy(() -> watch.putMetricData(p -> p.namespace("n").metricData(tooMany)))
                .hasMessageContaining(
                        "The collection MetricData must not have a size greater than 1000.");
    }

    @Test
    void statisticsAreRefusedAsOnAws() {
        assertThatThrownBy(() -> read(1))
                .isInstanceOf(InvalidParameterCombinationException.class)
                .hasMessageContaining(
                        "You have requested up to 14,460 datapoints, which exceeds the limit of"
                                + " 1,440.");
        assertThatThrownBy(() -> read(7)).isInstanceOf(InvalidParameterValueException.class);
        assertThatThrownBy(() -> read(60, "p101"))
                .isInstanceOf(InvalidParameterValueException.class);
        assertThatThrownBy(() -> read(60, "tm99"))
                .isInstanceOf(AwsServiceException.class)
                .hasMessageContaining("does not implement CloudWatch the statistic tm99");
    }

    @Test
    void metricsAreListedByFilterAndInPages() {
        for (int i = 0; i < 1200; i++) {
            var dimension = Dimension.builder().name("Even").value("" + i % 2).build();
            putMany(MetricDatum.builder().metricName("m" + i).dimensions(dimension));
        }
        put(d -> d.value(1.0));
        assertThat(watch.listMetricsPaginator(l -> l.namespace("many")).metrics())
                .extracting(Metric::metricName)
                .hasSize(1200)
                .doesNotHaveDuplicates();
        assertThat(watch.listMetrics(l -> l.namespace("many")).metrics()).hasSize(500);
        var odd = DimensionFilter.builder().name("Even").value("1").build();
        assertThat(watch.listMetricsPaginator(l -> l.dimensions(odd)).metrics()).hasSize(600);
        assertThat(watch.listMetrics(l -> l.metricName("m")).metrics()).hasSize(1);
        time.advance(Duration.ofHours(4));
        assertThat(watch.listMetrics(l -> l.recentlyActive(RecentlyActive.PT3_H)).metrics())
                .isEmpty();
        time.advance(Duration.ofDays(15));
        assertThat(watch.listMetrics().metrics()).isEmpty();
    }

    @Test
    void theLongestSilentMetricsLeave() {
        for (int i = 0; i < MetricStore.MOST + 1; i++) {
            time.advance(Duration.ofSeconds(1));
            putMany(MetricDatum.builder().metricName("m" + i));
        }
        var left = watch.listMetricsPaginator(l -> l.namespace("many")).metrics();
        assertThat(left)
                .extracting(Metric::metricName)
                .hasSizeLessThan(MetricStore.MOST)
                .contains("m" + MetricStore.MOST)
                .doesNotContain("m0");
    }
}
