package dev.messagerouting.console.tracking;

import dev.messagerouting.console.model.FlowEvent;
import dev.messagerouting.console.model.FlowEvent.ExecutionChanged;
import dev.messagerouting.console.model.FlowEvent.Seen;

import java.util.Comparator;

/**
 * How far along its way an event finds a message. Events of one millisecond come from clocks that
 * differ, so their times alone do not order them.
 */
final class Progress {

    static final int RUNNING = 3;
    static final int EXECUTION_ENDED = 6;
    static final int DELIVERED = 8;

    /** By time; at the same time by progress; else by identity, so that any order folds alike. */
    static final Comparator<FlowEvent> ORDER = Progress::compare;

    private Progress() {}

    private static int compare(FlowEvent one, FlowEvent other) {
        int byTime = one.time().compareTo(other.time());
        if (byTime != 0) {
            return byTime;
        }
        int byRank = Integer.compare(rank(one), rank(other));
        return byRank != 0 ? byRank : one.eventId().compareTo(other.eventId());
    }

    static int rank(FlowEvent event) {
        return switch (event) {
            case ExecutionChanged changed ->
                    switch (changed.status()) {
                        case RUNNING -> RUNNING;
                        case SUCCEEDED, FAILED, TIMED_OUT, ABORTED -> EXECUTION_ENDED;
                    };
            case Seen seen ->
                    switch (seen.what()) {
                        case EMITTED -> 0;
                        case ACCEPTED -> 1;
                        case INGESTED -> 2;
                        case TRANSFORMED -> 4;
                        case PUSHED, QUEUED -> 5;
                        case DEQUEUED -> 7;
                        case DELIVERED, DUPLICATE -> DELIVERED;
                        case FAILED -> rankOfFailure(seen.at().value());
                    };
        };
    }

    /** The progress that the component would have told of, had it not failed. */
    private static int rankOfFailure(String component) {
        return switch (component) {
            case "source-process", "source-endpoint" -> 1;
            case "SinkIngestor", "PollIngestor" -> 2;
            case "Transformer" -> 4;
            case "QueueEmitter", "PushEmitter" -> 5;
            case "Dequeuer" -> 7;
            default -> DELIVERED;
        };
    }
}
