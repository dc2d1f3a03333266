package dev.messagerouting.localcloud.ecs;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Names;
import dev.messagerouting.localcloud.kernel.Threads;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LogConfiguration;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Runs the containers of tasks: an image's jar, on a thread, with its output in a log stream. */
final class TaskHost implements AutoCloseable {

    /** Exit code of what had to be left behind, as of a process that was killed. */
    static final int KILLED = 137;

    /** Exit code of what SIGTERM ended. */
    private static final int TERMINATED = 143;

    private static final int FAILED = 1;

    private final Images images;
    private final CloudWatchLogsClient logs;
    private final CloudTime time;
    private final Threads threads;

    TaskHost(Map<String, Path> images, CloudWatchLogsClient logs, CloudTime time, Threads threads) {
        this.images = new Images(images);
        this.logs = logs;
        this.time = time;
        this.threads = threads;
    }

    /**
     * A container that has begun.
     *
     * @param exit completes with the exit code once the program has ended
     * @param ports host port by container port, all on 127.0.0.1
     */
    record Running(
            ContainerDefinition definition,
            Thread thread,
            CompletableFuture<Integer> exit,
            Lines out,
            Consumer<Boolean> finish,
            Map<Integer, Integer> ports) {

        /** SIGTERM. */
        void stop() {
            thread.interrupt();
        }

        /** No more output; returns when all of it is in the log. */
        void seal() {
            out.seal();
            finish.accept(true);
        }
    }

    /**
     * @throws Images.CannotRun with what becomes the task's stopped reason
     */
    Running start(
            Caller caller,
            String taskId,
            ContainerDefinition definition,
            @Nullable ContainerOverride override)
            throws Images.CannotRun {
        var ports = ports(definition);
        var environment = environment(caller, definition, override, ports);
        var command =
                override != null && override.hasCommand()
                        ? override.command()
                        : definition.command();
        var pump = pump(caller, taskId, definition);
        var out = new Lines(pump == null ? line -> {} : pump);
        Callable<?> program;
        try {
            program = images.program(definition.image(), command, environment, out.asPrintStream());
        } catch (Images.CannotRun refused) {
            if (pump != null) {
                pump.close();
            }
            throw refused;
        }
        var exit = new CompletableFuture<Integer>();
        var loader = program.getClass().getClassLoader();
        var thread =
                threads.start(
                        "task/" + definition.name() + "/" + taskId,
                        () -> run(program, loader, out.asPrintStream(), exit));
        return new Running(
                definition,
                thread,
                exit,
                out,
                done -> {
                    if (pump != null) {
                        pump.close();
                    }
                },
                ports);
    }

    /** The program is foreign code: whatever it throws is its own end, and no more. */
    private static void run(
            Callable<?> program,
            @Nullable ClassLoader loader,
            PrintStream out,
            CompletableFuture<Integer> exit) {
        Thread.currentThread().setContextClassLoader(loader);
        int code = FAILED;
        try {
            code = program.call() instanceof Integer own ? own : 0;
        } catch (InterruptedException stopped) {
            code = TERMINATED;
        } catch (Throwable failure) {
            failure.printStackTrace(out);
        } finally {
            out.flush();
            exit.complete(code);
        }
    }

    private static Map<String, String> environment(
            Caller caller,
            ContainerDefinition definition,
            @Nullable ContainerOverride override,
            Map<Integer, Integer> ports) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("AWS_REGION", caller.region());
        environment.put("AWS_DEFAULT_REGION", caller.region());
        environment.put("AWS_EXECUTION_ENV", "AWS_ECS_FARGATE");
        // Nothing of the demo listens beyond this machine (docs/contracts.md).
        environment.put("HOST", "127.0.0.1");
        put(environment, definition.environment());
        if (override != null) {
            put(environment, override.environment());
        }
        // All tasks share this machine's ports, so each gets a free one for the one it asks for.
        ports.values().stream()
                .findFirst()
                .ifPresent(port -> environment.put("PORT", port.toString()));
        return environment;
    }

    private static void put(Map<String, String> environment, List<KeyValuePair> pairs) {
        pairs.forEach(pair -> environment.put(pair.name(), pair.value()));
    }

    private static Map<Integer, Integer> ports(ContainerDefinition definition)
            throws Images.CannotRun {
        var ports = new LinkedHashMap<Integer, Integer>();
        for (var mapping : definition.portMappings()) {
            try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                ports.put(mapping.containerPort(), free.getLocalPort());
            } catch (IOException none) {
                throw new Images.CannotRun("ResourceInitializationError: no free port: " + none);
            }
        }
        return ports;
    }

    private @Nullable LogPump pump(Caller caller, String taskId, ContainerDefinition definition)
            throws Images.CannotRun {
        var log = definition.logConfiguration();
        if (log == null) {
            return null;
        }
        var group = String.valueOf(log.options().get("awslogs-group"));
        var stream =
                String.join(
                        "/",
                        String.valueOf(log.options().get("awslogs-stream-prefix")),
                        definition.name(),
                        taskId);
        create(caller, group, stream, log);
        return new LogPump(logs, time, threads, caller, group, stream);
    }

    private void create(Caller caller, String group, String stream, LogConfiguration log)
            throws Images.CannotRun {
        var failures = new ArrayList<String>();
        ScopedValue.where(Caller.SCOPE, caller)
                .run(
                        () -> {
                            try {
                                createGroup(group, log);
                                logs.createLogStream(
                                        r -> r.logGroupName(group).logStreamName(stream));
                            } catch (ResourceAlreadyExistsException known) {
                                // A stream is named after its task: it is this one's.
                            } catch (SdkException failed) {
                                failures.add(failed.getMessage());
                            }
                        });
        if (!failures.isEmpty()) {
            throw new Images.CannotRun(
                    "ResourceInitializationError: failed to validate logger args: create stream has"
                            + " been retried 1 times: failed to create Cloudwatch log stream: "
                            + failures.getFirst()
                            + " : exit status 1");
        }
    }

    private void createGroup(String group, LogConfiguration log) {
        if ("true".equals(log.options().get("awslogs-create-group"))) {
            try {
                logs.createLogGroup(r -> r.logGroupName(group));
            } catch (ResourceAlreadyExistsException known) {
                // Wanted, and there.
            }
        }
    }

    /** 32 hexadecimal digits. */
    static String newId() {
        return Names.uuid().replace("-", "");
    }

    @Override
    public void close() {
        images.close();
    }
}
