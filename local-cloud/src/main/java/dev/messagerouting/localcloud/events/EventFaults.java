package dev.messagerouting.localcloud.events;

import dev.messagerouting.localcloud.kernel.Faults;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.LimitExceededException;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;

/** EventBridge's errors; all are 400. */
final class EventFaults {

    private EventFaults() {}

    static AwsServiceException invalid(String message) {
        return Faults.of(EventBridgeException.builder(), "ValidationException", 400, message);
    }

    static AwsServiceException notFound(String message) {
        return Faults.of(
                ResourceNotFoundException.builder(), "ResourceNotFoundException", 400, message);
    }

    static AwsServiceException limit(String message) {
        return Faults.of(LimitExceededException.builder(), "LimitExceededException", 400, message);
    }

    static AwsServiceException notImplemented(String what) {
        return Faults.notImplemented("EventBridge", what);
    }
}
