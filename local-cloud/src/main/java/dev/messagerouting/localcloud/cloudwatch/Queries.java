package dev.messagerouting.localcloud.cloudwatch;

import dev.messagerouting.localcloud.cloudwatch.Line.Constant;
import dev.messagerouting.localcloud.cloudwatch.Line.Points;
import dev.messagerouting.localcloud.cloudwatch.Line.Several;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.MessageData;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The queries of one GetMetricData, each computed once, when the first asks for it. */
final class Queries implements Expression.Names {

    private final GetMetricDataRequest request;
    private final MetricStore store;
    private final long now;
    private final Map<String, MetricDataQuery> byId = new LinkedHashMap<>();
    private final Map<String, Line> lines = new HashMap<>();
    private final Map<String, MessageData> messages = new HashMap<>();
    private final Set<String> running = new HashSet<>();

    Queries(GetMetricDataRequest request, MetricStore store, long now) {
        this.request = request;
        this.store = store;
        this.now = now;
        request.metricDataQueries().forEach(query -> byId.put(query.id(), query));
    }

    /** The points of a query that returns its data. */
    NavigableMap<Long, Double> points(MetricDataQuery query) {
        return switch (line(query.id())) {
            case Points(var points, int _) -> points;
            case Constant(double value) -> constant(value, query);
            case Several _ ->
                    throw WatchFaults.notImplemented(
                            "expressions that give several time series, as '" + query.id() + "'");
        };
    }

    /** A number is shown at every time at which the request has data. */
    private NavigableMap<Long, Double> constant(double value, MetricDataQuery query) {
        var points = new TreeMap<Long, Double>();
        var all = metrics("");
        if (all.isEmpty()) {
            throw MathFunctions.wrong(query.id(), "The result is not a time series");
        }
        if (Double.isFinite(value)) {
            all.forEach(line -> line.points().keySet().forEach(at -> points.put(at, value)));
        }
        return points;
    }

    @Nullable MessageData message(String id) {
        return messages.get(id);
    }

    @Override
    public Line line(String id) {
        var known = lines.get(id);
        if (known != null) {
            return known;
        }
        var query = byId.get(id);
        if (query == null) {
            throw WatchFaults.validation("Error in expression [Undefined variable '" + id + "']");
        }
        if (!running.add(id)) {
            throw MathFunctions.wrong(id, "It refers to itself");
        }
        var line =
                query.metricStat() == null
                        ? Expression.value(id, query.expression(), this)
                        : metric(id, query.metricStat());
        lines.put(id, line);
        return line;
    }

    @Override
    public List<Points> metrics(String part) {
        var found = new ArrayList<Points>();
        for (var query : byId.values()) {
            if (query.metricStat() != null
                    && query.id().contains(part)
                    && line(query.id()) instanceof Points points) {
                found.add(points);
            }
        }
        return found;
    }

    @Override
    public Range range(int period) {
        return Range.of(request.startTime(), request.endTime(), period);
    }

    /** Recorded: without a unit, and with data in several, the first by name counts. */
    private Points metric(String id, MetricStat wanted) {
        var metric = wanted.metric();
        var series =
                store.get(
                        MetricId.of(metric.namespace(), metric.metricName(), metric.dimensions()));
        int period = wanted.period();
        var range = range(period);
        var points = new TreeMap<Long, Double>();
        var stat = Stat.parse(wanted.stat());
        if (series == null || stat == null) {
            return new Points(points, period);
        }
        var units = series.read(range.from(), range.to(), period, now);
        if (wanted.unit() == null && units.size() > 1) {
            messages.put(
                    id,
                    MessageData.builder()
                            .code("MultipleUnits")
                            .value("Multiple units returned: '" + units.keySet() + "'")
                            .build());
        }
        if (!units.isEmpty()) {
            var unit = wanted.unit() == null ? units.firstKey() : wanted.unitAsString();
            units.getOrDefault(unit, new TreeMap<>())
                    .forEach(
                            (second, bucket) -> {
                                var value = stat.of(bucket);
                                if (value != null) {
                                    points.put(second, value);
                                }
                            });
        }
        return new Points(points, period);
    }
}
