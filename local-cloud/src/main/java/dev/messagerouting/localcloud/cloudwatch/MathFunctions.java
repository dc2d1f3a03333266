package dev.messagerouting.localcloud.cloudwatch;

import dev.messagerouting.localcloud.cloudwatch.Line.Constant;
import dev.messagerouting.localcloud.cloudwatch.Line.Points;
import dev.messagerouting.localcloud.cloudwatch.Line.Several;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * The arithmetic of metric math.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
final class MathFunctions {

    private MathFunctions() {}

    /** Where a time is missing on one side, the result has none. */
    static Line combine(String id, Line left, Line right, DoubleBinaryOperator operator) {
        return switch (left) {
            case Constant(double a) ->
                    switch (right) {
                        case Constant(double b) -> new Constant(operator.applyAsDouble(a, b));
                        case Points points -> points.map((_, b) -> operator.applyAsDouble(a, b));
                        case Several _ -> throw arrays(id);
                    };
            case Points points ->
                    switch (right) {
                        case Constant(double b) ->
                                points.map((_, a) -> operator.applyAsDouble(a, b));
                        case Points other ->
                                points.map(
                                        (second, a) -> {
                                            var b = other.points().get(second);
                                            return b == null
                                                    ? Double.NaN
                                                    : operator.applyAsDouble(a, b);
                                        });
                        case Several _ -> throw arrays(id);
                    };
            case Several _ -> throw arrays(id);
        };
    }

    /** One metric gives a number, several give one line of what they have at each time. */
    static Line reduce(String id, Line argument, ToDoubleFunction<Collection<Double>> function) {
        return switch (argument) {
            case Constant _ -> throw wrong(id, "a number is not a time series");
            case Points(var points, int _) ->
                    new Constant(points.isEmpty() ? Double.NaN : apply(function, points.values()));
            case Several(var all) -> {
                var byTime = new TreeMap<Long, List<Double>>();
                for (var line : all) {
                    line.points()
                            .forEach(
                                    (second, value) ->
                                            byTime.computeIfAbsent(second, _ -> new ArrayList<>())
                                                    .add(value));
                }
                var result = new TreeMap<Long, Double>();
                byTime.forEach((second, values) -> result.put(second, apply(function, values)));
                yield new Points(result, all.stream().mapToInt(Points::period).max().orElse(1));
            }
        };
    }

    private static double apply(
            ToDoubleFunction<Collection<Double>> function, Collection<Double> values) {
        return function.applyAsDouble(values);
    }

    static double sum(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    static double average(Collection<Double> values) {
        return sum(values) / values.size();
    }

    static double least(Collection<Double> values) {
        return Collections.min(values);
    }

    static double most(Collection<Double> values) {
        return Collections.max(values);
    }

    /** Every period of the range has a value: its own, else what {@code otherwise} says. */
    static Points fill(Points line, Range range, Filler otherwise) {
        var full = new TreeMap<Long, Double>();
        double last = Double.NaN;
        for (long second = range.from(); second < range.to(); second += line.period()) {
            var own = line.points().get(second);
            double value = own == null ? otherwise.after(last) : own;
            last = value;
            if (Double.isFinite(value)) {
                full.put(second, value);
            }
        }
        return new Points(full, line.period());
    }

    /** What stands in for a missing value, given the one before it. */
    @FunctionalInterface
    interface Filler {
        double after(double last);
    }

    private static AwsServiceException arrays(String id) {
        return WatchFaults.notImplemented(
                "metric math between arrays of time series, as in the expression '" + id + "'");
    }

    static AwsServiceException wrong(String id, String why) {
        return WatchFaults.validation("Error in expression '" + id + "' [" + why + "]");
    }
}
