package dev.messagerouting.localcloud.ecs;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.CloudTime;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.services.ecs.model.Connectivity;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.NetworkBinding;
import software.amazon.awssdk.services.ecs.model.NetworkInterface;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;

/**
 * The life of one task, from its containers' start to the last exit code; on a thread of its own.
 */
final class TaskRun {

    private static final Logger LOG = LoggerFactory.getLogger(TaskRun.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    private static final NetworkInterface LOOPBACK =
            NetworkInterface.builder().privateIpv4Address("127.0.0.1").build();

    /** Why a task ends. */
    record Order(TaskStopCode code, String reason) {}

    private static final Order CONTAINER_ENDED =
            new Order(
                    TaskStopCode.ESSENTIAL_CONTAINER_EXITED, "Essential container in task exited");

    private final Cell<EcsState> state;
    private final CloudTime time;
    private final TaskHost host;
    private final TaskListener listener;
    private final String arn;
    private final TaskDefinition definition;
    private final CompletableFuture<Order> ordered = new CompletableFuture<>();
    private final List<TaskHost.Running> containers = new ArrayList<>();

    TaskRun(
            Cell<EcsState> state,
            CloudTime time,
            TaskHost host,
            TaskListener listener,
            Task task,
            TaskDefinition definition) {
        this.state = state;
        this.time = time;
        this.host = host;
        this.listener = listener;
        this.arn = task.taskArn();
        this.definition = definition;
    }

    /** Wishes the end; what ends it first is the reason that stays. */
    void order(TaskStopCode code, String reason) {
        ordered.complete(new Order(code, reason));
    }

    void run() {
        var caller = EcsState.owner(arn);
        ScopedValue.where(Caller.SCOPE, caller).run(() -> live(caller));
    }

    private void live(Caller caller) {
        try {
            change(t -> t.toBuilder().lastStatus("PENDING").pullStartedAt(time.now()).build());
            start(caller);
        } catch (Images.CannotRun refused) {
            LOG.warn("Task {} cannot run: {}", arn, refused.getMessage());
            order(TaskStopCode.TASK_FAILED_TO_START, String.valueOf(refused.getMessage()));
        } catch (RuntimeException failed) {
            LOG.error("Task {} cannot run", arn, failed);
            order(
                    TaskStopCode.TASK_FAILED_TO_START,
                    "ResourceInitializationError: " + failed.getMessage());
        }
        if (!ordered.isDone()) {
            began();
        }
        var order = awaitEnd();
        end(order);
    }

    private void start(Caller caller) throws Images.CannotRun {
        var task = state.get().tasks().get(arn);
        for (var container : definition.containerDefinitions()) {
            var override =
                    task == null || task.overrides() == null
                            ? null
                            : task.overrides().containerOverrides().stream()
                                    .filter(o -> container.name().equals(o.name()))
                                    .findFirst()
                                    .orElse(null);
            containers.add(host.start(caller, EcsState.last(arn), container, override));
        }
    }

    private void began() {
        change(
                t ->
                        t.toBuilder()
                                .lastStatus("RUNNING")
                                .connectivity(Connectivity.CONNECTED)
                                .connectivityAt(time.now())
                                .pullStoppedAt(time.now())
                                .startedAt(time.now())
                                .containers(containers("RUNNING", Map.of(), null))
                                .build());
        listener.running(arn, ports());
    }

    private Map<String, Map<Integer, Integer>> ports() {
        var ports = new LinkedHashMap<String, Map<Integer, Integer>>();
        containers.forEach(c -> ports.put(c.definition().name(), c.ports()));
        return ports;
    }

    private Order awaitEnd() {
        for (var container : containers) {
            if (container.definition().essential()) {
                var _ = container.exit().thenRun(() -> ordered.complete(CONTAINER_ENDED));
            }
        }
        try {
            return ordered.get();
        } catch (InterruptedException closing) {
            return new Order(TaskStopCode.TERMINATION_NOTICE, "The local cloud closes");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void end(Order order) {
        change(
                t ->
                        t.toBuilder()
                                .desiredStatus("STOPPED")
                                .lastStatus("STOPPING")
                                .stopCode(order.code())
                                .stoppedReason(order.reason())
                                .stoppingAt(time.now())
                                .build());
        listener.stopping(arn, ports());
        containers.forEach(TaskHost.Running::stop);
        var codes = new LinkedHashMap<String, Integer>();
        for (var container : containers) {
            codes.put(container.definition().name(), exitCode(container));
            container.seal();
        }
        change(
                t ->
                        t.toBuilder()
                                .lastStatus("STOPPED")
                                .executionStoppedAt(time.now())
                                .stoppedAt(time.now())
                                .containers(containers("STOPPED", codes, order))
                                .build());
        state.update(s -> s.forgetting(time.now()));
        listener.stopped(arn, order.code());
    }

    /** The container's own code, or that of a killed one when its stop timeout has passed. */
    private int exitCode(TaskHost.Running container) {
        var patience =
                container.definition().stopTimeout() == null
                        ? STOP_TIMEOUT
                        : Duration.ofSeconds(container.definition().stopTimeout());
        var alarm =
                time.schedule(
                        patience,
                        () -> {
                            if (container.exit().complete(TaskHost.KILLED)) {
                                LOG.warn(
                                        "Container {} of {} did not end within {}; it is left"
                                                + " behind",
                                        container.definition().name(),
                                        arn,
                                        patience);
                            }
                        });
        try {
            return container.exit().get();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return TaskHost.KILLED;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            alarm.cancel();
        }
    }

    private List<Container> containers(
            String status, Map<String, Integer> codes, @Nullable Order order) {
        return definition.containerDefinitions().stream()
                .map(
                        c ->
                                Container.builder()
                                        .containerArn(
                                                EcsState.beside(
                                                        arn,
                                                        "container/"
                                                                + arn.substring(
                                                                        arn.indexOf('/') + 1)
                                                                + "/"
                                                                + c.name()))
                                        .taskArn(arn)
                                        .name(c.name())
                                        .image(c.image())
                                        .lastStatus(status)
                                        .exitCode(codes.get(c.name()))
                                        .reason(
                                                order != null
                                                                && order.code()
                                                                        == TaskStopCode
                                                                                .TASK_FAILED_TO_START
                                                        ? order.reason()
                                                        : null)
                                        .cpu(c.cpu() == null ? "0" : c.cpu().toString())
                                        .networkBindings(bindings(c.name()))
                                        .networkInterfaces(LOOPBACK)
                                        .build())
                .toList();
    }

    private List<NetworkBinding> bindings(String container) {
        var bindings = new ArrayList<NetworkBinding>();
        ports().getOrDefault(container, Map.of())
                .forEach(
                        (inside, outside) ->
                                bindings.add(
                                        NetworkBinding.builder()
                                                .bindIP("127.0.0.1")
                                                .containerPort(inside)
                                                .hostPort(outside)
                                                .protocol("tcp")
                                                .build()));
        return bindings;
    }

    private void change(UnaryOperator<Task> change) {
        state.update(
                s ->
                        s.changeTask(
                                arn,
                                t -> {
                                    var next = change.apply(t);
                                    long version = t.version() == null ? 1 : t.version();
                                    return next.toBuilder().version(version + 1).build();
                                }));
    }
}
