package dev.messagerouting.localcloud.stepfunctions.asl;

import java.util.List;

/**
 * Which errors a retrier or catcher means.
 *
 * <p>https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
public final class ErrorNames {

    public static final String ALL = "States.ALL";
    public static final String TASK_FAILED = "States.TaskFailed";
    public static final String TIMEOUT = "States.Timeout";
    public static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
    public static final String DATA_LIMIT = "States.DataLimitExceeded";
    public static final String BRANCH_FAILED = "States.BranchFailed";
    public static final String TOLERANCE = "States.ExceedToleratedFailureThreshold";

    private ErrorNames() {}

    /**
     * @param heartbeat whether a States.Timeout is one of a missing heartbeat
     */
    public static boolean matches(List<String> wanted, String error, boolean heartbeat) {
        for (var name : wanted) {
            boolean match =
                    switch (name) {
                        case ALL -> true;
                        case TASK_FAILED -> !error.equals(TIMEOUT);
                        case HEARTBEAT_TIMEOUT -> heartbeat || error.equals(name);
                        default -> name.equals(error);
                    };
            if (match) {
                return true;
            }
        }
        return false;
    }
}
