package dev.messagerouting.localcloud.ecs;

import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Names;

import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.ecs.model.Task;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Writes down what happens to a service: events and counts. */
final class ServiceBook {

    private static final int MOST_EVENTS = 100;

    private final Cell<EcsState> state;
    private final CloudTime time;

    ServiceBook(Cell<EcsState> state, CloudTime time) {
        this.state = state;
        this.time = time;
    }

    /** Writes how many tasks there are, in all and of each deployment. */
    void count(String arn) {
        state.update(
                s ->
                        s.changeService(
                                arn,
                                service -> {
                                    var own = s.tasksOf(service);
                                    var deployments =
                                            service.deployments().stream()
                                                    .map(d -> counted(d, service, own))
                                                    .filter(
                                                            d ->
                                                                    d.status().equals("PRIMARY")
                                                                            || d.runningCount()
                                                                                            + d
                                                                                                    .pendingCount()
                                                                                    > 0)
                                                    .toList();
                                    return service.toBuilder()
                                            .runningCount(running(own))
                                            .pendingCount(pending(own))
                                            .deployments(deployments)
                                            .build();
                                }));
    }

    private static Deployment counted(Deployment deployment, Service service, List<Task> own) {
        var mine = own.stream().filter(t -> deployment.id().equals(t.startedBy())).toList();
        boolean primary = deployment.status().equals("PRIMARY");
        return deployment.toBuilder()
                .desiredCount(primary ? service.desiredCount() : 0)
                .runningCount(running(mine))
                .pendingCount(pending(mine))
                .build();
    }

    private static int running(List<Task> tasks) {
        return (int) tasks.stream().filter(t -> "RUNNING".equals(t.lastStatus())).count();
    }

    private static int pending(List<Task> tasks) {
        return (int)
                tasks.stream()
                        .filter(t -> "RUNNING".equals(t.desiredStatus()))
                        .filter(t -> !"RUNNING".equals(t.lastStatus()))
                        .filter(t -> !"STOPPED".equals(t.lastStatus()))
                        .count();
    }

    void change(Service service, UnaryOperator<Service> change) {
        state.update(s -> s.changeService(service.serviceArn(), change));
    }

    void say(Service service, String what) {
        var event =
                ServiceEvent.builder()
                        .id(Names.uuid())
                        .createdAt(time.now())
                        .message("(service " + service.serviceName() + ") " + what)
                        .build();
        change(
                service,
                s -> {
                    var events = new ArrayList<ServiceEvent>();
                    events.add(event);
                    s.events().stream().limit(MOST_EVENTS - 1).forEach(events::add);
                    return s.toBuilder().events(events).build();
                });
    }
}
