package dev.messagerouting.localcloud.faults;

import dev.messagerouting.localcloud.kernel.Caller;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Answers in part as AWS gives them: a batch's entries that were not taken, with an error each; a
 * page that is shorter than asked for, with the way to the rest.
 */
final class PartialAnswers {

    private static final Map<FaultyService, Set<String>> KNOWN =
            Map.of(
                    FaultyService.KINESIS, Set.of("PutRecords", "GetRecords"),
                    FaultyService.LOGS, Set.of("FilterLogEvents", "GetLogEvents"),
                    FaultyService.S3, Set.of("DeleteObjects"));

    private static final int LONGEST_PAGE = 10_000;

    private PartialAnswers() {}

    /** Whether the operation, or with null any of the service's, has them. */
    static boolean in(FaultyService service, @Nullable String operation) {
        var operations = KNOWN.getOrDefault(service, Set.of());
        return operation == null ? !operations.isEmpty() : operations.contains(operation);
    }

    static String text() {
        var all = new TreeSet<String>();
        KNOWN.forEach(
                (service, names) ->
                        names.forEach(name -> all.add(service.signingName() + ":" + name)));
        return String.join(", ", all);
    }

    /**
     * @param real the operation itself
     */
    static Object answer(Strike strike, double part, Object request, UnaryOperator<Object> real) {
        return switch (request) {
            case PutRecordsRequest puts -> putRecords(strike, part, puts, real);
            case DeleteObjectsRequest deletes -> deleteObjects(strike, part, deletes, real);
            case GetRecordsRequest gets ->
                    real.apply(gets.toBuilder().limit(less(gets.limit(), part)).build());
            case FilterLogEventsRequest filter ->
                    real.apply(filter.toBuilder().limit(less(filter.limit(), part)).build());
            case GetLogEventsRequest gets ->
                    real.apply(gets.toBuilder().limit(less(gets.limit(), part)).build());
            default -> real.apply(request);
        };
    }

    private static int less(@Nullable Integer limit, double part) {
        int asked = limit == null || limit < 1 ? LONGEST_PAGE : limit;
        return Math.max(1, (int) (asked * (1 - part)));
    }

    /** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html. */
    private static PutRecordsResponse putRecords(
            Strike strike, double part, PutRecordsRequest request, UnaryOperator<Object> real) {
        var taken = new ArrayList<PutRecordsRequestEntry>();
        for (int i = 0; i < request.records().size(); i++) {
            if (strike.draw(i) >= part) {
                taken.add(request.records().get(i));
            }
        }
        var answer =
                taken.isEmpty()
                        ? PutRecordsResponse.builder().failedRecordCount(0).build()
                        : (PutRecordsResponse)
                                real.apply(request.toBuilder().records(taken).build());
        var results = new ArrayList<PutRecordsResultEntry>();
        int next = 0;
        for (int i = 0; i < request.records().size(); i++) {
            results.add(strike.draw(i) >= part ? answer.records().get(next++) : notTaken(request));
        }
        return answer.toBuilder()
                .records(results)
                .failedRecordCount(answer.failedRecordCount() + results.size() - taken.size())
                .build();
    }

    private static PutRecordsResultEntry notTaken(PutRecordsRequest request) {
        var stream = request.streamName() == null ? request.streamARN() : request.streamName();
        return PutRecordsResultEntry.builder()
                .errorCode("ProvisionedThroughputExceededException")
                .errorMessage(
                        "Rate exceeded for stream %s under account %s."
                                .formatted(stream, Caller.current().accountId()))
                .build();
    }

    /** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html. */
    private static DeleteObjectsResponse deleteObjects(
            Strike strike, double part, DeleteObjectsRequest request, UnaryOperator<Object> real) {
        var taken = new ArrayList<ObjectIdentifier>();
        var errors = new ArrayList<S3Error>();
        List<ObjectIdentifier> objects = request.delete().objects();
        for (int i = 0; i < objects.size(); i++) {
            var object = objects.get(i);
            if (strike.draw(i) >= part) {
                taken.add(object);
            } else {
                errors.add(
                        S3Error.builder()
                                .key(object.key())
                                .versionId(object.versionId())
                                .code("InternalError")
                                .message("We encountered an internal error. Please try again.")
                                .build());
            }
        }
        if (taken.isEmpty()) {
            return DeleteObjectsResponse.builder().errors(errors).build();
        }
        var answer =
                (DeleteObjectsResponse)
                        real.apply(
                                request.toBuilder()
                                        .delete(request.delete().toBuilder().objects(taken).build())
                                        .build());
        errors.addAll(0, answer.errors());
        return answer.toBuilder().errors(errors).build();
    }
}
