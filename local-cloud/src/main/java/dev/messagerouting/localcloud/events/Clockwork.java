package dev.messagerouting.localcloud.events;

import dev.messagerouting.localcloud.events.EventState.Known;
import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Names;
import dev.messagerouting.localcloud.kernel.Threads;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Waits for the next time of each enabled rule, and invokes its targets. */
final class Clockwork {

    private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);

    /** What a target's retry policy is unless it has one. */
    private static final int MOST_RETRIES = 185;

    private static final Duration OLDEST = Duration.ofHours(24);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** What a rule waits for; {@code turn} tells a wait that was replaced. */
    private record Wait(Instant due, long turn, CloudTime.Scheduled alarm) {}

    private final Cell<EventState> state;
    private final CloudTime time;
    private final Threads threads;
    private final LambdaClient lambda;
    private final FastTime fast;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Wait> waits = new HashMap<>();
    private long turns;
    private boolean closed;

    Clockwork(Cell<EventState> state, CloudTime time, Threads threads, LambdaClient lambda) {
        this.state = state;
        this.time = time;
        this.threads = threads;
        this.lambda = lambda;
        fast = new FastTime(time);
    }

    double acceleration() {
        return fast.acceleration();
    }

    /** From now on; what waits already waits less or more accordingly. */
    void accelerate(double acceleration) {
        lock.lock();
        try {
            fast.accelerate(acceleration);
            LOG.info("Schedules run {} times as fast as AWS would run them", acceleration);
            Map.copyOf(waits).forEach((arn, wait) -> await(arn, wait.due()));
        } finally {
            lock.unlock();
        }
    }

    /** Begins anew with what the rule says now: its time begins now. */
    void renew(String arn) {
        lock.lock();
        try {
            forget(arn);
            var known = state.get().rules().get(arn);
            if (known != null && known.rule().state() == RuleState.ENABLED && !closed) {
                known.schedule().next(fast.now()).ifPresent(due -> await(arn, due));
            }
        } finally {
            lock.unlock();
        }
    }

    private void forget(String arn) {
        var wait = waits.remove(arn);
        if (wait != null) {
            wait.alarm().cancel();
        }
    }

    private void await(String arn, Instant due) {
        forget(arn);
        long turn = ++turns;
        var alarm = time.schedule(fast.until(due), () -> ring(arn, turn));
        waits.put(arn, new Wait(due, turn, alarm));
    }

    private void ring(String arn, long turn) {
        lock.lock();
        try {
            var wait = waits.get(arn);
            var known = state.get().rules().get(arn);
            if (wait == null || wait.turn() != turn || known == null || closed) {
                return;
            }
            waits.remove(arn);
            known.schedule().next(wait.due()).ifPresent(due -> await(arn, due));
            fire(known);
        } finally {
            lock.unlock();
        }
    }

    private void fire(Known known) {
        var owner = owner(known.rule().arn());
        var event = event(owner, known);
        for (var target : known.targets().values()) {
            var payload = target.input() == null ? event : target.input();
            threads.start(
                    "event/" + known.rule().name(),
                    () ->
                            ScopedValue.where(Caller.SCOPE, owner)
                                    .run(() -> deliver(known.rule().name(), target, payload)));
        }
    }

    private static Caller owner(String arn) {
        var parts = arn.split(":", 6);
        return new Caller(parts[4], parts[3]);
    }

    /** As AWS documents a scheduled event; the time is the cloud's own, never the faster one. */
    private String event(Caller owner, Known known) {
        return """
        {"version":"0","id":"%s","detail-type":"Scheduled Event","source":"aws.events",\
        "account":"%s","time":"%s","region":"%s","resources":["%s"],"detail":{}}\
        """
                .formatted(
                        Names.uuid(),
                        owner.accountId(),
                        time.now().truncatedTo(ChronoUnit.SECONDS),
                        owner.region(),
                        known.rule().arn());
    }

    private void deliver(String rule, Target target, String payload) {
        var began = time.now();
        for (int attempt = 0; ; attempt++) {
            try {
                lambda.invoke(
                        r ->
                                r.functionName(target.arn())
                                        .invocationType(InvocationType.EVENT)
                                        .payload(SdkBytes.fromUtf8String(payload)));
                return;
            } catch (SdkException failed) {
                if (!mayRetry(failed, target, attempt, began) || !pause(attempt)) {
                    LOG.error("Rule {} did not reach {}", rule, target.arn(), failed);
                    return;
                }
            }
        }
    }

    private boolean mayRetry(SdkException failed, Target target, int attempt, Instant began) {
        boolean passing =
                !(failed instanceof SdkServiceException answer)
                        || answer.statusCode() >= 500
                        || answer.statusCode() == 429;
        var policy = target.retryPolicy();
        int most =
                policy == null || policy.maximumRetryAttempts() == null
                        ? MOST_RETRIES
                        : policy.maximumRetryAttempts();
        var oldest =
                policy == null || policy.maximumEventAgeInSeconds() == null
                        ? OLDEST
                        : Duration.ofSeconds(policy.maximumEventAgeInSeconds());
        return passing && attempt < most && time.now().isBefore(began.plus(oldest));
    }

    private boolean pause(int attempt) {
        var pause = Duration.ofSeconds(1L << Math.min(attempt, 10));
        try {
            time.sleep(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
            return true;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            Map.copyOf(waits).keySet().forEach(this::forget);
        } finally {
            lock.unlock();
        }
    }
}
