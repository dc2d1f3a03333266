package dev.messagerouting.simulator;

import dev.messagerouting.simulator.kernel.BackOff;
import dev.messagerouting.simulator.kernel.Time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes a batch of messages every interval and posts it to the route's API. Messages that the API
 * does not report as accepted are posted again, with growing pauses, before new ones are made: so a
 * message may arrive twice, ids never skip, and at most one batch is held.
 */
final class SourceProcess implements Simulator {

    /** How often a batch is posted that the API says is wrong. */
    private static final int MOST_REFUSALS = 5;

    private final IngestionApi api;
    private final MessageMaker maker;
    private final int batchSize;
    private final Duration interval;
    private final Log log;
    private final Time time;
    private final BackOff backOff;

    private List<Message> pending = List.of();
    private int refusals;

    SourceProcess(
            IngestionApi api,
            int batchSize,
            Duration interval,
            Log log,
            Time time,
            BackOff backOff) {
        this.api = api;
        this.maker = new MessageMaker(time);
        this.batchSize = batchSize;
        this.interval = interval;
        this.log = log;
        this.time = time;
        this.backOff = backOff;
    }

    @Override
    public void run() {
        try {
            var due = time.now();
            while (!Thread.currentThread().isInterrupted()) {
                if (pending.isEmpty()) {
                    due = afterPause(due);
                    make();
                }
                post();
                if (!pending.isEmpty()) {
                    time.pause(backOff.next());
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        stop();
    }

    /** Waits until {@code due}; answers when the next batch is due, without catching up. */
    private Instant afterPause(Instant due) throws InterruptedException {
        var wait = Duration.between(time.now(), due);
        if (wait.isPositive()) {
            time.pause(wait);
        }
        var next = due.plus(interval);
        return next.isBefore(time.now()) ? time.now() : next;
    }

    private void make() {
        pending = maker.make(batchSize);
        pending.forEach(message -> log.about(LogEvent.EMITTED, message, Map.of()));
    }

    private void post() {
        switch (api.post(pending)) {
            case IngestionApi.Answer.PerMessage answer -> settle(answer.results());
            case IngestionApi.Answer.Unclear unclear -> warn(unclear.reason());
            case IngestionApi.Answer.Refused refused -> {
                warn(refused.reason());
                refusals++;
                if (refusals >= MOST_REFUSALS) {
                    giveUp(refused.reason());
                }
            }
        }
    }

    private void settle(List<IngestionApi.Result> results) {
        var rejected = new ArrayList<Message>();
        var reason = "";
        for (int i = 0; i < results.size(); i++) {
            var message = pending.get(i);
            switch (results.get(i)) {
                case IngestionApi.Result.Accepted(var sequenceNumber) ->
                        log.about(
                                LogEvent.ACCEPTED,
                                message,
                                Map.of(LogNames.SEQUENCE_NUMBER, sequenceNumber));
                case IngestionApi.Result.Rejected(var why) -> {
                    rejected.add(message);
                    reason = why;
                }
            }
        }
        if (rejected.size() < pending.size()) {
            backOff.reset();
        }
        if (!rejected.isEmpty()) {
            warn(
                    "Of %d messages %d were not accepted: %s"
                            .formatted(pending.size(), rejected.size(), reason));
        }
        pending = List.copyOf(rejected);
        refusals = 0;
    }

    private void warn(String text) {
        log.warn(text, Map.of(LogNames.ATTEMPT, Integer.toString(backOff.failures() + 1)));
    }

    private void giveUp(String reason) {
        pending.forEach(message -> log.failed(message, reason));
        pending = List.of();
        refusals = 0;
        backOff.reset();
    }

    /** One last try for what is pending: short, since the thread is interrupted. */
    private void stop() {
        if (!pending.isEmpty()) {
            post();
        }
        giveUp("The source was stopped before the API said that the stream has it.");
        log.info("stopped", Map.of());
    }
}
