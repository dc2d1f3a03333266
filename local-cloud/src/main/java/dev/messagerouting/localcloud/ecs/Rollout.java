package dev.messagerouting.localcloud.ecs;

import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a service's next step is, decided from its tasks alone: which to stop, how many to start.
 * The percentages of the deployment configuration bound both, as <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html">AWS's
 * rolling update</a> does; a task counts against the maximum until it has stopped.
 *
 * @param steady if nothing is left to do
 */
record Rollout(List<Task> stop, int start, boolean steady) {

    private static final int ALL = 100;

    /**
     * @param serving whether a task runs and gets its requests
     */
    static Rollout next(
            Service service, Deployment primary, List<Task> tasks, Predicate<Task> serving) {
        int desired = service.desiredCount();
        var alive = tasks.stream().filter(t -> !"STOPPED".equals(t.lastStatus())).toList();
        var wanted = alive.stream().filter(t -> "RUNNING".equals(t.desiredStatus())).toList();
        var current = wanted.stream().filter(t -> primary.id().equals(t.startedBy())).toList();
        var old = wanted.stream().filter(t -> !primary.id().equals(t.startedBy())).toList();
        var config = service.deploymentConfiguration();
        int most = Math.max(1, desired * maximum(config) / ALL);
        int least = (desired * minimum(config) + ALL - 1) / ALL;

        int start = Math.max(0, Math.min(desired - current.size(), most - alive.size()));
        var stop = new ArrayList<Task>();
        current.stream().skip(desired).forEach(stop::add);
        int running = (int) wanted.stream().filter(serving).count() - stop.size();
        for (var task : old) {
            if (!serving.test(task) || running > least || desired == 0) {
                stop.add(task);
                running -= serving.test(task) ? 1 : 0;
            }
        }
        boolean steady =
                start == 0
                        && stop.isEmpty()
                        && alive.size() == desired
                        && current.stream().filter(serving).count() == desired;
        return new Rollout(stop, start, steady);
    }

    private static int maximum(DeploymentConfiguration config) {
        return config == null || config.maximumPercent() == null ? 200 : config.maximumPercent();
    }

    private static int minimum(DeploymentConfiguration config) {
        return config == null || config.minimumHealthyPercent() == null
                ? ALL
                : config.minimumHealthyPercent();
    }
}
