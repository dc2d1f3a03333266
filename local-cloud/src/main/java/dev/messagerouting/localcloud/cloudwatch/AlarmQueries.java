package dev.messagerouting.localcloud.cloudwatch;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsForMetricRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsForMetricResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which alarms there are. A page token is the name of the last alarm of the page before.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
 */
final class AlarmQueries {

    private static final int MOST = 100;
    private static final int USUAL = 50;

    private final Alarms alarms;

    AlarmQueries(Alarms alarms) {
        this.alarms = alarms;
    }

    DescribeAlarmsResponse describe(DescribeAlarmsRequest request) {
        if (request.childrenOfAlarmName() != null || request.parentsOfAlarmName() != null) {
            throw WatchFaults.notImplemented("composite alarms");
        }
        if (!request.alarmNames().isEmpty() && request.alarmNamePrefix() != null) {
            throw WatchFaults.validation("AlarmNamePrefix and AlarmNames are mutually exclusive");
        }
        int most = request.maxRecords() == null ? USUAL : request.maxRecords();
        if (most < 1 || most > MOST) {
            throw WatchFaults.constraint(
                    most, "maxRecords", "Member must have value between 1 and " + MOST);
        }
        var from = request.nextToken() == null ? "" : request.nextToken();
        var found =
                alarms.all().stream()
                        .filter(alarm -> matches(alarm, request))
                        .filter(alarm -> alarm.alarmName().compareTo(from) > 0)
                        .limit(most + 1L)
                        .toList();
        var page = found.subList(0, Math.min(most, found.size()));
        var answer =
                DescribeAlarmsResponse.builder()
                        .metricAlarms(wantsMetrics(request) ? page : List.of())
                        .compositeAlarms(List.of());
        return wantsMetrics(request) && found.size() > most
                ? answer.nextToken(page.getLast().alarmName()).build()
                : answer.build();
    }

    private static boolean wantsMetrics(DescribeAlarmsRequest request) {
        return request.alarmTypes().isEmpty()
                || request.alarmTypes().contains(AlarmType.METRIC_ALARM);
    }

    private static boolean matches(MetricAlarm alarm, DescribeAlarmsRequest request) {
        var names = request.alarmNames();
        return (names.isEmpty() || names.contains(alarm.alarmName()))
                && (request.alarmNamePrefix() == null
                        || alarm.alarmName().startsWith(request.alarmNamePrefix()))
                && (request.stateValue() == null || request.stateValue() == alarm.stateValue())
                && (request.actionPrefix() == null || acts(alarm, request.actionPrefix()));
    }

    private static boolean acts(MetricAlarm alarm, String prefix) {
        return Stream.of(alarm.alarmActions(), alarm.okActions(), alarm.insufficientDataActions())
                .flatMap(List::stream)
                .anyMatch(action -> action.startsWith(prefix));
    }

    DescribeAlarmsForMetricResponse describe(DescribeAlarmsForMetricRequest request) {
        var complaints = new Complaints();
        Checks.name(request.metricName(), "MetricName", complaints);
        Checks.namespace(request.namespace(), "Namespace", complaints);
        complaints.raiseValidation();
        return DescribeAlarmsForMetricResponse.builder()
                .metricAlarms(alarms.all().stream().filter(alarm -> isFor(alarm, request)).toList())
                .build();
    }

    private static boolean isFor(MetricAlarm alarm, DescribeAlarmsForMetricRequest request) {
        return request.metricName().equals(alarm.metricName())
                && request.namespace().equals(alarm.namespace())
                && new HashSet<>(request.dimensions()).equals(new HashSet<>(alarm.dimensions()))
                && same(request.statisticAsString(), alarm.statisticAsString())
                && same(request.extendedStatistic(), alarm.extendedStatistic())
                && same(request.period(), alarm.period())
                && same(request.unitAsString(), alarm.unitAsString());
    }

    private static boolean same(@Nullable Object wanted, @Nullable Object there) {
        return wanted == null || wanted.equals(there);
    }
}
