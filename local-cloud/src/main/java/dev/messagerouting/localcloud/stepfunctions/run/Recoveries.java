package dev.messagerouting.localcloud.stepfunctions.run;

import dev.messagerouting.localcloud.stepfunctions.asl.AslError;
import dev.messagerouting.localcloud.stepfunctions.asl.Catcher;
import dev.messagerouting.localcloud.stepfunctions.asl.State;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Retry first, then Catch, then up.
 *
 * <p>https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
final class Recoveries {

    private static final State.Recovery NONE = new State.Recovery(List.of(), List.of());

    private Recoveries() {}

    static void recover(Frame frame, Failure failure) {
        var recovery = of(frame.state());
        if (failure.ends() || !retry(frame, recovery, failure)) {
            long before = frame.last();
            if (!failure.ends()) {
                recordFan(frame);
            }
            var catcher = failure.ends() ? null : catcher(recovery, failure);
            if (catcher == null) {
                frame.giveUp(failure);
            } else {
                handle(frame, catcher, failure, before);
            }
        }
    }

    private static void recordFan(Frame frame) {
        if (frame.activity() instanceof Fan fan) {
            fan.recordFailure();
        } else if (isFan(frame.state())) {
            Fan.recordEarlyFailure(frame);
        }
    }

    private static boolean isFan(State state) {
        return state instanceof State.Parallel || state instanceof State.Each;
    }

    private static State.Recovery of(State state) {
        return switch (state) {
            case State.Task task -> task.recovery();
            case State.Parallel parallel -> parallel.recovery();
            case State.Each each -> each.recovery();
            case State.Pass _, State.Choice _, State.Wait _, State.Succeed _, State.Fail _ -> NONE;
        };
    }

    private static boolean retry(Frame frame, State.Recovery recovery, Failure failure) {
        for (var retrier : recovery.retry()) {
            if (failure.matches(retrier.errorEquals())) {
                int used = frame.retries().of(retrier);
                if (used >= retrier.maxAttempts()) {
                    return false;
                }
                var delay = retrier.delay(used, ThreadLocalRandom.current()::nextDouble);
                frame.retries().use(retrier);
                frame.pause(delay, frame::work);
                return true;
            }
        }
        return false;
    }

    private static @Nullable Catcher catcher(State.Recovery recovery, Failure failure) {
        for (var catcher : recovery.catches()) {
            if (failure.matches(catcher.errorEquals())) {
                return catcher;
            }
        }
        return null;
    }

    /**
     * @param before the event that the state had come to before its failure was recorded: where a
     *     second failure, of the catcher itself, is recorded from
     */
    private static void handle(Frame frame, Catcher catcher, Failure failure, long before) {
        try {
            var error = failure.output();
            var env = frame.env().withError(error);
            var output = catcher.output();
            JsonNode result =
                    output != null
                            ? output.evaluate(env)
                            : catcher.resultPath().apply(frame.input().node(), error);
            frame.leave(result, frame.assigned(catcher.assign(), env), catcher.next());
        } catch (AslError second) {
            frame.last(before);
            var again = frame.record(second);
            if (isFan(frame.state())) {
                Fan.recordEarlyFailure(frame);
            }
            frame.giveUp(again);
        }
    }
}
