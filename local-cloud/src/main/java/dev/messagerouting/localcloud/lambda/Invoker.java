package dev.messagerouting.localcloud.lambda;

import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Names;
import dev.messagerouting.localcloud.kernel.Threads;
import dev.messagerouting.localcloud.lambda.FunctionHost.Outcome;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.Semaphore;

/**
 * Invoke, in its three types. An asynchronous event that fails is tried again after one and two
 * minutes; one that is throttled, until it is too old.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
final class Invoker {

    private static final Logger LOG = LoggerFactory.getLogger(Invoker.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final SdkBytes NOTHING = SdkBytes.fromUtf8String("{}");
    private static final int MOST_BYTES = 6_291_456;
    private static final int MOST_ASYNC_BYTES = 1_048_576;
    private static final int MOST_WAITING = 10_000;
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int NO_CONTENT = 204;

    /** From a second to almost five minutes. */
    private static final int MOST_DOUBLINGS = 8;

    /** One asynchronous event on its way. */
    private record Event(String arn, SdkBytes payload, String requestId, Instant accepted) {}

    private final Registry registry;
    private final CloudTime time;
    private final Threads threads;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    Invoker(Registry registry, CloudTime time, Threads threads) {
        this.registry = registry;
        this.time = time;
        this.threads = threads;
    }

    InvokeResponse invoke(InvokeRequest request) {
        var function = registry.find(request.functionName(), request.qualifier());
        var payload = request.payload() == null ? NOTHING : request.payload();
        var type =
                request.invocationType() == null
                        ? InvocationType.REQUEST_RESPONSE
                        : request.invocationType();
        check(payload, type);
        return switch (type) {
            case REQUEST_RESPONSE -> answered(request, function, payload);
            case EVENT -> {
                accept(new Event(function.arn(), payload, Names.uuid(), time.now()));
                yield InvokeResponse.builder().statusCode(ACCEPTED).build();
            }
            case DRY_RUN -> InvokeResponse.builder().statusCode(NO_CONTENT).build();
            case UNKNOWN_TO_SDK_VERSION ->
                    throw LambdaFaults.constraint(
                            request.invocationTypeAsString(),
                            "invocationType",
                            "Member must satisfy enum value set: [Event, RequestResponse,"
                                    + " DryRun]");
        };
    }

    private static void check(SdkBytes payload, InvocationType type) {
        int most = type == InvocationType.EVENT ? MOST_ASYNC_BYTES : MOST_BYTES;
        int bytes = payload.asByteArrayUnsafe().length;
        if (bytes > most) {
            throw LambdaFaults.tooLarge(bytes, most, type.toString());
        }
        try (var parser = JSON.createParser(payload.asByteArrayUnsafe())) {
            if (bytes > 0) {
                parser.nextToken();
                parser.skipChildren();
            }
        } catch (JacksonException wrong) {
            throw LambdaFaults.notJson(wrong.getOriginalMessage());
        }
    }

    private InvokeResponse answered(
            InvokeRequest request, FunctionState function, SdkBytes payload) {
        try {
            return answer(request, call(function, payload, Names.uuid()));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw SdkClientException.create("The local cloud closes.", closing);
        }
    }

    private static InvokeResponse answer(InvokeRequest request, Outcome outcome) {
        var tail =
                request.logType() == LogType.TAIL
                        ? Base64.getEncoder()
                                .encodeToString(outcome.logTail().getBytes(StandardCharsets.UTF_8))
                        : null;
        return InvokeResponse.builder()
                .statusCode(OK)
                .functionError(outcome.functionError())
                .payload(outcome.payload())
                .logResult(tail)
                .executedVersion("$LATEST")
                .build();
    }

    /** Runs the function and waits for its answer; refused if too many run already. */
    Outcome call(FunctionState function, SdkBytes payload, String requestId)
            throws InterruptedException {
        function.load().enter(function.reserved());
        try {
            var outcome = function.host().invoke(payload, requestId);
            function.load().meter().ended(outcome);
            return outcome;
        } finally {
            function.load().leave();
        }
    }

    private void accept(Event event) {
        if (!waiting.tryAcquire()) {
            throw LambdaFaults.throttled(false);
        }
        attempt(event, 0, 0);
    }

    private void attempt(Event event, int failures, int throttles) {
        var _ = threads.start("async-event", () -> run(event, failures, throttles));
    }

    private void run(Event event, int failures, int throttles) {
        try {
            run(registry.find(event.arn()), event, failures, throttles);
        } catch (ResourceNotFoundException deleted) {
            waiting.release();
            LOG.warn("Event {} is dropped: {}", event.requestId(), deleted.getMessage());
        } catch (InterruptedException closing) {
            waiting.release();
            Thread.currentThread().interrupt();
        }
    }

    private void run(FunctionState function, Event event, int failures, int throttles)
            throws InterruptedException {
        try {
            var outcome = call(function, event.payload(), event.requestId());
            if (outcome.functionError() == null) {
                waiting.release();
            } else {
                var pause = Duration.ofMinutes(failures + 1L);
                again(function, event, failures + 1, throttles, pause);
            }
        } catch (TooManyRequestsException _) {
            var pause = Duration.ofSeconds(1L << Math.min(throttles, MOST_DOUBLINGS));
            again(function, event, failures, throttles + 1, pause);
        }
    }

    private void again(
            FunctionState function, Event event, int failures, int throttles, Duration pause) {
        var settings = function.async();
        var oldest = event.accepted().plusSeconds(settings.maxAgeSeconds());
        if (failures > settings.retries() || time.now().plus(pause).isAfter(oldest)) {
            waiting.release();
            LOG.warn(
                    "Event {} of {} is dropped after {} failures and {} throttles",
                    event.requestId(),
                    event.arn(),
                    failures,
                    throttles);
            return;
        }
        var _ = time.schedule(pause, () -> attempt(event, failures, throttles));
    }
}
