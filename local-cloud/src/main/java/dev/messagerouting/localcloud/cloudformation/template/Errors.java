package dev.messagerouting.localcloud.cloudformation.template;

import dev.messagerouting.localcloud.kernel.Faults;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;

/**
 * The errors that most operations share. CloudFormation answers nearly everything that is wrong in
 * a request or a template with {@code ValidationError} and status 400
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/CommonErrors.html).
 */
public final class Errors {

    private Errors() {}

    public static AwsServiceException validation(String message) {
        return Faults.of(CloudFormationException.builder(), "ValidationError", 400, message);
    }

    static AwsServiceException format(String message) {
        return validation("Template format error: " + message);
    }

    static AwsServiceException template(String message) {
        return validation("Template error: " + message);
    }
}
