package dev.messagerouting.localcloud.cloudwatch;

import dev.messagerouting.localcloud.kernel.CloudTime;

import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * GetMetricStatistics.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html
 */
final class StatisticReads {

    private static final int MOST_POINTS = 1440;
    private static final int MOST_EXTENDED = 10;

    private final MetricStore store;
    private final CloudTime time;

    StatisticReads(MetricStore store, CloudTime time) {
        this.store = store;
        this.time = time;
    }

    GetMetricStatisticsResponse read(GetMetricStatisticsRequest request) {
        check(request);
        var label = request.metricName();
        var answer = GetMetricStatisticsResponse.builder().label(label);
        var id = MetricId.of(request.namespace(), label, request.dimensions());
        var series = store.get(id);
        if (series == null) {
            return answer.datapoints(List.of()).build();
        }
        long now = time.now().getEpochSecond();
        var range = Range.of(request.startTime(), request.endTime(), request.period());
        var points = new ArrayList<Datapoint>();
        series.read(range.from(), range.to(), request.period(), now)
                .forEach(
                        (unit, periods) -> {
                            if (request.unit() == null || unit.equals(request.unitAsString())) {
                                periods.forEach(
                                        (second, bucket) ->
                                                points.add(point(request, unit, second, bucket)));
                            }
                        });
        return answer.datapoints(points).build();
    }

    private static Datapoint point(
            GetMetricStatisticsRequest request, String unit, long second, Bucket bucket) {
        var point = Datapoint.builder().timestamp(Instant.ofEpochSecond(second)).unit(unit);
        for (var statistic : request.statistics()) {
            switch (statistic) {
                case SAMPLE_COUNT -> point.sampleCount(bucket.count());
                case AVERAGE -> point.average(bucket.average());
                case SUM -> point.sum(bucket.sum());
                case MINIMUM -> point.minimum(bucket.minimum());
                case MAXIMUM -> point.maximum(bucket.maximum());
                case UNKNOWN_TO_SDK_VERSION ->
                        throw new IllegalStateException("unknown statistics were refused");
            }
        }
        Map<String, Double> extended = new TreeMap<>();
        for (var name : request.extendedStatistics()) {
            var stat = Stat.parse(name);
            var value = stat == null ? null : stat.of(bucket);
            if (value != null) {
                extended.put(name, value);
            }
        }
        return extended.isEmpty() ? point.build() : point.extendedStatistics(extended).build();
    }

    private static void check(GetMetricStatisticsRequest request) {
        var complaints = new Complaints();
        Checks.namespace(request.namespace(), "Namespace", complaints);
        Checks.name(request.metricName(), "MetricName", complaints);
        Checks.dimensions(request.dimensions(), "Dimensions", complaints);
        Checks.period(request.period(), "Period", complaints);
        Checks.unit(request.unit(), "Unit", complaints);
        checkStatistics(request, complaints);
        Range.check(request.startTime(), request.endTime(), complaints);
        complaints.raise();
        var range = Range.of(request.startTime(), request.endTime(), request.period());
        long points = Math.ceilDiv(range.to() - range.from(), request.period());
        if (points > MOST_POINTS) {
            throw WatchFaults.combination(
                    ("You have requested up to %,d datapoints, which exceeds the limit of %,d. You"
                         + " may reduce the datapoints requested by increasing Period, or"
                         + " decreasing the time range.")
                            .formatted(points, MOST_POINTS));
        }
    }

    private static void checkStatistics(GetMetricStatisticsRequest request, Complaints complaints) {
        if (request.statistics().isEmpty() && request.extendedStatistics().isEmpty()) {
            complaints.combination("Must specify either Statistics or ExtendedStatistics");
        }
        if (request.statistics().contains(Statistic.UNKNOWN_TO_SDK_VERSION)) {
            complaints.invalid(
                    "The parameter Statistics must hold values in the set [ SampleCount, Average,"
                            + " Sum, Minimum, Maximum ].");
        }
        Checks.size(request.extendedStatistics(), MOST_EXTENDED, "ExtendedStatistics", complaints);
        for (var name : request.extendedStatistics()) {
            if (!(Stat.parse(name) instanceof Stat.Percentile)) {
                complaints.invalid(
                        "The value %s for parameter ExtendedStatistics is not supported."
                                .formatted(name));
            }
        }
    }
}
