package dev.messagerouting.console.tracking;

import dev.messagerouting.console.model.FlowEvent;
import dev.messagerouting.console.model.FlowEvent.ExecutionChanged;
import dev.messagerouting.console.model.FlowEvent.Seen;
import dev.messagerouting.console.model.FlowEvent.What;

import java.util.List;

/**
 * What became of one message, from its events in the order of their time.
 *
 * <ul>
 *   <li>Delivered: the target said so, or said that it had it before.
 *   <li>Failed: its execution did not succeed, or someone gave up on it and no later event shows
 *       that it got further after all. While its execution runs, a failed attempt inside it is only
 *       an attempt: the state machine may retry.
 *   <li>In flight: all else. Whether it is lost is not for its events to say.
 * </ul>
 *
 * @param running an execution of it is under way, so it is known where it is
 * @param duplicates how often it came to the target again
 */
record Fate(Trail.State state, boolean running, int duplicates) {

    private static final int NEVER = Integer.MAX_VALUE;

    static Fate of(List<FlowEvent> inOrder) {
        int arrivals = 0;
        int repeats = 0;
        int failedAt = NEVER;
        boolean running = false;
        boolean executionFailed = false;
        for (var event : inOrder) {
            switch (event) {
                case ExecutionChanged changed -> {
                    running = false;
                    executionFailed = false;
                    switch (changed.status()) {
                        case RUNNING -> running = true;
                        case SUCCEEDED -> {}
                        case FAILED, TIMED_OUT, ABORTED -> executionFailed = true;
                    }
                }
                case Seen seen -> {
                    int rank = Progress.rank(seen);
                    if (seen.what() == What.FAILED) {
                        failedAt = Math.min(failedAt, rank);
                    } else if (rank >= failedAt) {
                        failedAt = NEVER;
                    }
                    arrivals += seen.what() == What.DELIVERED ? 1 : 0;
                    repeats += seen.what() == What.DUPLICATE ? 1 : 0;
                }
            }
        }
        boolean failed = executionFailed || (failedAt != NEVER && !running);
        int duplicates = repeats + Math.max(0, arrivals - 1);
        var state =
                arrivals + repeats > 0
                        ? Trail.State.DELIVERED
                        : failed ? Trail.State.FAILED : Trail.State.IN_FLIGHT;
        return new Fate(state, running, duplicates);
    }
}
