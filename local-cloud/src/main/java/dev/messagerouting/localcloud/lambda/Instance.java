package dev.messagerouting.localcloud.lambda;

import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Threads;
import dev.messagerouting.localcloud.lambda.FunctionHost.Outcome;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** One execution environment of a function: a handler object, a log stream. */
final class Instance {

    private static final Logger LOG = LoggerFactory.getLogger(Instance.class);
    private static final int MOST_ANSWER = 6_291_556;

    private final FunctionConfiguration configuration;
    private final ClassLoader loader;
    private final Map<String, String> environment;
    private final LogTarget target;
    private final boolean json;
    private final CloudTime time;
    private final Threads threads;
    private final ToldToThrow toldToThrow;
    private @Nullable Handler handler;
    private @Nullable Duration init;
    private boolean usable = true;

    Instance(
            FunctionConfiguration configuration,
            ClassLoader loader,
            Map<String, String> environment,
            LogTarget target,
            boolean json,
            CloudTime time,
            Threads threads,
            ToldToThrow toldToThrow) {
        this.configuration = configuration;
        this.loader = loader;
        this.environment = environment;
        this.target = target;
        this.json = json;
        this.time = time;
        this.threads = threads;
        this.toldToThrow = toldToThrow;
    }

    /** False once it was stopped or could not be started: Lambda throws such an instance away. */
    boolean isUsable() {
        return usable;
    }

    /**
     * Makes the handler before it is called, as Lambda does now and then; false if it cannot be
     * made. The first invocation then says why, or how long it took.
     */
    boolean prepare() {
        Thread.currentThread().setContextClassLoader(loader);
        try {
            make();
            return true;
        } catch (Handler.Unusable notMade) {
            LOG.debug("{}: {}", configuration.functionName(), notMade.getMessage());
            return false;
        }
    }

    private Handler make() {
        var begun = time.now();
        var made = Handler.of(configuration.handler(), loader, environment);
        handler = made;
        init = Duration.between(begun, time.now());
        return made;
    }

    Outcome invoke(SdkBytes event, String requestId) throws InterruptedException {
        var log = new InvocationLog(target, requestId, json, time::now);
        var timeout = Duration.ofSeconds(configuration.timeout());
        var result = new CompletableFuture<Result>();
        var begun = time.now();
        log.start();
        var thread =
                threads.start(
                        "function/" + configuration.functionName(),
                        () -> result.complete(run(event, context(log, requestId, begun, timeout))));
        var bell =
                time.schedule(
                        timeout,
                        () -> {
                            if (result.complete(timedOut(log, requestId, timeout, begun))) {
                                thread.interrupt();
                            }
                        });
        try {
            var end = result.get();
            usable = end.usable();
            log.end(end.took(), end.init(), configuration.memorySize(), end.status());
            target.flush();
            return new Outcome(end.payload(), end.functionError(), log.tail(), end.took());
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("results are always completed", impossible);
        } catch (InterruptedException closing) {
            usable = false;
            thread.interrupt();
            throw closing;
        } finally {
            bell.cancel();
        }
    }

    private record Result(
            SdkBytes payload,
            @Nullable String functionError,
            boolean usable,
            String status,
            Duration took,
            @Nullable Duration init) {}

    private InvocationContext context(
            InvocationLog log, String requestId, Instant begun, Duration timeout) {
        return new InvocationContext(
                requestId,
                configuration.functionName(),
                configuration.functionArn(),
                configuration.memorySize(),
                target,
                log,
                begun.plus(timeout),
                time::now);
    }

    private Result timedOut(InvocationLog log, String requestId, Duration timeout, Instant begun) {
        log.timedOut(timeout);
        var message =
                String.format(
                        Locale.ROOT,
                        "RequestId: %s Error: Task timed out after %.2f seconds",
                        requestId,
                        timeout.toMillis() / 1e3);
        var failure = FunctionFailure.sandbox("Sandbox.Timedout", message);
        return new Result(
                failure.payload(),
                "Unhandled",
                false,
                "timeout",
                Duration.between(begun, time.now()),
                null);
    }

    // The function may throw anything; all of it is its answer.
    @SuppressWarnings("CatchAndPrintStackTrace")
    private Result run(SdkBytes event, InvocationContext context) {
        Thread.currentThread().setContextClassLoader(loader);
        var begun = time.now();
        boolean ready = handler != null;
        try {
            var made = handler;
            if (made == null) {
                made = make();
                ready = true;
                begun = time.now();
            }
            var told = toldToThrow.error(configuration.functionArn());
            if (told.isPresent()) {
                var failure = FunctionFailure.of(told.get().errorType(), told.get().message());
                return failed(failure, true, begun, context);
            }
            var answer = made.handle(event.asByteArrayUnsafe(), context);
            if (answer.length > MOST_ANSWER) {
                return failed(tooLarge(answer.length), true, begun, context);
            }
            var took = Duration.between(begun, time.now());
            var payload = SdkBytes.fromByteArrayUnsafe(answer);
            return new Result(payload, null, true, "success", took, firstInit());
        } catch (Handler.Unusable unusable) {
            return failed(unusable.failure(), false, begun, context);
        } catch (Throwable thrown) {
            return failed(FunctionFailure.of(thrown), ready, begun, context);
        }
    }

    private static FunctionFailure tooLarge(int bytes) {
        return FunctionFailure.of(
                "Function.ResponseSizeTooLarge",
                "Response payload size (%d bytes) exceeded maximum allowed payload size (%d bytes)."
                        .formatted(bytes, MOST_ANSWER));
    }

    private Result failed(
            FunctionFailure failure, boolean stays, Instant begun, InvocationContext context) {
        context.log().log(failure.trace());
        return new Result(
                failure.payload(),
                "Unhandled",
                stays,
                "error",
                Duration.between(begun, time.now()),
                firstInit());
    }

    /** What making the handler took, once. */
    private @Nullable Duration firstInit() {
        var took = init;
        init = null;
        return took;
    }
}
