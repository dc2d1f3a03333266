package dev.messagerouting.console.cloud;

import dev.messagerouting.console.deploy.StackPort;
import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.model.FaultException;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

import java.util.function.Supplier;

/** Turns the SDK's exceptions into faults: the only place that does. */
final class CloudFaults {

    private CloudFaults() {}

    /**
     * @param what for the user, for example {@code reading logs}
     */
    static <T> T calling(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException failure) {
            throw of(what, failure);
        }
    }

    static FaultException of(String what, SdkException failure) {
        return switch (failure) {
            case AwsServiceException service -> answered(what, service).asException();
            case AbortedException aborted ->
                    new Fault(
                                    "cloud.interrupted",
                                    "While " + what + ", the console closed.",
                                    Fault.Origin.USER,
                                    aborted)
                            .asException();
            case ApiCallTimeoutException late -> unreachable(what, late).asException();
            case SdkClientException client -> unreachable(what, client).asException();
            case SdkException other ->
                    new Fault(
                                    "cloud.unexpected",
                                    "While " + what + ": " + other.getMessage(),
                                    Fault.Origin.BUG,
                                    other)
                            .asException();
        };
    }

    private static Fault answered(String what, AwsServiceException failure) {
        if (failure.isThrottlingException()) {
            return new Fault(
                    StackPort.THROTTLED,
                    "While " + what + ", AWS asked to be called less often.",
                    Fault.Origin.CLOUD,
                    failure);
        }
        var code = code(failure);
        if (failure.statusCode() >= 500 && failure.statusCode() != 501) {
            return new Fault(
                    StackPort.UNREACHABLE,
                    "While " + what + ", AWS was out of order: " + message(failure),
                    Fault.Origin.CLOUD,
                    failure);
        }
        return new Fault(
                code == null ? "cloud.unexpected" : code,
                message(failure),
                Fault.Origin.CLOUD,
                failure);
    }

    private static Fault unreachable(String what, SdkException failure) {
        return new Fault(
                StackPort.UNREACHABLE,
                "While " + what + ", no answer came: " + failure.getMessage(),
                Fault.Origin.CLOUD,
                failure);
    }

    /** AWS's error code; null if the answer had none. */
    static @Nullable String code(AwsServiceException failure) {
        var details = failure.awsErrorDetails();
        return details == null ? null : details.errorCode();
    }

    /** AWS's own words, without the request's id that the SDK adds. */
    static String message(SdkServiceException failure) {
        if (failure instanceof AwsServiceException service
                && service.awsErrorDetails() != null
                && service.awsErrorDetails().errorMessage() != null) {
            return service.awsErrorDetails().errorMessage();
        }
        return String.valueOf(failure.getMessage());
    }
}
