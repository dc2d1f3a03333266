package dev.messagerouting.localcloud.cloudwatch;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

import java.util.Set;

/**
 * What PutMetricAlarm refuses.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
final class AlarmChecks {

    private static final int MOST_ACTIONS = 5;
    private static final Set<String> MISSING_DATA =
            Set.of("breaching", "notBreaching", "ignore", "missing");

    private AlarmChecks() {}

    static void check(PutMetricAlarmRequest request) {
        required(request.alarmName(), "alarmName");
        Integer periods = request.evaluationPeriods();
        required(periods, "evaluationPeriods");
        required(request.comparisonOperatorAsString(), "comparisonOperator");
        if (request.comparisonOperator() == ComparisonOperator.UNKNOWN_TO_SDK_VERSION) {
            throw WatchFaults.constraint(
                    request.comparisonOperatorAsString(),
                    "comparisonOperator",
                    "Member must satisfy enum value set: " + ComparisonOperator.knownValues());
        }
        atLeastOne(periods, "evaluationPeriods");
        atLeastOne(request.datapointsToAlarm(), "datapointsToAlarm");
        if (request.datapointsToAlarm() != null && request.datapointsToAlarm() > periods) {
            throw WatchFaults.validation(
                    "The parameter DatapointsToAlarm must be less than or equal to"
                            + " EvaluationPeriods.");
        }
        var missing = request.treatMissingData();
        if (missing != null && !MISSING_DATA.contains(missing)) {
            throw WatchFaults.validation(
                    "The value '"
                            + missing
                            + "' for parameter TreatMissingData is not one of breaching,"
                            + " notBreaching, ignore, missing.");
        }
        checkActions(request);
        checkMetric(request);
    }

    private static void checkActions(PutMetricAlarmRequest request) {
        var complaints = new Complaints();
        Checks.size(request.alarmActions(), MOST_ACTIONS, "AlarmActions", complaints);
        Checks.size(request.okActions(), MOST_ACTIONS, "OKActions", complaints);
        Checks.size(
                request.insufficientDataActions(),
                MOST_ACTIONS,
                "InsufficientDataActions",
                complaints);
        complaints.raiseValidation();
    }

    private static void checkMetric(PutMetricAlarmRequest request) {
        if (!request.metrics().isEmpty()) {
            if (request.metricName() != null) {
                throw WatchFaults.validation(
                        "Metrics list contains metrics and MetricName is also specified: they are"
                                + " mutually exclusive.");
            }
            return;
        }
        if (request.threshold() == null) {
            throw WatchFaults.validation("The parameter Threshold is required.");
        }
        var complaints = new Complaints();
        Checks.name(request.metricName(), "MetricName", complaints);
        Checks.namespace(request.namespace(), "Namespace", complaints);
        Checks.dimensions(request.dimensions(), "Dimensions", complaints);
        Checks.period(request.period(), "Period", complaints);
        Checks.unit(request.unit(), "Unit", complaints);
        if ((request.statistic() == null) == (request.extendedStatistic() == null)) {
            complaints.combination("Exactly one of Statistic and ExtendedStatistic is needed.");
        }
        if (request.statistic() == Statistic.UNKNOWN_TO_SDK_VERSION) {
            complaints.invalid(
                    "The value for parameter Statistic is not a valid statistic: "
                            + request.statisticAsString());
        }
        complaints.raiseValidation();
    }

    private static void required(@Nullable Object value, String member) {
        if (value == null) {
            throw WatchFaults.constraint(null, member, "Member must not be null");
        }
    }

    private static void atLeastOne(@Nullable Integer value, String member) {
        if (value != null && value < 1) {
            throw WatchFaults.constraint(
                    value, member, "Member must have value greater than or equal to 1");
        }
    }
}
