package dev.messagerouting.localcloud.ec2;

import dev.messagerouting.localcloud.kernel.Faults;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/**
 * EC2's errors; all are 400. Codes as in <a
 * href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html">AWS's
 * list</a>.
 */
final class Ec2Faults {

    private Ec2Faults() {}

    static AwsServiceException of(String code, String message) {
        return Faults.of(Ec2Exception.builder(), code, 400, message);
    }

    static AwsServiceException missing(String parameter) {
        return of("MissingParameter", "The request must contain the parameter " + parameter);
    }

    static AwsServiceException value(String value, String parameter, String why) {
        return of(
                "InvalidParameterValue",
                "Value (" + value + ") for parameter " + parameter + " is invalid. " + why);
    }

    /**
     * @param what such as {@code vpc}
     */
    static AwsServiceException inUse(String what, String id) {
        return of(
                "DependencyViolation",
                "The " + what + " '" + id + "' has dependencies and cannot be deleted.");
    }

    static AwsServiceException notImplemented(String what) {
        return Faults.notImplemented("EC2", what);
    }
}
