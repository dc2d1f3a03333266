package dev.messagerouting.benchmarks;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

import tools.jackson.databind.ObjectMapper;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** One route that runs, from its source's log group to its target's. */
final class RouteRun {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    private final CloudWatchLogsClient logs;
    private final String sourceLog;
    private final String targetLog;

    RouteRun(CloudWatchLogsClient logs, String sourceLog, String targetLog) {
        this.logs = logs;
        this.sourceLog = sourceLog;
        this.targetLog = targetLog;
    }

    /**
     * Lets it run, stops its source if that can be, and waits for what is under way, but not for
     * ever.
     */
    Window observe(Load load, Runnable stopSource) throws InterruptedException {
        Thread.sleep(load.warmUp());
        var from = Instant.now();
        Thread.sleep(load.time());
        var to = Instant.now();
        stopSource.run();
        var emitted = times(sourceLog, "emitted", from);
        var deadline = to.plus(LONGEST_WAIT);
        var window = new Window(from, to, emitted, times(targetLog, "delivered", from));
        while (window.missing() > 0 && Instant.now().isBefore(deadline)) {
            Thread.sleep(BETWEEN_LOOKS);
            window = new Window(from, to, emitted, times(targetLog, "delivered", from));
        }
        return window;
    }

    private Map<String, Instant> times(String group, String event, Instant since) {
        var times = new HashMap<String, Instant>();
        logs
                .filterLogEventsPaginator(
                        b ->
                                b.logGroupName(group)
                                        .startTime(since.toEpochMilli())
                                        .filterPattern("{ $.event = \"" + event + "\" }"))
                .events()
                .stream()
                .map(line -> JSON.readTree(line.message()))
                .forEach(
                        line ->
                                times.putIfAbsent(
                                        line.path("messageKey").asString(),
                                        Instant.parse(line.path("time").asString())));
        return times;
    }
}
