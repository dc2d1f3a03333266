package dev.messagerouting.localcloud.lambda;

import dev.messagerouting.localcloud.kernel.Faults;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.DestinationConfig;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.FilterCriteria;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;

/**
 * What Lambda checks of an event source mapping, and what the local cloud does not have.
 * https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
 */
final class MappingChecks {

    private static final int MOST_RECORDS = 10_000;
    private static final int LONGEST_WINDOW = 300;
    private static final int MOST_RETRIES = 10_000;
    private static final int MOST_AGE = 604_800;
    private static final int MOST_PARALLEL = 10;

    private MappingChecks() {}

    static void check(CreateEventSourceMappingRequest request) {
        var source = request.eventSourceArn();
        if (source == null) {
            throw LambdaFaults.invalid("Required: EventSourceArn of a Kinesis stream.");
        }
        if (!source.matches("arn:aws[a-zA-Z-]*:kinesis:[^:]+:\\d{12}:stream/[a-zA-Z0-9_.-]+")) {
            throw Faults.notImplemented(
                    "Lambda",
                    "event source mappings from anything but a Kinesis stream: " + source);
        }
        position(request);
        numbers(
                request.batchSize(),
                request.maximumBatchingWindowInSeconds(),
                request.maximumRetryAttempts(),
                request.maximumRecordAgeInSeconds());
        parts(
                request.parallelizationFactor(),
                request.tumblingWindowInSeconds(),
                request.filterCriteria(),
                request.destinationConfig());
    }

    static void check(UpdateEventSourceMappingRequest request) {
        numbers(
                request.batchSize(),
                request.maximumBatchingWindowInSeconds(),
                request.maximumRetryAttempts(),
                request.maximumRecordAgeInSeconds());
        parts(
                request.parallelizationFactor(),
                request.tumblingWindowInSeconds(),
                request.filterCriteria(),
                request.destinationConfig());
    }

    private static void position(CreateEventSourceMappingRequest request) {
        var position = request.startingPosition();
        if (position == null) {
            throw LambdaFaults.invalid(
                    "1 validation error detected: Value null at 'startingPosition' failed to"
                            + " satisfy constraint: Member must not be null.");
        }
        if (position == EventSourcePosition.UNKNOWN_TO_SDK_VERSION) {
            throw LambdaFaults.constraint(
                    request.startingPositionAsString(),
                    "startingPosition",
                    "Member must satisfy enum value set: [TRIM_HORIZON, LATEST, AT_TIMESTAMP]");
        }
        if (position == EventSourcePosition.AT_TIMESTAMP
                && request.startingPositionTimestamp() == null) {
            throw LambdaFaults.invalid(
                    "StartingPositionTimestamp is required with StartingPosition AT_TIMESTAMP.");
        }
    }

    private static void numbers(
            @Nullable Integer batchSize,
            @Nullable Integer window,
            @Nullable Integer retries,
            @Nullable Integer age) {
        FunctionChecks.between(batchSize, "batchSize", 1, MOST_RECORDS);
        FunctionChecks.between(window, "maximumBatchingWindowInSeconds", 0, LONGEST_WINDOW);
        FunctionChecks.between(retries, "maximumRetryAttempts", -1, MOST_RETRIES);
        FunctionChecks.between(age, "maximumRecordAgeInSeconds", -1, MOST_AGE);
        if (age != null && age >= 0 && age < 60) {
            throw LambdaFaults.invalid(
                    "MaximumRecordAgeInSeconds has to be -1 or at least 60, it was " + age + ".");
        }
    }

    private static void parts(
            @Nullable Integer factor,
            @Nullable Integer tumbling,
            @Nullable FilterCriteria filter,
            @Nullable DestinationConfig destinations) {
        FunctionChecks.between(factor, "parallelizationFactor", 1, MOST_PARALLEL);
        absent(factor != null && factor > 1, "ParallelizationFactor above 1");
        absent(tumbling != null && tumbling > 0, "TumblingWindowInSeconds");
        absent(filter != null && !filter.filters().isEmpty(), "FilterCriteria");
        absent(
                destinations != null
                        && destinations.onFailure() != null
                        && destinations.onFailure().destination() != null,
                "DestinationConfig");
    }

    private static void absent(boolean asked, String what) {
        if (asked) {
            throw Faults.notImplemented("Lambda", what + " of event source mappings");
        }
    }
}
