package dev.messagerouting.localcloud.stepfunctions;

import dev.messagerouting.localcloud.kernel.Constraint;
import dev.messagerouting.localcloud.kernel.Faults;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sfn.model.ActivityDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDeletingException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineTypeNotSupportedException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/**
 * The errors of the API, worded as AWS words them.
 *
 * <p>https://docs.aws.amazon.com/step-functions/latest/apireference/CommonErrors.html and the page
 * of each operation
 */
final class SfnFaults {

    private static final int BAD_REQUEST = 400;

    private SfnFaults() {}

    private static AwsServiceException of(
            AwsServiceException.Builder builder, String code, String message) {
        return Faults.of(builder, code, BAD_REQUEST, message);
    }

    static AwsServiceException noMachine(String arn) {
        return of(
                StateMachineDoesNotExistException.builder(),
                "StateMachineDoesNotExist",
                "State Machine Does Not Exist: '" + arn + "'");
    }

    static AwsServiceException machineExists(String arn) {
        return of(
                StateMachineAlreadyExistsException.builder(),
                "StateMachineAlreadyExists",
                "State Machine Already Exists: '" + arn + "'");
    }

    static AwsServiceException machineDeleting(String arn) {
        return of(
                StateMachineDeletingException.builder(),
                "StateMachineDeleting",
                "State Machine Deleting: '" + arn + "'");
    }

    static AwsServiceException noExecution(String arn) {
        return of(
                ExecutionDoesNotExistException.builder(),
                "ExecutionDoesNotExist",
                "Execution Does Not Exist: '" + arn + "'");
    }

    static AwsServiceException executionExists(String arn) {
        return of(
                ExecutionAlreadyExistsException.builder(),
                "ExecutionAlreadyExists",
                "Execution Already Exists: '" + arn + "'");
    }

    static AwsServiceException notRedrivable(String why) {
        return of(ExecutionNotRedrivableException.builder(), "ExecutionNotRedrivable", why);
    }

    static AwsServiceException noActivity(String arn) {
        return of(
                ActivityDoesNotExistException.builder(),
                "ActivityDoesNotExist",
                "Activity Does Not Exist: '" + arn + "'");
    }

    static AwsServiceException noTask() {
        return of(
                TaskTimedOutException.builder(),
                "TaskTimedOut",
                "Task Timed Out: 'Provided task does not exist anymore'");
    }

    static AwsServiceException invalidArn(String what) {
        return of(InvalidArnException.builder(), "InvalidArn", "Invalid Arn: '" + what + "'");
    }

    static AwsServiceException invalidName(String name) {
        return of(InvalidNameException.builder(), "InvalidName", "Invalid Name: '" + name + "'");
    }

    static AwsServiceException invalidDefinition(String what) {
        return of(
                InvalidDefinitionException.builder(),
                "InvalidDefinition",
                "Invalid State Machine Definition: '" + what + "'");
    }

    static AwsServiceException invalidInput(String what) {
        return of(
                InvalidExecutionInputException.builder(),
                "InvalidExecutionInput",
                "Invalid State Machine Execution Input: '" + what + "'");
    }

    static AwsServiceException invalidOutput(String what) {
        return of(
                InvalidOutputException.builder(),
                "InvalidOutput",
                "Invalid Output: '" + what + "'");
    }

    static AwsServiceException invalidToken(String what) {
        return of(InvalidTokenException.builder(), "InvalidToken", "Invalid Token: '" + what + "'");
    }

    static AwsServiceException wrongType() {
        return of(
                StateMachineTypeNotSupportedException.builder(),
                "StateMachineTypeNotSupported",
                "This operation is not supported by this type of state machine");
    }

    static AwsServiceException missing(String what) {
        return of(MissingRequiredParameterException.builder(), "MissingRequiredParameter", what);
    }

    static AwsServiceException noResource(String arn) {
        return of(
                ResourceNotFoundException.builder(),
                "ResourceNotFound",
                "Resource not found: '" + arn + "'");
    }

    /** A value that the API's model itself does not allow. */
    static AwsServiceException constraint(@Nullable String value, String field, String constraint) {
        return of(
                ValidationException.builder(),
                "ValidationException",
                Constraint.broken(value, field, "Member must " + constraint));
    }

    static AwsServiceException validation(String message) {
        return of(ValidationException.builder(), "ValidationException", message);
    }

    /**
     * A member that the API requires.
     *
     * @throws AwsServiceException if it is missing
     */
    static <T> T required(@Nullable T value, String member) {
        if (value == null) {
            throw constraint(null, member, "not be null");
        }
        return value;
    }
}
