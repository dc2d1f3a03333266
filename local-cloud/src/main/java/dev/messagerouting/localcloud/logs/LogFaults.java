package dev.messagerouting.localcloud.logs;

import dev.messagerouting.localcloud.kernel.Constraint;
import dev.messagerouting.localcloud.kernel.Faults;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** What CloudWatch Logs says when it refuses, in AWS's words as far as they are known. */
final class LogFaults {

    private LogFaults() {}

    static AwsServiceException noGroup() {
        return notFound("The specified log group does not exist.");
    }

    static AwsServiceException noStream() {
        return notFound("The specified log stream does not exist.");
    }

    private static AwsServiceException notFound(String message) {
        return Faults.of(
                ResourceNotFoundException.builder(), "ResourceNotFoundException", 400, message);
    }

    static AwsServiceException exists(String what) {
        return Faults.of(
                ResourceAlreadyExistsException.builder(),
                "ResourceAlreadyExistsException",
                400,
                "The specified " + what + " already exists");
    }

    static AwsServiceException invalid(String message) {
        return Faults.of(
                InvalidParameterException.builder(), "InvalidParameterException", 400, message);
    }

    /** The form in which AWS's services report a member that breaks its model. */
    static AwsServiceException constraint(
            @Nullable Object value, String member, String constraint) {
        return invalid(Constraint.broken(value, member, constraint));
    }

    /**
     * A member that the API requires.
     *
     * @throws AwsServiceException if it is missing
     */
    static <T> T required(@Nullable T value, String member) {
        if (value == null) {
            throw constraint(null, member, "Member must not be null");
        }
        return value;
    }
}
