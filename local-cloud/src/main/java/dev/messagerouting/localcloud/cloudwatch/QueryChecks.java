package dev.messagerouting.localcloud.cloudwatch;

import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

import java.util.HashSet;
import java.util.regex.Pattern;

/** What GetMetricData refuses before it reads. */
final class QueryChecks {

    private static final int MOST_QUERIES = 500;
    private static final int LONGEST_EXPRESSION = 2048;
    private static final Pattern ID = Pattern.compile("[a-z][a-zA-Z0-9_]{0,254}");

    private QueryChecks() {}

    static void check(GetMetricDataRequest request) {
        var complaints = new Complaints();
        var queries = request.metricDataQueries();
        if (queries.isEmpty()) {
            complaints.missing("MetricDataQueries");
        }
        Checks.size(queries, MOST_QUERIES, "MetricDataQueries", complaints);
        Range.check(request.startTime(), request.endTime(), complaints);
        if (request.scanBy() == ScanBy.UNKNOWN_TO_SDK_VERSION) {
            complaints.invalid(
                    "The parameter ScanBy must be a value in the set [ TimestampDescending,"
                            + " TimestampAscending ].");
        }
        var ids = new HashSet<String>();
        int place = 0;
        for (var query : queries) {
            place++;
            check(query, "MetricDataQueries.member." + place, complaints);
            if (!ids.add(query.id())) {
                complaints.invalid(
                        "The values for parameter id in MetricDataQueries are not unique.");
            }
        }
        complaints.raiseValidation();
    }

    private static void check(MetricDataQuery query, String member, Complaints complaints) {
        if (query.id() == null || !ID.matcher(query.id()).matches()) {
            complaints.invalid(
                    "The value %s for parameter %s.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$."
                            .formatted(query.id(), member));
        }
        if (query.label() != null && query.label().contains("${")) {
            throw WatchFaults.notImplemented("dynamic labels, as " + query.label());
        }
        var stat = query.metricStat();
        var expression = query.expression();
        if (stat == null && expression == null) {
            complaints.missing(member + ".MetricStat");
        } else if (stat != null && expression != null) {
            complaints.both(member + ".MetricStat", member + ".Expression");
        } else if (stat != null) {
            check(stat, member + ".MetricStat", complaints);
        } else if (expression.isEmpty() || expression.length() > LONGEST_EXPRESSION) {
            complaints.invalid(
                    "The parameter %s.Expression must have 1 to %d characters."
                            .formatted(member, LONGEST_EXPRESSION));
        }
    }

    private static void check(MetricStat stat, String member, Complaints complaints) {
        if (stat.metric() == null) {
            complaints.missing(member + ".Metric");
        } else {
            Checks.namespace(stat.metric().namespace(), member + ".Metric.Namespace", complaints);
            Checks.name(stat.metric().metricName(), member + ".Metric.MetricName", complaints);
            Checks.dimensions(
                    stat.metric().dimensions(), member + ".Metric.Dimensions", complaints);
        }
        Checks.period(stat.period(), member + ".Period", complaints);
        Checks.unit(stat.unit(), member + ".Unit", complaints);
        if (stat.stat() == null) {
            complaints.missing(member + ".Stat");
        } else if (Stat.parse(stat.stat()) == null) {
            complaints.invalid(
                    "The value for parameter " + member + ".Stat is not a valid statistic.");
        }
    }
}
