package dev.messagerouting.localcloud.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.messagerouting.localcloud.kernel.ManualTime;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

import java.time.Duration;
import java.time.Instant;

class AlarmsTest {

    private static final Instant START = Instant.parse("2026-11-23T20:00:00Z");

    private final ManualTime time = new ManualTime(START);
    private final LocalCloudWatch watch = new LocalCloudWatch(time);

    private static PutMetricAlarmRequest.Builder alarm(String name) {
        return PutMetricAlarmRequest.builder()
                .alarmName(name)
                .namespace("AWS/Lambda")
                .metricName("Errors")
                .statistic(Statistic.SUM)
                .period(60)
                .evaluationPeriods(1)
                .threshold(1.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD);
    }

    private MetricAlarm only() {
        var alarms = watch.describeAlarms().metricAlarms();
        assertThat(alarms).hasSize(1);
        return alarms.getFirst();
    }

    @Test
    void aNewAlarmHasInsufficientData() {
        watch.putMetricAlarm(alarm("one").build());
        var alarm = only();
        assertThat(alarm.alarmArn())
                .isEqualTo("arn:aws:cloudwatch:us-east-1:000000000000:alarm:one");
        assertThat(alarm.stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
        assertThat(alarm.stateReason()).isEqualTo("Unchecked: Initial alarm creation");
        assertThat(alarm.actionsEnabled()).isTrue();
        assertThat(alarm.stateUpdatedTimestamp()).isEqualTo(START);
    }

    @Test
    void itsStateCanBeSetAndOutlivesAChange() {
        watch.putMetricAlarm(alarm("one").build());
        time.advance(Duration.ofMinutes(1));
        watch.setAlarmState(
                s -> s.alarmName("one").stateValue(StateValue.ALARM).stateReason("a test"));
        watch.disableAlarmActions(d -> d.alarmNames("one"));
        assertThat(only().actionsEnabled()).isFalse();
        watch.putMetricAlarm(alarm("one").threshold(5.0).build());
        var changed = only();
        assertThat(changed.threshold()).isEqualTo(5);
        assertThat(changed.stateValue()).isEqualTo(StateValue.ALARM);
        assertThat(changed.stateReason()).isEqualTo("a test");
        assertThat(changed.stateTransitionedTimestamp()).isEqualTo(START.plusSeconds(60));
        watch.deleteAlarms(d -> d.alarmNames("one", "never was"));
        assertThat(watch.describeAlarms().metricAlarms()).isEmpty();
    }

    @Test
    void alarmsAreFoundByPrefixStateAndMetricInPages() {
        for (int i = 0; i < 120; i++) {
            watch.putMetricAlarm(alarm("a" + i).build());
        }
        watch.putMetricAlarm(alarm("b").metricName("Throttles").build());
        watch.setAlarmState(s -> s.alarmName("b").stateValue(StateValue.OK).stateReason("fine"));
        assertThat(watch.describeAlarmsPaginator(d -> d.alarmNamePrefix("a")).metricAlarms())
                .extracting(MetricAlarm::alarmName)
                .hasSize(120)
                .doesNotHaveDuplicates();
        assertThat(watch.describeAlarms(d -> d.stateValue(StateValue.OK)).metricAlarms())
                .hasSize(1);
        assertThat(
                        watch.describeAlarmsForMetric(
                                        d -> d.namespace("AWS/Lambda").metricName("Throttles"))
                                .metricAlarms())
                .extracting(MetricAlarm::alarmName)
                .containsExactly("b");
    }

    @Test
    void tagsAreKeptByArn() {
        watch.putMetricAlarm(alarm("one").tags(Tag.builder().key("a").value("1").build()).build());
        var arn = only().alarmArn();
        watch.tagResource(t -> t.resourceARN(arn).tags(Tag.builder().key("b").value("2").build()));
        watch.untagResource(u -> u.resourceARN(arn).tagKeys("a"));
        assertThat(watch.listTagsForResource(l -> l.resourceARN(arn)).tags())
                .extracting(Tag::key)
                .containsExactly("b");
        assertThatThrownBy(() -> watch.listTagsForResource(l -> l.resourceARN(arn + "x")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void wrongAlarmsAreRefused() {
        assertThatThrownBy(() -> watch.putMetricAlarm(alarm("one").evaluationPeriods(0).build()))
                .isInstanceOf(CloudWatchException.class)
                .hasMessageContaining("at 'evaluationPeriods' failed to satisfy constraint");
        assertThatThrownBy(() -> watch.putMetricAlarm(alarm("one").metricName(null).build()))
                .hasMessageContaining("The parameter MetricName is required.");
        assertThatThrownBy(
                        () ->
                                watch.setAlarmState(
                                        s ->
                                                s.alarmName("one")
                                                        .stateValue("INVALID")
                                                        .stateReason("x")))
                .hasMessageContaining(
                        "1 validation error detected: Value 'INVALID' at 'stateValue' failed to"
                                + " satisfy constraint: Member must satisfy enum value set:"
                                + " [INSUFFICIENT_DATA, ALARM, OK]");
    }
}
