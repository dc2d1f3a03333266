package dev.messagerouting.localcloud.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.messagerouting.localcloud.kernel.Faults;
import dev.messagerouting.localcloud.kernel.ManualTime;
import dev.messagerouting.localcloud.kernel.Threads;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ServiceException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

class LocalEventBridgeTest {

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:F";

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T20:00:30Z"));
    private final Threads threads = new Threads();
    private final List<InvokeRequest> invoked = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final LocalEventBridge events = new LocalEventBridge(time, threads, new Functions());

    private final class Functions implements LambdaClient {
        @Override
        public InvokeResponse invoke(InvokeRequest request) {
            if (refusals.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                throw Faults.of(ServiceException.builder(), "ServiceException", 500, "Not now.");
            }
            invoked.add(request);
            return InvokeResponse.builder().statusCode(202).build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    @AfterEach
    void close() {
        events.close();
        threads.close();
        assertThat(threads.running()).isEmpty();
        assertThat(time.waiting()).isZero();
    }

    private void rule(String schedule, Target... targets) {
        events.putRule(r -> r.name("tick").scheduleExpression(schedule));
        events.putTargets(r -> r.rule("tick").targets(targets));
    }

    private static Target target() {
        return Target.builder().id("ingestor").arn(FUNCTION).build();
    }

    private void awaitInvocations(int count) {
        await().until(() -> invoked.size() >= count);
        assertThat(invoked).hasSize(count);
    }

    @Test
    void aRateFiresOnceAPeriod() {
        rule("rate(1 minute)", target());
        time.advance(Duration.ofSeconds(59));
        assertThat(invoked).isEmpty();
        time.advance(Duration.ofSeconds(1));
        awaitInvocations(1);
        assertThat(invoked.getFirst().functionName()).isEqualTo(FUNCTION);
        assertThat(invoked.getFirst().invocationType()).isEqualTo(InvocationType.EVENT);
        assertThat(invoked.getFirst().payload().asUtf8String())
                .matches(
                        "\\{\"version\":\"0\",\"id\":\"[0-9a-f-]{36}\",\"detail-type\":\"Scheduled"
                            + " Event\",\"source\":\"aws.events\",\"account\":\"000000000000\","
                            + "\"time\":\"2026-11-23T20:01:30Z\",\"region\":\"us-east-1\","
                            + "\"resources\":\\[\"arn:aws:events:us-east-1:000000000000:rule/tick\"],"
                            + "\"detail\":\\{}}");
        time.advance(Duration.ofMinutes(10));
        awaitInvocations(11);
    }

    @Test
    void acceleratedItFiresMoreOften() {
        rule("rate(1 minute)", target());
        time.advance(Duration.ofSeconds(30));
        events.accelerate(10);
        assertThat(events.acceleration()).isEqualTo(10);
        time.advance(Duration.ofSeconds(3));
        awaitInvocations(1);
        time.advance(Duration.ofSeconds(60));
        awaitInvocations(11);
        events.accelerate(1);
        time.advance(Duration.ofSeconds(59));
        assertThat(invoked).hasSize(11);
        time.advance(Duration.ofSeconds(1));
        awaitInvocations(12);
        assertThatThrownBy(() -> events.accelerate(0))
                .hasMessage("The acceleration of schedules must be between 1 and 1000, not 0.0.");
    }

    @Test
    void aDisabledRuleRests() {
        rule("rate(1 minute)", target());
        events.disableRule(r -> r.name("tick"));
        time.advance(Duration.ofMinutes(5));
        assertThat(invoked).isEmpty();
        events.enableRule(r -> r.name("tick"));
        time.advance(Duration.ofMinutes(1));
        awaitInvocations(1);
        assertThat(events.describeRule(r -> r.name("tick")).state()).isEqualTo(RuleState.ENABLED);
    }

    @Test
    void aConstantInputReplacesTheEvent() {
        rule("rate(5 minutes)", target().toBuilder().input("{\"a\":1}").build());
        time.advance(Duration.ofMinutes(5));
        awaitInvocations(1);
        assertThat(invoked.getFirst().payload().asUtf8String()).isEqualTo("{\"a\":1}");
    }

    @Test
    void anInvocationThatFailsIsTriedAgain() {
        refusals.set(2);
        rule("rate(1 day)", target());
        time.advance(Duration.ofDays(1));
        await().until(
                        () -> {
                            time.advance(Duration.ofSeconds(1));
                            return !invoked.isEmpty();
                        });
        awaitInvocations(1);
    }

    @Test
    void aRuleWithTargetsStays() {
        rule("rate(1 minute)", target());
        assertThatThrownBy(() -> events.deleteRule(r -> r.name("tick")))
                .hasMessageContaining("Rule can't be deleted since it has targets.");
        assertThat(events.listRuleNamesByTarget(r -> r.targetArn(FUNCTION)).ruleNames())
                .containsExactly("tick");
        assertThat(events.removeTargets(r -> r.rule("tick").ids("ingestor", "x")).failedEntries())
                .map(failed -> failed.targetId())
                .containsExactly("x");
        events.deleteRule(r -> r.name("tick"));
        assertThat(events.listRules(r -> r.namePrefix("t")).rules()).isEmpty();
        assertThatThrownBy(() -> events.describeRule(r -> r.name("tick")))
                .hasMessageContaining("Rule tick does not exist on EventBus default.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate(1 minutes)",
                "rate(5 minute)",
                "rate(0 minutes)",
                "rate(1 second)",
                "every",
                "cron(* * * * * *)",
                "cron(0 10 * * ?)",
                "cron(60 * * * ? *)",
                "cron(0 0 ? * 8 *)",
                "cron(0 0 5-1 * ? *)"
            })
    void whatIsNoScheduleIsRefused(String expression) {
        assertThatThrownBy(() -> events.putRule(r -> r.name("tick").scheduleExpression(expression)))
                .hasMessageContaining("Parameter ScheduleExpression is not valid.");
    }

    @Test
    void whatIsNotDoneIsSaid() {
        assertThatThrownBy(() -> events.putRule(r -> r.name("tick").eventPattern("{}")))
                .hasMessageContaining("does not implement EventBridge rules with an event pattern");
        events.putRule(r -> r.name("tick").scheduleExpression("rate(1 day)"));
        var queue = Target.builder().id("q").arn("arn:aws:sqs:us-east-1:000000000000:q").build();
        assertThatThrownBy(() -> events.putTargets(r -> r.rule("tick").targets(queue)))
                .hasMessageContaining("targets but functions");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 10 * * ? *|2026-11-23T20:00:30Z|2026-11-24T10:00:00Z",
                "15 12 * * ? *|2026-11-23T12:14:59Z|2026-11-23T12:15:00Z",
                "0 18 ? * MON-FRI *|2026-11-27T18:00:00Z|2026-11-30T18:00:00Z",
                "0 8 1 * ? *|2026-11-23T20:00:30Z|2026-12-01T08:00:00Z",
                "0/15 * * * ? *|2026-11-23T20:00:30Z|2026-11-23T20:15:00Z",
                "0/10 * ? * MON-FRI *|2026-11-27T23:55:00Z|2026-11-30T00:00:00Z",
                "0 0 L * ? *|2027-02-01T00:00:00Z|2027-02-28T00:00:00Z",
                "0 0 15W * ? *|2026-11-01T00:00:00Z|2026-11-16T00:00:00Z",
                "0 0 1W * ? *|2026-07-31T00:00:00Z|2026-08-03T00:00:00Z",
                "0 0 ? * 3#2 *|2026-11-01T00:00:00Z|2026-11-10T00:00:00Z",
                "0 0 ? * 6L *|2026-11-01T00:00:00Z|2026-11-27T00:00:00Z",
                "0 0 29 FEB ? *|2026-11-23T00:00:00Z|2028-02-29T00:00:00Z",
                "30 4 ? JAN,JUN SUN 2030-2031|2026-11-23T00:00:00Z|2030-01-06T04:30:00Z",
            })
    void cronFindsTheNextTime(String cron, Instant last, Instant next) {
        assertThat(Schedule.parse("cron(" + cron + ")").next(last)).contains(next);
    }

    @Test
    void aCronOfThePastIsNeverDue() {
        assertThat(Schedule.parse("cron(0 0 1 1 ? 2020)").next(time.now())).isEmpty();
    }
}
