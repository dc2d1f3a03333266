package dev.messagerouting.localcloud.cloudwatch;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.CloudTime;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateRequest;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Alarms as records, by ARN: nothing evaluates them, and no action is ever called. */
final class Alarms {

    private static final int MOST_TAGS = 50;
    private static final int MOST_DELETED = 100;

    /** An alarm with its tags by key. */
    record Alarm(MetricAlarm shown, Map<String, String> tags) {
        Alarm {
            tags = Map.copyOf(tags);
        }
    }

    private final Cell<Map<String, Alarm>> state = new Cell<>(Map.of());
    private final CloudTime time;

    Alarms(CloudTime time) {
        this.time = time;
    }

    /** Those of the caller's account and region, by name. */
    List<MetricAlarm> all() {
        var prefix = arn("");
        return state.get().values().stream()
                .map(Alarm::shown)
                .filter(alarm -> alarm.alarmArn().startsWith(prefix))
                .toList();
    }

    static String arn(String name) {
        return Caller.current().arn("cloudwatch", "alarm:" + name);
    }

    /** An alarm that is put again keeps its state and its tags. */
    void put(PutMetricAlarmRequest request) {
        AlarmChecks.check(request);
        var arn = arn(request.alarmName());
        state.update(
                before -> {
                    var there = before.get(arn);
                    var tags = new TreeMap<String, String>();
                    if (there == null) {
                        request.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
                        checkTags(tags);
                    } else {
                        tags.putAll(there.tags());
                    }
                    var shown = shown(request, arn, there == null ? null : there.shown());
                    return with(before, arn, new Alarm(shown, tags));
                });
    }

    private MetricAlarm shown(
            PutMetricAlarmRequest request, String arn, @Nullable MetricAlarm before) {
        var now = time.now();
        boolean enabled = !Boolean.FALSE.equals(request.actionsEnabled());
        return MetricAlarm.builder()
                .alarmName(request.alarmName())
                .alarmArn(arn)
                .alarmDescription(request.alarmDescription())
                .alarmConfigurationUpdatedTimestamp(now)
                .actionsEnabled(enabled)
                .okActions(request.okActions())
                .alarmActions(request.alarmActions())
                .insufficientDataActions(request.insufficientDataActions())
                .stateValue(before == null ? StateValue.INSUFFICIENT_DATA : before.stateValue())
                .stateReason(
                        before == null ? "Unchecked: Initial alarm creation" : before.stateReason())
                .stateReasonData(before == null ? null : before.stateReasonData())
                .stateUpdatedTimestamp(before == null ? now : before.stateUpdatedTimestamp())
                .stateTransitionedTimestamp(
                        before == null ? now : before.stateTransitionedTimestamp())
                .metricName(request.metricName())
                .namespace(request.namespace())
                .statistic(request.statistic())
                .extendedStatistic(request.extendedStatistic())
                .dimensions(request.dimensions())
                .period(request.period())
                .unit(request.unit())
                .evaluationPeriods(request.evaluationPeriods())
                .datapointsToAlarm(request.datapointsToAlarm())
                .threshold(request.threshold())
                .comparisonOperator(request.comparisonOperator())
                .treatMissingData(request.treatMissingData())
                .evaluateLowSampleCountPercentile(request.evaluateLowSampleCountPercentile())
                .metrics(request.hasMetrics() ? request.metrics() : null)
                .thresholdMetricId(request.thresholdMetricId())
                .build();
    }

    /** Names that are not there are no error. */
    void delete(List<String> names) {
        if (names.size() > MOST_DELETED) {
            throw WatchFaults.validation(
                    "The collection AlarmNames must not have a size greater than 100.");
        }
        state.update(
                before -> {
                    var left = new TreeMap<>(before);
                    names.forEach(name -> left.remove(arn(name)));
                    return Collections.unmodifiableMap(left);
                });
    }

    /** Names that are not there are no error. */
    void enable(List<String> names, boolean enabled) {
        state.update(
                before -> {
                    var after = new TreeMap<>(before);
                    names.forEach(
                            name ->
                                    after.computeIfPresent(
                                            arn(name),
                                            (_, alarm) ->
                                                    new Alarm(
                                                            alarm.shown().toBuilder()
                                                                    .actionsEnabled(enabled)
                                                                    .build(),
                                                            alarm.tags())));
                    return Collections.unmodifiableMap(after);
                });
    }

    void set(SetAlarmStateRequest request) {
        if (request.stateValue() == null
                || request.stateValue() == StateValue.UNKNOWN_TO_SDK_VERSION) {
            throw WatchFaults.constraint(
                    request.stateValueAsString(),
                    "stateValue",
                    "Member must satisfy enum value set: [INSUFFICIENT_DATA, ALARM, OK]");
        }
        if (request.alarmName() == null || request.stateReason() == null) {
            throw WatchFaults.constraint(
                    null,
                    request.alarmName() == null ? "alarmName" : "stateReason",
                    "Member must not be null");
        }
        var arn = arn(request.alarmName());
        state.update(
                before -> {
                    var alarm = before.get(arn);
                    if (alarm == null) {
                        throw WatchFaults.noAlarm(request.alarmName());
                    }
                    return with(before, arn, new Alarm(set(alarm.shown(), request), alarm.tags()));
                });
    }

    private MetricAlarm set(MetricAlarm alarm, SetAlarmStateRequest request) {
        var now = time.now();
        boolean moves = alarm.stateValue() != request.stateValue();
        return alarm.toBuilder()
                .stateValue(request.stateValue())
                .stateReason(request.stateReason())
                .stateReasonData(request.stateReasonData())
                .stateUpdatedTimestamp(now)
                .stateTransitionedTimestamp(moves ? now : alarm.stateTransitionedTimestamp())
                .build();
    }

    List<Tag> tags(@Nullable String arn) {
        return find(state.get(), arn).tags().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    void changeTags(@Nullable String arn, UnaryOperator<Map<String, String>> change) {
        state.update(
                before -> {
                    var alarm = find(before, arn);
                    var tags = change.apply(new TreeMap<>(alarm.tags()));
                    checkTags(tags);
                    return with(before, alarm.shown().alarmArn(), new Alarm(alarm.shown(), tags));
                });
    }

    private static Alarm find(Map<String, Alarm> alarms, @Nullable String arn) {
        if (arn == null) {
            throw WatchFaults.invalid("The parameter ResourceARN is required.");
        }
        var alarm = alarms.get(arn);
        if (alarm == null) {
            throw WatchFaults.notFound("Resource " + arn + " does not exist.");
        }
        return alarm;
    }

    private static void checkTags(Map<String, String> tags) {
        if (tags.size() > MOST_TAGS) {
            throw WatchFaults.invalid("A resource must not have more than " + MOST_TAGS + " tags.");
        }
    }

    private static Map<String, Alarm> with(Map<String, Alarm> before, String arn, Alarm alarm) {
        var after = new TreeMap<>(before);
        after.put(arn, alarm);
        return Collections.unmodifiableMap(after);
    }
}
