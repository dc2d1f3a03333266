package dev.messagerouting.localcloud.stepfunctions.run;

import dev.messagerouting.localcloud.stepfunctions.asl.AslError;
import dev.messagerouting.localcloud.stepfunctions.asl.ErrorNames;
import dev.messagerouting.localcloud.stepfunctions.asl.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;

/**
 * Why a state, a branch or an execution failed.
 *
 * @param error null only where a Fail state names none
 * @param heartbeat whether it is a timeout for want of a heartbeat
 */
public record Failure(@Nullable String error, @Nullable String cause, boolean heartbeat) {

    public static Failure of(@Nullable String error, @Nullable String cause) {
        return new Failure(error, cause, false);
    }

    static Failure tooLarge(String what) {
        return of(
                ErrorNames.DATA_LIMIT,
                "The state/task '%s' returned a result with a size exceeding the maximum number of bytes service limit."
                        .formatted(what));
    }

    /** States.Runtime is never retried or caught. */
    boolean ends() {
        return AslError.RUNTIME.equals(error);
    }

    boolean matches(List<String> errorEquals) {
        return ErrorNames.matches(errorEquals, error == null ? "" : error, heartbeat);
    }

    /** The error output that a catcher hands on. */
    JsonNode output() {
        var output = Json.object();
        output.put("Error", error == null ? "" : error);
        output.put("Cause", cause == null ? "" : cause);
        return output;
    }
}
