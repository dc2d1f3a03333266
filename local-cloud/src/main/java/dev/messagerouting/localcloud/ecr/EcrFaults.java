package dev.messagerouting.localcloud.ecr;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Faults;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecr.model.EcrException;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.InvalidParameterException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;

/** ECR's errors; all are 400. */
final class EcrFaults {

    private EcrFaults() {}

    static AwsServiceException of(EcrException.Builder builder, String code, String message) {
        return Faults.of(builder, code, 400, message);
    }

    static AwsServiceException noRepository(String name) {
        return of(
                RepositoryNotFoundException.builder(),
                "RepositoryNotFoundException",
                "The repository with name '"
                        + name
                        + "' does not exist in the registry with id '"
                        + Caller.current().accountId()
                        + "'");
    }

    static AwsServiceException noImage(String repository, String id) {
        return of(
                ImageNotFoundException.builder(),
                "ImageNotFoundException",
                "The image with imageId "
                        + id
                        + " does not exist within the repository with name '"
                        + repository
                        + "' in the registry with id '"
                        + Caller.current().accountId()
                        + "'");
    }

    static AwsServiceException parameter(String message) {
        return of(InvalidParameterException.builder(), "InvalidParameterException", message);
    }
}
