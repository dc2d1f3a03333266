package dev.messagerouting.console.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Something that happened to a message, with the time at which it happened. */
public sealed interface FlowEvent {

    /** Unique per event over all readers: an event that is read twice is the same event. */
    String eventId();

    Instant time();

    RouteId route();

    /**
     * A log line of a simulator or function about one message.
     *
     * @param payload the message as JSON
     * @param executionArn who runs it from here on, where the line says so
     * @param reason a sentence, with {@link What#FAILED}
     */
    record Seen(
            String eventId,
            Instant time,
            RouteId route,
            ComponentId at,
            What what,
            MessageKey key,
            String payload,
            @Nullable String executionArn,
            @Nullable String reason)
            implements FlowEvent {}

    /** An execution of the route's state machine began or ended. */
    record ExecutionChanged(
            String eventId,
            Instant time,
            RouteId route,
            MessageKey key,
            String executionArn,
            ExecutionStatus status)
            implements FlowEvent {}

    /** The vocabulary of log lines; names are the lower-case words of docs/contracts.md. */
    enum What {
        EMITTED,
        ACCEPTED,
        INGESTED,
        TRANSFORMED,
        PUSHED,
        QUEUED,
        DEQUEUED,
        DELIVERED,
        DUPLICATE,
        FAILED
    }

    /** As Step Functions names them. */
    enum ExecutionStatus {
        RUNNING,
        SUCCEEDED,
        FAILED,
        TIMED_OUT,
        ABORTED
    }
}
