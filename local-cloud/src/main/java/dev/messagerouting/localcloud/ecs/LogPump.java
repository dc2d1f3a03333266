package dev.messagerouting.localcloud.ecs;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Threads;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Carries the lines of one container to its log stream: each as soon as the one before is put, and
 * together those that came meanwhile. A full queue makes the program wait, so nothing is lost.
 */
final class LogPump implements Consumer<String>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogPump.class);

    /** PutLogEvents takes 10,000 events and 1 MiB, each event counting 26 bytes more. */
    private static final int MOST_EVENTS = 5_000;

    private static final int MOST_BYTES = 1_000_000;
    private static final int EVENT_OVERHEAD = 26;
    private static final int WAITING_LINES = 20_000;
    private static final int MOST_ATTEMPTS = 20;

    private sealed interface Entry {
        record Line(InputLogEvent event, int bytes) implements Entry {}

        record End() implements Entry {}
    }

    private final CloudWatchLogsClient logs;
    private final CloudTime time;
    private final String group;
    private final String stream;
    private final LinkedBlockingQueue<Entry> queue = new LinkedBlockingQueue<>(WAITING_LINES);
    private final CountDownLatch ended = new CountDownLatch(1);

    /** The stream must be there. */
    LogPump(
            CloudWatchLogsClient logs,
            CloudTime time,
            Threads threads,
            Caller caller,
            String group,
            String stream) {
        this.logs = logs;
        this.time = time;
        this.group = group;
        this.stream = stream;
        threads.start(
                "task-log/" + stream,
                () -> ScopedValue.where(Caller.SCOPE, caller).run(this::carry));
    }

    @Override
    public void accept(String line) {
        var event =
                InputLogEvent.builder().timestamp(time.now().toEpochMilli()).message(line).build();
        int bytes = line.getBytes(StandardCharsets.UTF_8).length + EVENT_OVERHEAD;
        put(new Entry.Line(event, bytes));
    }

    /** Even of a thread that is interrupted: the last lines of a program are said then. */
    private void put(Entry entry) {
        boolean interrupted = false;
        while (true) {
            try {
                queue.put(entry);
                break;
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when all is put. */
    @Override
    public void close() {
        put(new Entry.End());
        boolean interrupted = false;
        while (true) {
            try {
                ended.await();
                break;
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void carry() {
        var batch = new ArrayList<InputLogEvent>();
        int bytes = 0;
        try {
            while (true) {
                var entry = batch.isEmpty() ? take() : queue.poll();
                boolean full =
                        entry instanceof Entry.Line line
                                && (bytes + line.bytes() > MOST_BYTES
                                        || batch.size() == MOST_EVENTS);
                if ((entry == null || full || entry instanceof Entry.End) && !batch.isEmpty()) {
                    send(List.copyOf(batch));
                    batch.clear();
                    bytes = 0;
                }
                if (entry instanceof Entry.End) {
                    return;
                }
                if (entry instanceof Entry.Line line) {
                    batch.add(line.event());
                    bytes += line.bytes();
                }
            }
        } finally {
            ended.countDown();
        }
    }

    /** An interrupt is not the end: the owner says when all is said. */
    private Entry take() {
        while (true) {
            try {
                return queue.take();
            } catch (InterruptedException notYet) {
                LOG.debug("{} goes on until its container has ended", stream);
            }
        }
    }

    private void send(List<InputLogEvent> batch) {
        for (int attempt = 1; ; attempt++) {
            try {
                logs.putLogEvents(
                        r -> r.logGroupName(group).logStreamName(stream).logEvents(batch));
                return;
            } catch (ResourceNotFoundException gone) {
                LOG.warn("{} lines of {} in {} have no log any more", batch.size(), stream, group);
                return;
            } catch (SdkException failed) {
                if (attempt == MOST_ATTEMPTS || !pause(attempt)) {
                    LOG.error("{} lines of {} are lost", batch.size(), stream, failed);
                    return;
                }
            }
        }
    }

    private boolean pause(int attempt) {
        try {
            time.sleep(Duration.ofMillis(Math.min(5000, 20L << Math.min(attempt, 8))));
            return true;
        } catch (InterruptedException ending) {
            return false;
        }
    }
}
