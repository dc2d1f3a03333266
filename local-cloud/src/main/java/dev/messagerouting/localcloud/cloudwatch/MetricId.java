package dev.messagerouting.localcloud.cloudwatch;

import dev.messagerouting.localcloud.kernel.Caller;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

import java.util.Comparator;
import java.util.List;

/** What makes a metric itself: each combination of dimensions is another metric. */
record MetricId(Caller owner, String namespace, String name, List<Pair> dimensions) {

    /** A dimension: the SDK's own is slow to hash. */
    record Pair(String name, String value) {}

    static MetricId of(
            @Nullable String namespace, @Nullable String name, List<Dimension> dimensions) {
        return new MetricId(
                Caller.current(),
                namespace == null ? "" : namespace,
                name == null ? "" : name,
                dimensions.stream()
                        .map(dimension -> new Pair(dimension.name(), dimension.value()))
                        .sorted(Comparator.comparing(Pair::name))
                        .toList());
    }

    Metric shown() {
        return Metric.builder()
                .namespace(namespace)
                .metricName(name)
                .dimensions(
                        dimensions.stream()
                                .map(
                                        pair ->
                                                Dimension.builder()
                                                        .name(pair.name())
                                                        .value(pair.value())
                                                        .build())
                                .toList())
                .build();
    }
}
