package dev.messagerouting.localcloud.ecs;

import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Names;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings each service to its desired count, step by step: after every change of the service and
 * every turn of a task. Steps are taken one at a time.
 */
final class ServiceScheduler implements TaskListener {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceScheduler.class);

    /** A task that lived longer than this failed by accident, not from the start. */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private record Trouble(int count, Instant notBefore) {}

    private final Cell<EcsState> state;
    private final CloudTime time;
    private final Tasks tasks;
    private final ServiceBook book;
    private final Targets targets;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Trouble> troubles = new HashMap<>();
    private final Map<String, String> lastGood = new HashMap<>();
    private volatile boolean closed;

    ServiceScheduler(Cell<EcsState> state, CloudTime time, Tasks tasks, Targets targets) {
        this.state = state;
        this.time = time;
        this.tasks = tasks;
        book = new ServiceBook(state, time);
        this.targets = targets;
    }

    /** A new deployment of a service's task definition. */
    Deployment deployment(Service service) {
        return Deployment.builder()
                .id("ecs-svc/" + Names.random("0123456789", 19))
                .status("PRIMARY")
                .taskDefinition(service.taskDefinition())
                .desiredCount(service.desiredCount())
                .runningCount(0)
                .pendingCount(0)
                .failedTasks(0)
                .createdAt(time.now())
                .updatedAt(time.now())
                .launchType(LaunchType.FARGATE)
                .platformVersion("1.4.0")
                .platformFamily("Linux")
                .networkConfiguration(service.networkConfiguration())
                .rolloutState(DeploymentRolloutState.IN_PROGRESS)
                .rolloutStateReason("ECS deployment in progress.")
                .build();
    }

    void reconcile(String arn) {
        lock.lock();
        try {
            var service = state.get().services().get(arn);
            if (service != null && !closed) {
                step(service);
            }
        } finally {
            lock.unlock();
        }
    }

    private void step(Service service) {
        var own = state.get().tasksOf(service);
        switch (service.status()) {
            case "DRAINING" -> drain(service, own);
            case "ACTIVE" -> approach(service, own);
            default -> {}
        }
        book.count(service.serviceArn());
    }

    private void drain(Service service, List<Task> own) {
        var alive = own.stream().filter(t -> !"STOPPED".equals(t.lastStatus())).toList();
        if (alive.isEmpty()) {
            troubles.remove(service.serviceArn());
            lastGood.remove(service.serviceArn());
            book.change(
                    service, s -> s.toBuilder().status("INACTIVE").deployments(List.of()).build());
        } else {
            stop(service, alive);
        }
    }

    private void approach(Service service, List<Task> own) {
        var primary = service.deployments().getFirst();
        var next = Rollout.next(service, primary, own, this::serves);
        stop(service, next.stop());
        if (next.start() > 0 && primary.rolloutState() != DeploymentRolloutState.FAILED) {
            start(service, primary, next.start());
        }
        if (next.steady() && primary.rolloutState() == DeploymentRolloutState.IN_PROGRESS) {
            complete(service, primary);
        }
    }

    private boolean serves(Task task) {
        return "RUNNING".equals(task.lastStatus()) && targets.serves(task.taskArn());
    }

    private void start(Service service, Deployment primary, int count) {
        var trouble = troubles.get(service.serviceArn());
        if (trouble != null && time.now().isBefore(trouble.notBefore())) {
            return;
        }
        var s = state.get();
        var cluster = s.clusters().get(service.clusterArn());
        var definition = s.definitions().get(primary.taskDefinition());
        if (cluster == null || definition == null) {
            LOG.warn("{} cannot start tasks: cluster or definition is gone", service.serviceArn());
            return;
        }
        var launch =
                new Tasks.Launch(
                        cluster,
                        definition,
                        "service:" + service.serviceName(),
                        primary.id(),
                        null,
                        primary.networkConfiguration(),
                        List.of());
        for (int i = 0; i < count; i++) {
            var task = tasks.launch(launch, this, arn -> targets.expect(service, arn));
            book.say(service, "has started 1 tasks: (task " + EcsState.last(task.taskArn()) + ").");
        }
    }

    private void stop(Service service, List<Task> surplus) {
        for (var task : surplus) {
            if ("RUNNING".equals(task.desiredStatus())) {
                tasks.stop(
                        task.taskArn(),
                        TaskStopCode.SERVICE_SCHEDULER_INITIATED,
                        "Scaling activity initiated by (deployment " + task.startedBy() + ")");
                book.say(
                        service,
                        "has stopped 1 running tasks: (task "
                                + EcsState.last(task.taskArn())
                                + ").");
            }
        }
    }

    private void complete(Service service, Deployment primary) {
        lastGood.put(service.serviceArn(), primary.taskDefinition());
        book.change(
                service,
                s ->
                        s.toBuilder()
                                .deployments(
                                        primary.toBuilder()
                                                .rolloutState(DeploymentRolloutState.COMPLETED)
                                                .rolloutStateReason(
                                                        "ECS deployment "
                                                                + primary.id()
                                                                + " completed.")
                                                .updatedAt(time.now())
                                                .build())
                                .build());
        book.say(service, "(deployment " + primary.id() + ") deployment completed.");
        book.say(service, "has reached a steady state.");
    }

    @Override
    public void running(String taskArn, Map<String, Map<Integer, Integer>> ports) {
        for (var service : serviceOf(taskArn)) {
            targets.add(
                    service,
                    taskArn,
                    ports,
                    new Targets.Verdict() {
                        @Override
                        public void ready() {
                            reconcile(service.serviceArn());
                        }

                        @Override
                        public void failed(String reason) {
                            giveUp(service, taskArn, reason);
                        }
                    });
            reconcile(service.serviceArn());
        }
    }

    private void giveUp(Service service, String taskArn, String reason) {
        var id = EcsState.last(taskArn);
        book.say(service, "(task " + id + ") " + reason.replaceFirst("^Task ", "") + ".");
        tasks.stop(taskArn, TaskStopCode.SERVICE_SCHEDULER_INITIATED, reason);
    }

    @Override
    public void stopping(String taskArn, Map<String, Map<Integer, Integer>> ports) {
        serviceOf(taskArn).forEach(service -> targets.remove(service, taskArn, ports));
    }

    @Override
    public void stopped(String taskArn, TaskStopCode code) {
        var task = state.get().tasks().get(taskArn);
        for (var service : serviceOf(taskArn)) {
            if (task != null && code != TaskStopCode.SERVICE_SCHEDULER_INITIATED) {
                note(service, task, code);
            }
            reconcile(service.serviceArn());
        }
    }

    private List<Service> serviceOf(String taskArn) {
        var s = state.get();
        var task = s.tasks().get(taskArn);
        return task == null
                ? List.of()
                : s.services().values().stream()
                        .filter(service -> s.tasksOf(service).contains(task))
                        .toList();
    }

    /** A task has ended by itself: wait before the next, longer each time it happens at once. */
    private void note(Service service, Task task, TaskStopCode code) {
        lock.lock();
        try {
            var arn = service.serviceArn();
            boolean settled =
                    task.startedAt() != null
                            && !time.now().isBefore(task.startedAt().plus(SETTLED));
            var known = troubles.get(arn);
            int count = settled ? 0 : (known == null ? 1 : known.count() + 1);
            var pause =
                    count == 0
                            ? Duration.ZERO
                            : Duration.ofSeconds(
                                    Math.min(
                                            LONGEST_PAUSE.toSeconds(),
                                            1L << Math.min(count - 1, 10)));
            troubles.put(arn, new Trouble(count, time.now().plus(pause)));
            if (!pause.isZero()) {
                var _ = time.schedule(pause, () -> reconcile(arn));
            }
            if (count == 3) {
                book.say(service, "is unable to consistently start tasks successfully.");
            }
            if (code == TaskStopCode.TASK_FAILED_TO_START) {
                failed(arn, task);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Counts towards the deployment circuit breaker, and breaks it. */
    private void failed(String arn, Task task) {
        var service = state.get().services().get(arn);
        if (service == null || service.deployments().isEmpty()) {
            return;
        }
        var primary = service.deployments().getFirst();
        if (!primary.id().equals(task.startedBy())
                || primary.rolloutState() != DeploymentRolloutState.IN_PROGRESS) {
            return;
        }
        int failures = primary.failedTasks() + 1;
        var counted = primary.toBuilder().failedTasks(failures).updatedAt(time.now()).build();
        int limit = Math.clamp((service.desiredCount() + 1) / 2, 3, 200);
        var config = service.deploymentConfiguration();
        var breaker = config == null ? null : config.deploymentCircuitBreaker();
        if (breaker == null || !breaker.enable() || failures < limit) {
            book.change(service, s -> replaced(s, counted));
            return;
        }
        var reason = "tasks failed to start.";
        book.change(
                service,
                s ->
                        replaced(
                                s,
                                counted.toBuilder()
                                        .rolloutState(DeploymentRolloutState.FAILED)
                                        .rolloutStateReason(
                                                "ECS deployment circuit breaker: " + reason)
                                        .build()));
        book.say(service, "(deployment " + primary.id() + ") deployment failed: " + reason);
        var good = lastGood.get(arn);
        if (breaker.rollback() && good != null && !good.equals(primary.taskDefinition())) {
            rollBack(service, good);
        }
    }

    private void rollBack(Service service, String definition) {
        troubles.remove(service.serviceArn());
        book.change(
                service,
                s -> {
                    var back = s.toBuilder().taskDefinition(definition).build();
                    return replacing(back, deployment(back));
                });
        book.say(service, "rolling back to task definition " + EcsState.last(definition) + ".");
    }

    private static Service replaced(Service service, Deployment primary) {
        var all = new ArrayList<>(service.deployments());
        all.set(0, primary);
        return service.toBuilder().deployments(all).build();
    }

    /** With a new primary deployment; what was primary becomes an active one, to be drained. */
    static Service replacing(Service service, Deployment primary) {
        var all = new ArrayList<Deployment>();
        all.add(primary);
        service.deployments().forEach(old -> all.add(old.toBuilder().status("ACTIVE").build()));
        return service.toBuilder().deployments(all).build();
    }

    /** Forgets the troubles of a service that was changed by hand. */
    void fresh(String arn) {
        lock.lock();
        try {
            troubles.remove(arn);
        } finally {
            lock.unlock();
        }
    }

    void close() {
        closed = true;
    }
}
