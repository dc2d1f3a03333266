package dev.messagerouting.localcloud.apigateway;

import dev.messagerouting.localcloud.kernel.Faults;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;

/** API Gateway's errors. */
final class ApiFaults {

    private ApiFaults() {}

    static AwsServiceException notFound(String message) {
        return Faults.of(NotFoundException.builder(), "NotFoundException", 404, message);
    }

    static AwsServiceException badRequest(String message) {
        return Faults.of(BadRequestException.builder(), "BadRequestException", 400, message);
    }

    static AwsServiceException conflict(String message) {
        return Faults.of(ConflictException.builder(), "ConflictException", 409, message);
    }

    static AwsServiceException notImplemented(String what) {
        return Faults.notImplemented("API Gateway", what);
    }
}
