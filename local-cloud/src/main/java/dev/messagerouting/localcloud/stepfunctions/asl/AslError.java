package dev.messagerouting.localcloud.stepfunctions.asl;

import org.jspecify.annotations.Nullable;

/**
 * What a state's own fields can fail with while they are evaluated; what a task or a Fail state
 * fails with is not one of these.
 *
 * <p>Error names: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
public final class AslError extends RuntimeException {

    public static final String RUNTIME = "States.Runtime";
    public static final String QUERY = "States.QueryEvaluationError";
    public static final String INTRINSIC = "States.IntrinsicFailure";
    public static final String RESULT_PATH = "States.ResultPathMatchFailure";

    private final String error;
    private final @Nullable String location;

    private AslError(String error, String cause, @Nullable String location) {
        super(cause, null, false, false);
        this.error = error;
        this.location = location;
    }

    public static AslError runtime(String cause) {
        return new AslError(RUNTIME, cause, null);
    }

    public static AslError of(String error, String cause) {
        return new AslError(error, cause, null);
    }

    /**
     * @param location the field, for example {@code Output/total}, or null if it is the state as a
     *     whole
     */
    public static AslError query(@Nullable String location, String cause) {
        return new AslError(QUERY, cause, location);
    }

    public String error() {
        return error;
    }

    public String cause() {
        return String.valueOf(getMessage());
    }

    public @Nullable String location() {
        return location;
    }
}
