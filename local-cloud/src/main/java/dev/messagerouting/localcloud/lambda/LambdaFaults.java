package dev.messagerouting.localcloud.lambda;

import dev.messagerouting.localcloud.kernel.Constraint;
import dev.messagerouting.localcloud.kernel.Faults;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.ThrottleReason;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** What Lambda says when it refuses, in AWS's words as far as they are known. */
final class LambdaFaults {

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION = 412;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY = 429;

    private LambdaFaults() {}

    static AwsServiceException noFunction(String arn) {
        return notFound("Function not found: " + arn);
    }

    static AwsServiceException notFound(String message) {
        return Faults.of(
                ResourceNotFoundException.builder().type("User"),
                "ResourceNotFoundException",
                NOT_FOUND,
                message);
    }

    static AwsServiceException conflict(String message) {
        return Faults.of(
                ResourceConflictException.builder().type("User"),
                "ResourceConflictException",
                CONFLICT,
                message);
    }

    static AwsServiceException invalid(String message) {
        return Faults.of(
                InvalidParameterValueException.builder().type("User"),
                "InvalidParameterValueException",
                BAD_REQUEST,
                message);
    }

    /** The form in which AWS's services report a member that breaks its model. */
    static AwsServiceException constraint(
            @Nullable Object value, String member, String constraint) {
        return Faults.of(
                LambdaException.builder(),
                "ValidationException",
                BAD_REQUEST,
                Constraint.broken(value, member, constraint));
    }

    static AwsServiceException notJson(String why) {
        return Faults.of(
                InvalidRequestContentException.builder().type("User"),
                "InvalidRequestContentException",
                BAD_REQUEST,
                "Could not parse request body into json: " + why);
    }

    static AwsServiceException tooLarge(int bytes, int most, String operation) {
        return Faults.of(
                RequestTooLargeException.builder().type("User"),
                "RequestTooLargeException",
                TOO_LARGE,
                "%d byte payload is too large for the %s invocation type (limit %d bytes)"
                        .formatted(bytes, operation, most));
    }

    static AwsServiceException revision(String asked) {
        return Faults.of(
                PreconditionFailedException.builder().type("User"),
                "PreconditionFailedException",
                PRECONDITION,
                "The Revision Id provided does not match the latest Revision Id. It was "
                        + asked
                        + ". Call the GetFunction/GetAlias API to retrieve the latest Revision"
                        + " Id");
    }

    static AwsServiceException throttled(boolean reserved) {
        return Faults.of(
                TooManyRequestsException.builder()
                        .type("User")
                        .reason(
                                reserved
                                        ? ThrottleReason
                                                .RESERVED_FUNCTION_CONCURRENT_INVOCATION_LIMIT_EXCEEDED
                                        : ThrottleReason.CONCURRENT_INVOCATION_LIMIT_EXCEEDED),
                "TooManyRequestsException",
                TOO_MANY,
                "Rate Exceeded.");
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
