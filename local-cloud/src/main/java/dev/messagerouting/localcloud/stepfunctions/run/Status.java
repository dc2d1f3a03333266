package dev.messagerouting.localcloud.stepfunctions.run;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

import java.time.Instant;

/**
 * How an execution stands; replaced as a whole.
 *
 * @param stopped null while it runs
 * @param output of one that succeeded
 * @param redriven when last, or null
 */
public record Status(
        ExecutionStatus status,
        @Nullable Instant stopped,
        @Nullable String output,
        @Nullable String error,
        @Nullable String cause,
        int redriveCount,
        @Nullable Instant redriven) {

    static Status running(int redriveCount, @Nullable Instant redriven) {
        return new Status(ExecutionStatus.RUNNING, null, null, null, null, redriveCount, redriven);
    }

    public boolean ended() {
        return status != ExecutionStatus.RUNNING;
    }

    Status end(
            ExecutionStatus how,
            Instant at,
            @Nullable String result,
            @Nullable String failure,
            @Nullable String why) {
        return new Status(how, at, result, failure, why, redriveCount, redriven);
    }
}
