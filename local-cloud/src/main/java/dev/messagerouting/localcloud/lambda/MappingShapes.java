package dev.messagerouting.localcloud.lambda;

import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingResponse;

/** The SDK has a type of its own for every answer that is an event source mapping. */
final class MappingShapes {

    private MappingShapes() {}

    static CreateEventSourceMappingResponse created(EventSourceMappingConfiguration c) {
        return CreateEventSourceMappingResponse.builder()
                .uuid(c.uuid())
                .startingPosition(c.startingPosition())
                .startingPositionTimestamp(c.startingPositionTimestamp())
                .batchSize(c.batchSize())
                .maximumBatchingWindowInSeconds(c.maximumBatchingWindowInSeconds())
                .parallelizationFactor(c.parallelizationFactor())
                .eventSourceArn(c.eventSourceArn())
                .functionArn(c.functionArn())
                .lastModified(c.lastModified())
                .lastProcessingResult(c.lastProcessingResult())
                .state(c.state())
                .stateTransitionReason(c.stateTransitionReason())
                .destinationConfig(c.destinationConfig())
                .maximumRecordAgeInSeconds(c.maximumRecordAgeInSeconds())
                .bisectBatchOnFunctionError(c.bisectBatchOnFunctionError())
                .maximumRetryAttempts(c.maximumRetryAttempts())
                .tumblingWindowInSeconds(c.tumblingWindowInSeconds())
                .functionResponseTypes(c.functionResponseTypes())
                .eventSourceMappingArn(c.eventSourceMappingArn())
                .build();
    }

    static GetEventSourceMappingResponse got(EventSourceMappingConfiguration c) {
        return GetEventSourceMappingResponse.builder()
                .uuid(c.uuid())
                .startingPosition(c.startingPosition())
                .startingPositionTimestamp(c.startingPositionTimestamp())
                .batchSize(c.batchSize())
                .maximumBatchingWindowInSeconds(c.maximumBatchingWindowInSeconds())
                .parallelizationFactor(c.parallelizationFactor())
                .eventSourceArn(c.eventSourceArn())
                .functionArn(c.functionArn())
                .lastModified(c.lastModified())
                .lastProcessingResult(c.lastProcessingResult())
                .state(c.state())
                .stateTransitionReason(c.stateTransitionReason())
                .destinationConfig(c.destinationConfig())
                .maximumRecordAgeInSeconds(c.maximumRecordAgeInSeconds())
                .bisectBatchOnFunctionError(c.bisectBatchOnFunctionError())
                .maximumRetryAttempts(c.maximumRetryAttempts())
                .tumblingWindowInSeconds(c.tumblingWindowInSeconds())
                .functionResponseTypes(c.functionResponseTypes())
                .eventSourceMappingArn(c.eventSourceMappingArn())
                .build();
    }

    static UpdateEventSourceMappingResponse updated(EventSourceMappingConfiguration c) {
        return UpdateEventSourceMappingResponse.builder()
                .uuid(c.uuid())
                .startingPosition(c.startingPosition())
                .startingPositionTimestamp(c.startingPositionTimestamp())
                .batchSize(c.batchSize())
                .maximumBatchingWindowInSeconds(c.maximumBatchingWindowInSeconds())
                .parallelizationFactor(c.parallelizationFactor())
                .eventSourceArn(c.eventSourceArn())
                .functionArn(c.functionArn())
                .lastModified(c.lastModified())
                .lastProcessingResult(c.lastProcessingResult())
                .state(c.state())
                .stateTransitionReason(c.stateTransitionReason())
                .destinationConfig(c.destinationConfig())
                .maximumRecordAgeInSeconds(c.maximumRecordAgeInSeconds())
                .bisectBatchOnFunctionError(c.bisectBatchOnFunctionError())
                .maximumRetryAttempts(c.maximumRetryAttempts())
                .tumblingWindowInSeconds(c.tumblingWindowInSeconds())
                .functionResponseTypes(c.functionResponseTypes())
                .eventSourceMappingArn(c.eventSourceMappingArn())
                .build();
    }

    static DeleteEventSourceMappingResponse deleted(EventSourceMappingConfiguration c) {
        return DeleteEventSourceMappingResponse.builder()
                .uuid(c.uuid())
                .startingPosition(c.startingPosition())
                .startingPositionTimestamp(c.startingPositionTimestamp())
                .batchSize(c.batchSize())
                .maximumBatchingWindowInSeconds(c.maximumBatchingWindowInSeconds())
                .parallelizationFactor(c.parallelizationFactor())
                .eventSourceArn(c.eventSourceArn())
                .functionArn(c.functionArn())
                .lastModified(c.lastModified())
                .lastProcessingResult(c.lastProcessingResult())
                .state(c.state())
                .stateTransitionReason(c.stateTransitionReason())
                .destinationConfig(c.destinationConfig())
                .maximumRecordAgeInSeconds(c.maximumRecordAgeInSeconds())
                .bisectBatchOnFunctionError(c.bisectBatchOnFunctionError())
                .maximumRetryAttempts(c.maximumRetryAttempts())
                .tumblingWindowInSeconds(c.tumblingWindowInSeconds())
                .functionResponseTypes(c.functionResponseTypes())
                .eventSourceMappingArn(c.eventSourceMappingArn())
                .build();
    }
}
