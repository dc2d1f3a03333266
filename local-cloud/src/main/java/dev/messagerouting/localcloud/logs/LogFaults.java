package dev.messagerouting.localcloud.logs;

import dev.messagerouting.localcloud.kernel.Faults;

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
    static AwsServiceException constraint(Object value, String member, String constraint) {
        return invalid(
                "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: %s"
                        .formatted(value, member, constraint));
    }
}
