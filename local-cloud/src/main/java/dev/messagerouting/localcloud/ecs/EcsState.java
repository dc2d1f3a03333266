package dev.messagerouting.localcloud.ecs;

import dev.messagerouting.localcloud.kernel.Caller;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Everything ECS knows, at one moment; by ARN. */
record EcsState(
        Map<String, Cluster> clusters,
        Map<String, TaskDefinition> definitions,
        Map<String, Service> services,
        Map<String, Task> tasks,
        Map<String, List<Tag>> tags) {

    static final EcsState EMPTY = new EcsState(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    /** How long a stopped task can be described: AWS says an hour. */
    private static final Duration STOPPED_STAYS = Duration.ofHours(1);

    /** A bound on memory, should a service replace a failing task over and over. */
    private static final int MOST_TASKS = 2000;

    static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        var copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return Collections.unmodifiableMap(copy);
    }

    static <V> Map<String, V> without(Map<String, V> map, String key) {
        var copy = new LinkedHashMap<>(map);
        copy.remove(key);
        return Collections.unmodifiableMap(copy);
    }

    EcsState withCluster(Cluster cluster) {
        return new EcsState(
                with(clusters, cluster.clusterArn(), cluster), definitions, services, tasks, tags);
    }

    EcsState withDefinition(TaskDefinition definition) {
        return new EcsState(
                clusters,
                with(definitions, definition.taskDefinitionArn(), definition),
                services,
                tasks,
                tags);
    }

    EcsState withService(Service service) {
        return new EcsState(
                clusters, definitions, with(services, service.serviceArn(), service), tasks, tags);
    }

    EcsState withTask(Task task) {
        return new EcsState(
                clusters, definitions, services, with(tasks, task.taskArn(), task), tags);
    }

    EcsState withTags(String arn, List<Tag> own) {
        return new EcsState(clusters, definitions, services, tasks, with(tags, arn, own));
    }

    /** Changes a task, unless it has left. */
    EcsState changeTask(String arn, UnaryOperator<Task> change) {
        var task = tasks.get(arn);
        return task == null ? this : withTask(change.apply(task));
    }

    /** Changes a service, unless it has left. */
    EcsState changeService(String arn, UnaryOperator<Service> change) {
        var service = services.get(arn);
        return service == null ? this : withService(change.apply(service));
    }

    /** Without the tasks that stopped long ago. */
    EcsState forgetting(Instant now) {
        int surplus = tasks.size() - MOST_TASKS;
        var kept = new LinkedHashMap<String, Task>();
        for (var task : tasks.values()) {
            var stopped = task.stoppedAt();
            if (stopped != null && (surplus > 0 || stopped.isBefore(now.minus(STOPPED_STAYS)))) {
                surplus--;
            } else {
                kept.put(task.taskArn(), task);
            }
        }
        return kept.size() == tasks.size()
                ? this
                : new EcsState(
                        clusters, definitions, services, Collections.unmodifiableMap(kept), tags);
    }

    /** {@code arn:aws:ecs:<region>:<account>:<resource>}, beside another ARN. */
    static String beside(String arn, String resource) {
        var parts = arn.split(":", 6);
        return String.join(":", List.of(parts).subList(0, 5)) + ":" + resource;
    }

    static Caller owner(String arn) {
        var parts = arn.split(":", 6);
        return new Caller(parts[4], parts[3]);
    }

    /** What follows the last slash. */
    static String last(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** An ARN as it is, a name in the caller's account and region. */
    static String clusterArn(@Nullable String cluster) {
        if (cluster != null && cluster.startsWith("arn:")) {
            return cluster;
        }
        return Caller.current().arn("ecs", "cluster/" + (cluster == null ? "default" : cluster));
    }

    Cluster cluster(@Nullable String name) {
        var found = clusters.get(clusterArn(name));
        if (found == null || !found.status().equals("ACTIVE")) {
            throw EcsFaults.noCluster();
        }
        return found;
    }

    /** The service by ARN or name; INACTIVE ones included. */
    @Nullable Service findService(Cluster cluster, String service) {
        var arn =
                service.startsWith("arn:")
                        ? service
                        : beside(
                                cluster.clusterArn(),
                                "service/" + cluster.clusterName() + "/" + service);
        return services.get(arn);
    }

    Service service(@Nullable String cluster, @Nullable String service) {
        var found = service == null ? null : findService(cluster(cluster), service);
        if (found == null) {
            throw EcsFaults.noService();
        }
        return found;
    }

    @Nullable Task findTask(Cluster cluster, String task) {
        var arn =
                task.startsWith("arn:")
                        ? task
                        : beside(
                                cluster.clusterArn(), "task/" + cluster.clusterName() + "/" + task);
        return tasks.get(arn);
    }

    /** By ARN, {@code family:revision}, or {@code family} for the newest ACTIVE revision. */
    @Nullable TaskDefinition findDefinition(String reference) {
        if (reference.startsWith("arn:")) {
            return definitions.get(reference);
        }
        if (reference.contains(":")) {
            return definitions.get(Caller.current().arn("ecs", "task-definition/" + reference));
        }
        TaskDefinition newest = null;
        var prefix = Caller.current().arn("ecs", "task-definition/" + reference + ":");
        for (var definition : definitions.values()) {
            if (definition.taskDefinitionArn().startsWith(prefix)
                    && definition.statusAsString().equals("ACTIVE")
                    && (newest == null || newest.revision() < definition.revision())) {
                newest = definition;
            }
        }
        return newest;
    }

    List<Task> tasksOf(Service service) {
        var group = "service:" + service.serviceName();
        return tasks.values().stream()
                .filter(
                        task ->
                                group.equals(task.group())
                                        && service.clusterArn().equals(task.clusterArn()))
                .toList();
    }
}
