package dev.messagerouting.localcloud.logs;

import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Names;
import dev.messagerouting.localcloud.logs.LogEvent.Place;
import dev.messagerouting.localcloud.logs.LogGroups.Group;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * PutLogEvents.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
 */
final class LogWrites {

    /** How late events may become visible, drawn from a seed so that a run can be repeated. */
    private record Lateness(Duration atMost, Random random) {}

    /** What of a batch is taken: from {@code from} to before {@code to}. */
    private record Accepted(int from, int to, @Nullable RejectedLogEventsInfo rejected) {}

    private static final int MOST_EVENTS = 10_000;
    private static final int MOST_BYTES = 1_048_576;
    private static final Duration LONGEST_SPAN = Duration.ofHours(24);
    private static final Duration TOO_OLD = Duration.ofDays(14);
    private static final Duration TOO_NEW = Duration.ofHours(2);
    private static final int SALT = 20;

    private final CloudTime time;
    private final LogGroups groups;
    private final long bytesKept;
    private final AtomicLong order = new AtomicLong();
    private final String salt = Names.random("0123456789", SALT);
    private final AtomicReference<@Nullable Lateness> lateness = new AtomicReference<>();

    LogWrites(CloudTime time, LogGroups groups, long bytesKept) {
        this.time = time;
        this.groups = groups;
        this.bytesKept = bytesKept;
    }

    void arriveLate(Duration atMost, long seed) {
        lateness.set(atMost.isPositive() ? new Lateness(atMost, new Random(seed)) : null);
    }

    PutLogEventsResponse put(PutLogEventsRequest request) {
        var group = groups.find(request.logGroupName(), null);
        var stream = group.stream(request.logStreamName());
        var inputs = request.logEvents();
        var sizes = checked(inputs);
        long now = time.now().toEpochMilli();
        var accepted = accepted(inputs, now, group.state().get().retentionDays());
        var events = new ArrayList<LogEvent>(inputs.size());
        for (int i = accepted.from(); i < accepted.to(); i++) {
            var input = inputs.get(i);
            var place = new Place(input.timestamp(), order.incrementAndGet());
            events.add(LogEvent.of(place, stream.name(), input.message(), now, sizes.get(i), salt));
        }
        arrive(group, stream, events, now);
        return PutLogEventsResponse.builder()
                .nextSequenceToken(new Place(now, order.get()).id(salt))
                .rejectedLogEventsInfo(accepted.rejected())
                .build();
    }

    private void arrive(Group group, LogStreamState stream, List<LogEvent> events, long now) {
        if (events.isEmpty()) {
            return;
        }
        var late = lateness.get();
        if (late == null) {
            store(group, stream, events, now);
        } else {
            long delay = late.random().nextLong(late.atMost().toMillis() + 1);
            var _ =
                    time.schedule(
                            Duration.ofMillis(delay), () -> store(group, stream, events, now));
        }
    }

    private void store(Group group, LogStreamState stream, List<LogEvent> events, long now) {
        group.state()
                .update(
                        state -> {
                            long oldest = oldest(now, state.retentionDays());
                            return state.with(state.log().plus(events).trimmed(oldest, bytesKept));
                        });
        stream.marks()
                .update(
                        marks ->
                                marks.with(
                                        events.getFirst().place().timestamp(),
                                        events.getLast().place().timestamp(),
                                        now));
    }

    private static long oldest(long now, @Nullable Integer days) {
        return days == null ? Long.MIN_VALUE : now - Duration.ofDays(days).toMillis();
    }

    private static List<Integer> checked(List<InputLogEvent> inputs) {
        if (inputs.isEmpty() || inputs.size() > MOST_EVENTS) {
            throw LogFaults.constraint(
                    "[" + inputs.size() + " events]",
                    "logEvents",
                    "Member must have length between 1 and " + MOST_EVENTS);
        }
        var sizes = new ArrayList<Integer>(inputs.size());
        long all = 0;
        long last = Long.MIN_VALUE;
        for (var input : inputs) {
            checkEvent(input, sizes.size());
            if (input.timestamp() < last) {
                throw LogFaults.invalid(
                        "Log events in a single PutLogEvents request must be in chronological"
                                + " order.");
            }
            last = input.timestamp();
            int bytes = LogEvent.bytesOf(input.message());
            all += bytes;
            sizes.add(bytes);
        }
        if (all > MOST_BYTES) {
            throw LogFaults.invalid(
                    "Upload too large: %d bytes exceeds limit of %d".formatted(all, MOST_BYTES));
        }
        if (last - inputs.getFirst().timestamp() > LONGEST_SPAN.toMillis()) {
            throw LogFaults.invalid(
                    "The batch of log events in a single PutLogEvents request cannot span more"
                            + " than 24 hours.");
        }
        return sizes;
    }

    private static void checkEvent(InputLogEvent input, int place) {
        var member = "logEvents." + (place + 1) + ".member.";
        if (LogFaults.required(input.timestamp(), member + "timestamp") < 0) {
            throw LogFaults.constraint(
                    input.timestamp(),
                    member + "timestamp",
                    "Member must have value greater than or equal to 0");
        }
        if (LogFaults.required(input.message(), member + "message").isEmpty()) {
            throw LogFaults.constraint(
                    input.message(),
                    member + "message",
                    "Member must have length greater than or equal to 1");
        }
    }

    private static Accepted accepted(
            List<InputLogEvent> inputs, long now, @Nullable Integer retentionDays) {
        long expired = oldest(now, retentionDays);
        long tooOld = now - TOO_OLD.toMillis();
        int expiredEnd = countBefore(inputs, expired);
        int oldEnd = countBefore(inputs, tooOld);
        int newStart = countBefore(inputs, now + TOO_NEW.toMillis() + 1);
        int from = Math.max(expiredEnd, oldEnd);
        if (from == 0 && newStart == inputs.size()) {
            return new Accepted(0, inputs.size(), null);
        }
        var rejected =
                RejectedLogEventsInfo.builder()
                        .expiredLogEventEndIndex(expiredEnd > 0 ? expiredEnd : null)
                        .tooOldLogEventEndIndex(oldEnd > 0 ? oldEnd : null)
                        .tooNewLogEventStartIndex(newStart < inputs.size() ? newStart : null)
                        .build();
        return new Accepted(from, newStart, rejected);
    }

    private static int countBefore(List<InputLogEvent> inputs, long millis) {
        int count = 0;
        while (count < inputs.size() && inputs.get(count).timestamp() < millis) {
            count++;
        }
        return count;
    }
}
