package dev.messagerouting.localcloud.cloudwatch;

import dev.messagerouting.localcloud.kernel.Constraint;
import dev.messagerouting.localcloud.kernel.Faults;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidNextTokenException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;

/** What CloudWatch says when it refuses, in AWS's words as far as they are known. */
final class WatchFaults {

    private static final int BAD = 400;
    private static final int NOT_FOUND = 404;

    private WatchFaults() {}

    static AwsServiceException invalid(String message) {
        return Faults.of(
                InvalidParameterValueException.builder(), "InvalidParameterValue", BAD, message);
    }

    static AwsServiceException missing(String message) {
        return Faults.of(
                MissingRequiredParameterException.builder(), "MissingParameter", BAD, message);
    }

    static AwsServiceException combination(String message) {
        return Faults.of(
                InvalidParameterCombinationException.builder(),
                "InvalidParameterCombination",
                BAD,
                message);
    }

    static AwsServiceException validation(String message) {
        return Faults.of(CloudWatchException.builder(), "ValidationError", BAD, message);
    }

    /** The form in which AWS reports a member that breaks its model. */
    static AwsServiceException constraint(
            @Nullable Object value, String member, String constraint) {
        return validation(Constraint.broken(value, member, constraint));
    }

    static AwsServiceException badToken() {
        return Faults.of(
                InvalidNextTokenException.builder(),
                "InvalidNextToken",
                BAD,
                "The specified nextToken is invalid.");
    }

    static AwsServiceException notFound(String message) {
        return Faults.of(
                ResourceNotFoundException.builder(),
                "ResourceNotFoundException",
                NOT_FOUND,
                message);
    }

    /** AWS sends this code without a message: recorded with SetAlarmState. */
    static AwsServiceException noAlarm(String name) {
        return Faults.of(
                CloudWatchException.builder(),
                "ResourceNotFound",
                NOT_FOUND,
                "There is no alarm " + name + ".");
    }

    static AwsServiceException notImplemented(String what) {
        return Faults.notImplemented("CloudWatch", what);
    }
}
