package dev.messagerouting.localcloud.lambda;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Metrics;
import dev.messagerouting.localcloud.kernel.Names;
import dev.messagerouting.localcloud.kernel.Threads;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LogFormat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Runs one revision of a function: instances are made when all others are busy and kept warm, each
 * runs one invocation at a time. All share one class loader, so static fields are theirs together.
 */
final class FunctionHost {

    /** What the program around gives to every function. */
    record Surroundings(
            CloudTime time,
            Threads threads,
            CloudWatchLogsClient logs,
            Function<Caller, Map<String, String>> environment,
            ToldToThrow toldToThrow,
            Metrics metrics) {}

    /** What came of an invocation; {@code functionError} is null if the function answered. */
    record Outcome(
            SdkBytes payload, @Nullable String functionError, String logTail, Duration took) {}

    /** Above this, invocations wait for an instance: more would only take each other's time. */
    private static final int MOST_INSTANCES = 32;

    /** https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html */
    private static final Duration LONGEST_INIT = Duration.ofSeconds(10);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int STREAM_ID = 32;

    private final Surroundings surroundings;
    private final FunctionConfiguration configuration;
    private final Caller owner;
    private final CodeLoader loader;
    private final ConcurrentLinkedDeque<Instance> idle = new ConcurrentLinkedDeque<>();
    private final AtomicReference<CompletableFuture<Boolean>> preparing =
            new AtomicReference<>(CompletableFuture.completedFuture(true));
    private final Semaphore instances = new Semaphore(MOST_INSTANCES, true);

    FunctionHost(
            Surroundings surroundings,
            FunctionConfiguration configuration,
            CodeArchive code,
            Caller owner) {
        this.surroundings = surroundings;
        this.configuration = configuration;
        this.owner = owner;
        this.loader = new CodeLoader(configuration.functionName(), code);
    }

    /** Makes a first instance at once, so that nobody has to wait for it. */
    void prepare() {
        var done = new CompletableFuture<Boolean>();
        preparing.set(done);
        var time = surroundings.time();
        var thread =
                surroundings
                        .threads()
                        .start(
                                "function/" + configuration.functionName() + "/init",
                                () -> {
                                    try {
                                        var first = newInstance();
                                        if (first.prepare()) {
                                            idle.addFirst(first);
                                        }
                                    } finally {
                                        done.complete(true);
                                    }
                                });
        var bell =
                time.schedule(
                        LONGEST_INIT,
                        () -> {
                            if (done.complete(false)) {
                                thread.interrupt();
                            }
                        });
        var _ = done.thenRun(bell::cancel);
    }

    Outcome invoke(SdkBytes event, String requestId) throws InterruptedException {
        instances.acquire();
        try {
            awaitFirst();
            var warm = idle.pollFirst();
            var instance = warm != null ? warm : newInstance();
            var outcome = instance.invoke(event, requestId);
            if (instance.isUsable()) {
                idle.addFirst(instance);
            }
            return outcome;
        } finally {
            instances.release();
        }
    }

    private void awaitFirst() throws InterruptedException {
        try {
            preparing.get().get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("preparing never fails", impossible);
        }
    }

    private Instance newInstance() {
        var stream =
                DAY.format(surroundings.time().now())
                        + "/[$LATEST]"
                        + Names.random("0123456789abcdef", STREAM_ID);
        var target =
                new LogTarget(
                        surroundings.logs(),
                        surroundings.time(),
                        owner,
                        configuration.loggingConfig().logGroup(),
                        stream);
        boolean json = configuration.loggingConfig().logFormat() == LogFormat.JSON;
        return new Instance(
                configuration,
                loader,
                environment(stream),
                target,
                json,
                surroundings.time(),
                surroundings.threads(),
                surroundings.toldToThrow());
    }

    /** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
    private Map<String, String> environment(String logStream) {
        var environment = new HashMap<String, String>();
        environment.put("_HANDLER", configuration.handler());
        environment.put("AWS_REGION", owner.region());
        environment.put("AWS_DEFAULT_REGION", owner.region());
        environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + configuration.runtimeAsString());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", configuration.functionName());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", configuration.memorySize().toString());
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", configuration.loggingConfig().logGroup());
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", logStream);
        environment.put("LAMBDA_TASK_ROOT", "/var/task");
        environment.put("LAMBDA_RUNTIME_DIR", "/var/runtime");
        environment.put("TZ", ":UTC");
        environment.put("AWS_ACCESS_KEY_ID", owner.accountId());
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.put("AWS_SESSION_TOKEN", "local");
        environment.putAll(surroundings.environment().apply(owner));
        if (configuration.environment() != null) {
            environment.putAll(configuration.environment().variables());
        }
        return Map.copyOf(environment);
    }
}
