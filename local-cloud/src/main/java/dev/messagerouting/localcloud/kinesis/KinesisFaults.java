package dev.messagerouting.localcloud.kinesis;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Constraint;
import dev.messagerouting.localcloud.kernel.Faults;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.ExpiredNextTokenException;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.ValidationException;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What Kinesis says when it refuses, in AWS's words as far as they are known. */
final class KinesisFaults {

    private static final DateTimeFormatter ITERATOR_DATE =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private KinesisFaults() {}

    static AwsServiceException noStream(String name) {
        return notFound("Stream " + name + " under account " + account() + " not found.");
    }

    static AwsServiceException noShard(String shardId, String stream) {
        return notFound(
                "Could not find shard %s in stream %s under account %s."
                        .formatted(shardId, stream, account()));
    }

    static AwsServiceException notFound(String message) {
        return Faults.of(
                ResourceNotFoundException.builder(), "ResourceNotFoundException", 400, message);
    }

    static AwsServiceException inUse(String message) {
        return Faults.of(ResourceInUseException.builder(), "ResourceInUseException", 400, message);
    }

    static AwsServiceException invalid(String message) {
        return Faults.of(
                InvalidArgumentException.builder(), "InvalidArgumentException", 400, message);
    }

    static AwsServiceException limit(String message) {
        return Faults.of(LimitExceededException.builder(), "LimitExceededException", 400, message);
    }

    /** The form in which AWS's services report a member that breaks its model. */
    static AwsServiceException constraint(
            @Nullable Object value, String member, String constraint) {
        return Faults.of(
                ValidationException.builder(),
                "ValidationException",
                400,
                Constraint.broken(value, member, constraint));
    }

    static AwsServiceException throttled(String message) {
        return Faults.of(
                ProvisionedThroughputExceededException.builder(),
                "ProvisionedThroughputExceededException",
                400,
                message);
    }

    static String rateExceeded(String shardId, String stream) {
        return "Rate exceeded for shard %s in stream %s under account %s."
                .formatted(shardId, stream, account());
    }

    static AwsServiceException expiredIterator(Instant issued, Instant now) {
        return Faults.of(
                ExpiredIteratorException.builder(),
                "ExpiredIteratorException",
                400,
                ("Iterator expired. The iterator was created at time %s while right now it is %s"
                                + " which is further in the future than the tolerated delay of"
                                + " 300000 milliseconds.")
                        .formatted(ITERATOR_DATE.format(issued), ITERATOR_DATE.format(now)));
    }

    static AwsServiceException expiredToken() {
        return Faults.of(
                ExpiredNextTokenException.builder(),
                "ExpiredNextTokenException",
                400,
                "NextToken expired: it is good for 300 seconds after ListShards gave it.");
    }

    static String account() {
        return Caller.current().accountId();
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
