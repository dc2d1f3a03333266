package dev.messagerouting.localcloud.ecs;

import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Names;
import dev.messagerouting.localcloud.kernel.Threads;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.services.ecs.model.*;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tasks: started by hand or by a service, described, stopped. */
final class Tasks implements AutoCloseable {

    /** What a new task is made from. */
    record Launch(
            Cluster cluster,
            TaskDefinition definition,
            String group,
            @Nullable String startedBy,
            @Nullable TaskOverride overrides,
            @Nullable NetworkConfiguration network,
            List<Tag> tags) {}

    private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);

    private final Cell<EcsState> state;
    private final CloudTime time;
    private final Threads threads;
    private final TaskHost host;

    /** How long closing waits for a task; its program was interrupted before. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private record Live(TaskRun run, CountDownLatch ended) {}

    private final Map<String, Live> runs = new ConcurrentHashMap<>();
    private volatile boolean closed;

    Tasks(Cell<EcsState> state, CloudTime time, Threads threads, TaskHost host) {
        this.state = state;
        this.time = time;
        this.threads = threads;
        this.host = host;
    }

    /**
     * @param first is told the ARN before the task begins
     */
    Task launch(Launch launch, TaskListener listener, Consumer<String> first) {
        var cluster = launch.cluster();
        var id = TaskHost.newId();
        var arn = EcsState.beside(cluster.clusterArn(), "task/" + cluster.clusterName() + "/" + id);
        var task =
                Task.builder()
                        .taskArn(arn)
                        .clusterArn(cluster.clusterArn())
                        .taskDefinitionArn(launch.definition().taskDefinitionArn())
                        .group(launch.group())
                        .startedBy(launch.startedBy())
                        .desiredStatus("RUNNING")
                        .lastStatus("PROVISIONING")
                        .launchType(LaunchType.FARGATE)
                        .platformVersion("1.4.0")
                        .platformFamily("Linux")
                        .cpu(launch.definition().cpu())
                        .memory(launch.definition().memory())
                        .createdAt(time.now())
                        .overrides(launch.overrides())
                        .attachments(attachment(launch.network()))
                        .availabilityZone(EcsState.owner(arn).region() + "a")
                        .tags(launch.tags())
                        .version(1L)
                        .build();
        first.accept(arn);
        state.update(s -> s.withTask(task).withTags(arn, launch.tags()));
        var run = new TaskRun(state, time, host, listener, task, launch.definition());
        var live = new Live(run, new CountDownLatch(1));
        runs.put(arn, live);
        threads.start(
                "task-run/" + id,
                () -> {
                    try {
                        run.run();
                    } finally {
                        runs.remove(arn);
                        live.ended().countDown();
                    }
                });
        if (closed) {
            run.order(TaskStopCode.TERMINATION_NOTICE, "The local cloud closes");
        }
        return task;
    }

    private static List<Attachment> attachment(@Nullable NetworkConfiguration network) {
        if (network == null || network.awsvpcConfiguration() == null) {
            return List.of();
        }
        var subnets = network.awsvpcConfiguration().subnets();
        var details = new ArrayList<KeyValuePair>();
        details.add(pair("subnetId", subnets.isEmpty() ? "" : subnets.getFirst()));
        details.add(pair("networkInterfaceId", Names.ec2("eni")));
        details.add(pair("privateIPv4Address", "127.0.0.1"));
        return List.of(
                Attachment.builder()
                        .id(Names.uuid())
                        .type("ElasticNetworkInterface")
                        .status("ATTACHED")
                        .details(details)
                        .build());
    }

    private static KeyValuePair pair(String name, String value) {
        return KeyValuePair.builder().name(name).value(value).build();
    }

    RunTaskResponse run(RunTaskRequest request) {
        int count = request.count() == null ? 1 : request.count();
        if (count < 1 || count > 10) {
            throw EcsFaults.parameter("count must be between 1 and 10, not " + count + ".");
        }
        var s = state.get();
        var cluster = s.cluster(request.cluster());
        var definition = runnable(s, request.taskDefinition());
        checkNetwork(request.networkConfiguration());
        var group = request.group() == null ? "family:" + definition.family() : request.group();
        var launch =
                new Launch(
                        cluster,
                        definition,
                        group,
                        request.startedBy(),
                        request.overrides(),
                        request.networkConfiguration(),
                        request.tags());
        var started = new ArrayList<Task>();
        for (int i = 0; i < count; i++) {
            started.add(launch(launch, NOBODY, arn -> {}));
        }
        return RunTaskResponse.builder().tasks(started).build();
    }

    private static final TaskListener NOBODY =
            new TaskListener() {
                @Override
                public void running(String arn, Map<String, Map<Integer, Integer>> ports) {}

                @Override
                public void stopping(String arn, Map<String, Map<Integer, Integer>> ports) {}

                @Override
                public void stopped(String arn, TaskStopCode code) {}
            };

    static TaskDefinition runnable(EcsState s, @Nullable String reference) {
        var definition = reference == null ? null : s.findDefinition(reference);
        if (definition == null) {
            throw EcsFaults.client("TaskDefinition not found.");
        }
        if (definition.status() != TaskDefinitionStatus.ACTIVE) {
            throw EcsFaults.client("TaskDefinition is inactive");
        }
        return definition;
    }

    static void checkNetwork(@Nullable NetworkConfiguration network) {
        if (network == null || network.awsvpcConfiguration() == null) {
            throw EcsFaults.parameter(
                    "Network Configuration must be provided when networkMode 'awsvpc' is"
                            + " specified.");
        }
        if (network.awsvpcConfiguration().subnets().isEmpty()) {
            throw EcsFaults.parameter("subnets can not be empty.");
        }
    }

    StopTaskResponse stop(StopTaskRequest request) {
        var s = state.get();
        var cluster = s.cluster(request.cluster());
        var task = request.task() == null ? null : s.findTask(cluster, request.task());
        if (task == null) {
            throw EcsFaults.parameter("The referenced task was not found.");
        }
        stop(
                task.taskArn(),
                TaskStopCode.USER_INITIATED,
                request.reason() == null ? "Task stopped by user" : request.reason());
        var now = state.get().tasks().get(task.taskArn());
        return StopTaskResponse.builder().task(now == null ? task : now).build();
    }

    void stop(String arn, TaskStopCode code, String reason) {
        state.update(s -> s.changeTask(arn, t -> t.toBuilder().desiredStatus("STOPPED").build()));
        var live = runs.get(arn);
        if (live != null) {
            live.run().order(code, reason);
        }
    }

    ListTasksResponse list(ListTasksRequest request) {
        var s = state.get();
        var cluster = s.cluster(request.cluster());
        if (request.serviceName() != null
                && s.findService(cluster, request.serviceName()) == null) {
            throw EcsFaults.noService();
        }
        var desired = request.desiredStatus() == null ? "RUNNING" : request.desiredStatusAsString();
        var group =
                request.serviceName() == null
                        ? null
                        : "service:" + EcsState.last(request.serviceName());
        var all =
                s.tasks().values().stream()
                        .filter(t -> cluster.clusterArn().equals(t.clusterArn()))
                        .filter(t -> desired.equals(t.desiredStatus()))
                        .filter(t -> group == null || group.equals(t.group()))
                        .filter(t -> ofFamily(t, request.family()))
                        .filter(
                                t ->
                                        request.startedBy() == null
                                                || request.startedBy().equals(t.startedBy()))
                        .map(Task::taskArn)
                        .toList();
        var page = Pages.of(all, request.nextToken(), request.maxResults());
        return ListTasksResponse.builder().taskArns(page.items()).nextToken(page.next()).build();
    }

    private static boolean ofFamily(Task task, @Nullable String family) {
        return family == null
                || task.taskDefinitionArn().contains(":task-definition/" + family + ":");
    }

    DescribeTasksResponse describe(DescribeTasksRequest request) {
        if (request.tasks().isEmpty()) {
            throw EcsFaults.parameter("Tasks cannot be empty.");
        }
        var s = state.get();
        var cluster = s.cluster(request.cluster());
        boolean tags = request.include().contains(TaskField.TAGS);
        var found = new ArrayList<Task>();
        var missing = new ArrayList<Failure>();
        for (var name : request.tasks()) {
            var task = s.findTask(cluster, name);
            if (task == null) {
                var arn =
                        name.startsWith("arn:")
                                ? name
                                : EcsState.beside(
                                        cluster.clusterArn(),
                                        "task/" + cluster.clusterName() + "/" + name);
                missing.add(Failure.builder().arn(arn).reason("MISSING").build());
            } else {
                found.add(
                        tags
                                ? task.toBuilder()
                                        .tags(s.tags().getOrDefault(task.taskArn(), List.of()))
                                        .build()
                                : task.toBuilder().tags(List.of()).build());
            }
        }
        return DescribeTasksResponse.builder().tasks(found).failures(missing).build();
    }

    /** Orders every task to end, and waits a while until they have. */
    @Override
    public void close() {
        closed = true;
        var last = List.copyOf(runs.values());
        last.forEach(
                live ->
                        live.run()
                                .order(TaskStopCode.TERMINATION_NOTICE, "The local cloud closes"));
        try {
            for (var live : last) {
                if (!live.ended().await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.warn("A task did not end within {}", PATIENCE);
                }
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
