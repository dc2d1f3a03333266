package dev.messagerouting.localcloud.cloudwatch;

import dev.messagerouting.localcloud.kernel.CloudTime;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.StatisticSet;

import java.time.Duration;
import java.time.Instant;

/**
 * PutMetricData: all of a request or nothing.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html
 */
final class Puts {

    private static final int MOST_DATA = 1000;
    private static final int MOST_VALUES = 150;
    private static final int MINUTE = 60;
    private static final double LARGEST = Math.scalb(1.0, 360);
    private static final Duration OLDEST = Duration.ofDays(14);
    private static final Duration FUTURE = Duration.ofHours(2);

    private final MetricStore store;
    private final CloudTime time;

    Puts(MetricStore store, CloudTime time) {
        this.store = store;
        this.time = time;
    }

    void put(PutMetricDataRequest request) {
        if (request.hasEntityMetricData()) {
            throw WatchFaults.notImplemented("PutMetricData with EntityMetricData");
        }
        var now = time.now();
        var complaints = new Complaints();
        Checks.namespace(request.namespace(), "Namespace", complaints);
        if (request.metricData().isEmpty()) {
            complaints.missing("MetricData");
        }
        Checks.size(request.metricData(), MOST_DATA, "MetricData", complaints);
        int place = 0;
        for (var datum : request.metricData()) {
            place++;
            check(datum, "MetricData.member." + place, now, complaints);
        }
        complaints.raise();
        request.metricData().forEach(datum -> add(request.namespace(), datum, now));
    }

    private static void check(
            MetricDatum datum, String member, Instant now, Complaints complaints) {
        Checks.name(datum.metricName(), member + ".MetricName", complaints);
        Checks.dimensions(datum.dimensions(), member + ".Dimensions", complaints);
        Checks.unit(datum.unit(), member + ".Unit", complaints);
        checkTime(datum.timestamp(), member + ".Timestamp", now, complaints);
        var resolution = datum.storageResolution();
        if (resolution != null && resolution != 1 && resolution != MINUTE) {
            complaints.invalid(
                    "The parameter %s.StorageResolution must be a value in the set [ 1, 60 ]."
                            .formatted(member));
        }
        checkOneForm(datum, member, complaints);
        checkValues(datum, member, complaints);
        if (datum.statisticValues() != null) {
            checkSet(datum.statisticValues(), member + ".StatisticValues", complaints);
        }
    }

    private static void checkTime(
            @Nullable Instant at, String member, Instant now, Complaints complaints) {
        if (at == null) {
            return;
        }
        if (at.isBefore(now.minus(OLDEST))) {
            complaints.invalid(
                    "The parameter " + member + " must specify a time within the past two weeks.");
        }
        if (at.isAfter(now.plus(FUTURE))) {
            complaints.invalid(
                    "The parameter "
                            + member
                            + " must specify a time no more than two hours in the future.");
        }
    }

    private static void checkOneForm(MetricDatum datum, String member, Complaints complaints) {
        boolean value = datum.value() != null;
        boolean values = !datum.values().isEmpty();
        boolean set = datum.statisticValues() != null;
        if (value && values) {
            complaints.both(member + ".Value", member + ".Values");
        }
        if (value && set) {
            complaints.both(member + ".Value", member + ".StatisticValues");
        }
        if (values && set) {
            complaints.both(member + ".Values", member + ".StatisticValues");
        }
        if (!value && !values && !set) {
            complaints.missing(member + ".Value");
        }
    }

    private static void checkValues(MetricDatum datum, String member, Complaints complaints) {
        if (datum.value() != null) {
            checkNumber(datum.value(), member + ".Value", complaints);
        }
        int place = 0;
        for (var value : datum.values()) {
            place++;
            checkNumber(value, member + ".Values.member." + place, complaints);
        }
        Checks.size(datum.values(), MOST_VALUES, member + ".Values", complaints);
        if (!datum.counts().isEmpty() && datum.counts().size() != datum.values().size()) {
            complaints.invalid(
                    "The parameters %1$s.Values and %1$s.Counts must be of the same size."
                            .formatted(member));
        }
        if (datum.counts().stream().anyMatch(count -> !(count > 0 && count <= LARGEST))) {
            complaints.invalid("The parameter " + member + ".Counts must hold numbers above 0.");
        }
    }

    private static void checkNumber(@Nullable Double value, String member, Complaints complaints) {
        if (value == null) {
            complaints.missing(member);
        } else if (!(Math.abs(value) <= LARGEST)) {
            complaints.invalid(
                    "The value %s for parameter %s is invalid.".formatted(value, member));
        }
    }

    private static void checkSet(StatisticSet set, String member, Complaints complaints) {
        checkNumber(set.sum(), member + ".Sum", complaints);
        checkNumber(set.minimum(), member + ".Minimum", complaints);
        checkNumber(set.maximum(), member + ".Maximum", complaints);
        checkNumber(set.sampleCount(), member + ".SampleCount", complaints);
        if (set.sampleCount() != null && set.sampleCount() <= 0) {
            complaints.invalid("The parameter " + member + ".SampleCount must be greater than 0.");
        }
        if (set.minimum() != null && set.maximum() != null && set.minimum() > set.maximum()) {
            complaints.combination(
                    "The parameter %1$s.Maximum must be greater than %1$s.Minimum."
                            .formatted(member));
        }
    }

    private void add(String namespace, MetricDatum datum, Instant now) {
        var at = datum.timestamp() == null ? now : datum.timestamp();
        var unit = datum.unit() == null ? StandardUnit.NONE : datum.unit();
        boolean fine = Integer.valueOf(1).equals(datum.storageResolution());
        store.open(MetricId.of(namespace, datum.metricName(), datum.dimensions()))
                .add(
                        unit,
                        at.getEpochSecond(),
                        fine,
                        now.getEpochSecond(),
                        bucket -> fill(bucket, datum));
    }

    private static void fill(Bucket bucket, MetricDatum datum) {
        var set = datum.statisticValues();
        if (set != null) {
            bucket.add(set.sampleCount(), set.sum(), set.minimum(), set.maximum());
        } else if (datum.value() != null) {
            bucket.add(datum.value(), 1);
        } else {
            var values = datum.values();
            var counts = datum.counts();
            for (int i = 0; i < values.size(); i++) {
                bucket.add(values.get(i), counts.isEmpty() ? 1 : counts.get(i));
            }
        }
    }
}
