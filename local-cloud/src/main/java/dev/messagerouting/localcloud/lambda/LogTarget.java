package dev.messagerouting.localcloud.lambda;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.CloudTime;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The log stream of one instance. Lines gather and are put together, at the latest at the end of an
 * invocation; what Logs does not take now is put later.
 */
final class LogTarget {

    private static final Logger LOG = LoggerFactory.getLogger(LogTarget.class);
    private static final Duration AGAIN = Duration.ofMillis(500);
    private static final long LONGEST_WAIT_MILLIS = 200;
    private static final int MOST_LINES = 20_000;
    private static final int MOST_BYTES = 900_000;
    private static final int MORE_BYTES = 26;
    private static final int LONGEST = 250_000;

    private final CloudWatchLogsClient logs;
    private final CloudTime time;
    private final Caller owner;
    private final String group;
    private final String stream;
    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantLock putting = new ReentrantLock();
    private List<InputLogEvent> lines = new ArrayList<>();
    private boolean made;
    private boolean waiting;

    LogTarget(
            CloudWatchLogsClient logs, CloudTime time, Caller owner, String group, String stream) {
        this.logs = logs;
        this.time = time;
        this.owner = owner;
        this.group = group;
        this.stream = stream;
    }

    String group() {
        return group;
    }

    String stream() {
        return stream;
    }

    void add(String message) {
        if (message.isEmpty()) {
            return;
        }
        var text = message.length() > LONGEST ? message.substring(0, LONGEST) : message;
        var line =
                InputLogEvent.builder().timestamp(time.now().toEpochMilli()).message(text).build();
        boolean flush;
        lock.lock();
        try {
            if (lines.size() == MOST_LINES) {
                LOG.warn("{} {}: Logs takes nothing, the oldest line is dropped", group, stream);
                lines.removeFirst();
            }
            lines.add(line);
            flush =
                    line.timestamp() - lines.getFirst().timestamp() > LONGEST_WAIT_MILLIS
                            && !waiting;
        } finally {
            lock.unlock();
        }
        if (flush) {
            flush();
        }
    }

    /** Puts what has gathered; one at a time, so that lines stay in order. */
    void flush() {
        putting.lock();
        try {
            while (putSome()) {
                LOG.trace("{} {}: put", group, stream);
            }
        } finally {
            putting.unlock();
        }
    }

    private boolean putSome() {
        var batch = batch();
        if (batch.isEmpty()) {
            return false;
        }
        try {
            ScopedValue.where(Caller.SCOPE, owner).run(() -> put(batch));
            forget(batch.size());
            return true;
        } catch (ResourceNotFoundException deleted) {
            LOG.debug("{} {} is gone, and its last lines with it", group, stream);
            forget(batch.size());
            return true;
        } catch (SdkException refused) {
            LOG.debug("{} {}: put again later: {}", group, stream, refused.getMessage());
            later();
            return false;
        }
    }

    private void later() {
        lock.lock();
        try {
            if (waiting) {
                return;
            }
            waiting = true;
        } finally {
            lock.unlock();
        }
        var _ = time.schedule(AGAIN, this::again);
    }

    private void again() {
        lock.lock();
        try {
            waiting = false;
        } finally {
            lock.unlock();
        }
        flush();
    }

    private List<InputLogEvent> batch() {
        lock.lock();
        try {
            int count = 0;
            long bytes = 0;
            while (count < lines.size() && count < MOST_LINES / 2) {
                // A character is at most three bytes in UTF-8, a pair of them four.
                bytes += 3L * lines.get(count).message().length() + MORE_BYTES;
                if (bytes > MOST_BYTES && count > 0) {
                    break;
                }
                count++;
            }
            return List.copyOf(lines.subList(0, count));
        } finally {
            lock.unlock();
        }
    }

    private void forget(int count) {
        lock.lock();
        try {
            lines = new ArrayList<>(lines.subList(Math.min(count, lines.size()), lines.size()));
        } finally {
            lock.unlock();
        }
    }

    private void put(List<InputLogEvent> batch) {
        if (!made) {
            make();
            made = true;
        }
        logs.putLogEvents(p -> p.logGroupName(group).logStreamName(stream).logEvents(batch));
    }

    /** As Lambda does: a group that is not there yet is made with the first line. */
    private void make() {
        try {
            logs.createLogStream(c -> c.logGroupName(group).logStreamName(stream));
        } catch (ResourceNotFoundException noGroup) {
            try {
                logs.createLogGroup(c -> c.logGroupName(group));
            } catch (ResourceAlreadyExistsException madeMeanwhile) {
                LOG.trace("{} was made by another instance", group);
            }
            logs.createLogStream(c -> c.logGroupName(group).logStreamName(stream));
        } catch (ResourceAlreadyExistsException answerLost) {
            LOG.trace("{} {} was made by an earlier try", group, stream);
        }
    }
}
