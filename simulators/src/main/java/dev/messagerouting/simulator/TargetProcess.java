package dev.messagerouting.simulator;

import dev.messagerouting.simulator.kernel.BackOff;
import dev.messagerouting.simulator.kernel.Time;

import tools.jackson.databind.node.ArrayNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Polls the route's queue every interval: first for what comes from now on, then wherever the
 * answer's {@code Link} header leads; at once if the answer says that there is more. If the queue
 * refuses where it led to, goes on from the time of the last good answer; what comes twice then is
 * recognised.
 */
final class TargetProcess implements Simulator {

    private final HttpCalls http;
    private final URI queue;
    private final Duration interval;
    private final Log log;
    private final Time time;
    private final BackOff backOff;
    private final Deliveries deliveries;

    private Instant lastGood;
    private URI next;

    TargetProcess(
            HttpCalls http, URI queue, Duration interval, Log log, Time time, BackOff backOff) {
        this.http = http;
        this.queue = queue;
        this.interval = interval;
        this.log = log;
        this.time = time;
        this.backOff = backOff;
        this.deliveries = new Deliveries(log);
        this.lastGood = time.now();
        this.next = since(lastGood);
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var asked = time.now();
                var pause = poll(asked);
                time.pause(pause.minus(Duration.between(asked, time.now())));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        log.info("stopped", Map.of());
    }

    /** Answers how long after {@code asked} the next poll is due. */
    private Duration poll(Instant asked) {
        try {
            var answer = http.get(next);
            if (answer.statusCode() == 200) {
                return read(answer, asked);
            }
            var sentence =
                    "The queue at %s answered %d: %s"
                            .formatted(queue, answer.statusCode(), Json.excerpt(answer.body()));
            if (answer.statusCode() == 400) {
                next = since(lastGood);
            }
            return failed(sentence);
        } catch (NotAMessageException notAnAnswer) {
            return failed(
                    "The queue at %s answered 200, but nothing that can be read: %s"
                            .formatted(queue, notAnAnswer.sentence()));
        } catch (IOException failed) {
            return failed("The queue at " + queue + " did not answer: " + failed);
        }
    }

    private Duration read(HttpResponse<byte[]> answer, Instant asked) {
        if (!(Json.parse(answer.body()) instanceof ArrayNode messages)) {
            throw new NotAMessageException(
                    "it is to be an array, not " + Json.excerpt(answer.body()) + ".");
        }
        var link =
                LinkHeader.next(answer.headers().allValues("Link"), next)
                        .orElseThrow(
                                () ->
                                        new NotAMessageException(
                                                "the Link header is to name the next answer."));
        for (var element : messages) {
            try {
                deliveries.deliver(Message.of(element));
            } catch (NotAMessageException refused) {
                log.notAMessage(refused.sentence(), Json.excerpt(Json.bytes(element)));
            }
        }
        next = link;
        lastGood = asked;
        backOff.reset();
        boolean more = answer.headers().firstValue("X-More-Messages").isPresent();
        return more ? Duration.ZERO : interval;
    }

    private Duration failed(String sentence) {
        log.warn(sentence, Map.of(LogNames.ATTEMPT, Integer.toString(backOff.failures() + 1)));
        return backOff.next();
    }

    private URI since(Instant instant) {
        var separator = queue.getRawQuery() == null ? "?" : "&";
        return URI.create(queue + separator + "timestamp=" + instant.toEpochMilli());
    }
}
