package dev.messagerouting.localcloud.lambda;

import com.amazonaws.services.lambda.runtime.LambdaLogger;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What one invocation logs: Lambda's own lines around those of the function, as text or as JSON.
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-advanced.html
 */
final class InvocationLog implements LambdaLogger {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int TAIL_BYTES = 4096;
    private static final int MEBIBYTE = 1 << 20;
    private static final double NANOS = 1e6;

    private final LogTarget target;
    private final String requestId;
    private final boolean json;
    private final Supplier<Instant> clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final StringBuilder tail = new StringBuilder();

    InvocationLog(LogTarget target, String requestId, boolean json, Supplier<Instant> clock) {
        this.target = target;
        this.requestId = requestId;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void log(String message) {
        if (json) {
            var line = JSON.createObjectNode();
            line.put("timestamp", clock.get().toString());
            line.put("level", "UNDEFINED");
            line.put("message", message);
            line.put("AWSRequestId", requestId);
            add(line.toString());
        } else {
            add(message);
        }
    }

    @Override
    public void log(byte[] message) {
        log(new String(message, StandardCharsets.UTF_8));
    }

    private void add(String line) {
        target.add(line);
        lock.lock();
        try {
            tail.append(line).append(line.endsWith("\n") ? "" : "\n");
            if (tail.length() > 2 * TAIL_BYTES) {
                tail.delete(0, tail.length() - TAIL_BYTES);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The last 4 KiB. */
    String tail() {
        lock.lock();
        try {
            return tail.substring(Math.max(0, tail.length() - TAIL_BYTES));
        } finally {
            lock.unlock();
        }
    }

    void start() {
        if (json) {
            platform("platform.start", "version", "$LATEST", null, null, 0);
        } else {
            add("START RequestId: " + requestId + " Version: $LATEST\n");
        }
    }

    void timedOut(Duration timeout) {
        add(
                String.format(
                        Locale.ROOT,
                        "%s %s Task timed out after %.2f seconds\n\n",
                        clock.get(),
                        requestId,
                        timeout.toMillis() / 1e3));
    }

    void end(Duration took, @Nullable Duration init, int memory, String status) {
        if (json) {
            platform("platform.report", "status", status, took, init, memory);
            return;
        }
        add("END RequestId: " + requestId + "\n");
        long billed = billed(took, init);
        var report =
                String.format(
                        Locale.ROOT,
                        "REPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %d ms\tMemory"
                                + " Size: %d MB\tMax Memory Used: %d MB\t",
                        requestId,
                        took.toNanos() / NANOS,
                        billed,
                        memory,
                        memoryUsed(memory));
        var cold =
                init == null
                        ? ""
                        : String.format(
                                Locale.ROOT, "Init Duration: %.2f ms\t", init.toNanos() / NANOS);
        add(report + cold + (status.equals("success") ? "\n" : "Status: " + status + "\n"));
    }

    private static long billed(Duration took, @Nullable Duration init) {
        double millis = (took.toNanos() + (init == null ? 0 : init.toNanos())) / NANOS;
        return (long) Math.ceil(millis);
    }

    /** Of the whole program: functions share its heap. */
    private static long memoryUsed(int most) {
        var runtime = Runtime.getRuntime();
        return Math.min(most, (runtime.totalMemory() - runtime.freeMemory()) / MEBIBYTE);
    }

    private void platform(
            String type,
            String key,
            String value,
            @Nullable Duration took,
            @Nullable Duration init,
            int memory) {
        var line = JSON.createObjectNode();
        line.put("time", clock.get().toString());
        line.put("type", type);
        var record = line.putObject("record");
        record.put("requestId", requestId);
        record.put(key, value);
        if (took != null) {
            var metrics = record.putObject("metrics");
            metrics.put("durationMs", took.toNanos() / NANOS);
            metrics.put("billedDurationMs", billed(took, init));
            metrics.put("memorySizeMB", memory);
            metrics.put("maxMemoryUsedMB", memoryUsed(memory));
            if (init != null) {
                metrics.put("initDurationMs", init.toNanos() / NANOS);
            }
        }
        add(line.toString());
    }
}
