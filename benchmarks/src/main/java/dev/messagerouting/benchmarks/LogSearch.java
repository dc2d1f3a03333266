package dev.messagerouting.benchmarks;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

import java.util.stream.IntStream;

/** A search through 10,000 lines like the demo's own, of which one in a hundred is looked for. */
final class LogSearch {

    private static final String GROUP = "/benchmarks/search";
    private static final String STREAM = "one";
    private static final int EVENTS = 10_000;
    private static final int BATCH = 1_000;
    private static final int RARE = 100;
    private static final int CLIENTS = 8;

    private final CloudWatchLogsClient logs;
    private final Load load;
    private final Table table;

    LogSearch(CloudWatchLogsClient logs, Load load, Table table) {
        this.logs = logs;
        this.load = load;
        this.table = table;
    }

    void measure() throws InterruptedException {
        logs.createLogGroup(b -> b.logGroupName(GROUP));
        try {
            logs.createLogStream(b -> b.logGroupName(GROUP).logStreamName(STREAM));
            fill();
            var pattern = "{ $.event = \"delivered\" }";
            table.add(
                    new Figure(
                            "FilterLogEvents over 10,000 events, 100 found, 8 clients",
                            load.perSecond(CLIENTS, client -> search(pattern)),
                            "calls/s",
                            Peer.LOG_SEARCHES));
            table.add(
                    Figure.of(
                            "FilterLogEvents over 10,000 events, all of them, 8 clients",
                            load.perSecond(CLIENTS, client -> search("")),
                            "calls/s"));
        } finally {
            logs.deleteLogGroup(b -> b.logGroupName(GROUP));
        }
    }

    private void fill() {
        long now = System.currentTimeMillis();
        for (int first = 0; first < EVENTS; first += BATCH) {
            var events =
                    IntStream.range(first, first + BATCH)
                            .mapToObj(i -> event(i, now - EVENTS + i))
                            .toList();
            logs.putLogEvents(b -> b.logGroupName(GROUP).logStreamName(STREAM).logEvents(events));
        }
    }

    private static InputLogEvent event(int i, long timestamp) {
        var line =
                "{\"level\":\"INFO\",\"component\":\"target\",\"event\":\"%s\",\"messageKey\":\"%d\"}"
                        .formatted(i % RARE == 0 ? "delivered" : "dequeued", i);
        return InputLogEvent.builder().timestamp(timestamp).message(line).build();
    }

    /** All pages: one call of the paginator counts once, however many requests it makes. */
    private long search(String pattern) {
        long found =
                logs
                        .filterLogEventsPaginator(
                                b -> {
                                    b.logGroupName(GROUP);
                                    if (!pattern.isEmpty()) {
                                        b.filterPattern(pattern);
                                    }
                                })
                        .events()
                        .stream()
                        .count();
        int expected = pattern.isEmpty() ? EVENTS : EVENTS / RARE;
        if (found != expected) {
            throw new IllegalStateException("%d events found of %d".formatted(found, expected));
        }
        return 1;
    }
}
