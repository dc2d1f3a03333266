package dev.messagerouting.localcloud.ecs;

import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.CloudTime;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ecs.model.*;

import java.util.ArrayList;
import java.util.List;

/** Services: how many tasks of which definition there should be. */
final class Services {

    private final Cell<EcsState> state;
    private final CloudTime time;
    private final ServiceScheduler scheduler;
    private final Targets targets;

    Services(Cell<EcsState> state, CloudTime time, ServiceScheduler scheduler, Targets targets) {
        this.state = state;
        this.time = time;
        this.scheduler = scheduler;
        this.targets = targets;
    }

    CreateServiceResponse create(CreateServiceRequest request) {
        checkSupported(request);
        var name = String.valueOf(request.serviceName());
        if (!name.matches("[a-zA-Z0-9_-]{1,255}")) {
            throw EcsFaults.parameter(
                    "Invalid service name. Up to 255 letters (uppercase and lowercase), numbers,"
                            + " underscores, and hyphens are allowed.");
        }
        if (request.desiredCount() == null || request.desiredCount() < 0) {
            throw EcsFaults.parameter("DesiredCount must be 0 or more.");
        }
        Tasks.checkNetwork(request.networkConfiguration());
        targets.check(request.loadBalancers());
        var made =
                state.commit(
                        s -> {
                            var cluster = s.cluster(request.cluster());
                            var known = s.findService(cluster, name);
                            checkFree(known);
                            var service = made(s, cluster, name, request);
                            return new Cell.Change<>(
                                    s.withService(service)
                                            .withTags(service.serviceArn(), request.tags()),
                                    service);
                        });
        scheduler.fresh(made.serviceArn());
        scheduler.reconcile(made.serviceArn());
        return CreateServiceResponse.builder().service(now(made)).build();
    }

    private static void checkSupported(CreateServiceRequest request) {
        if (request.launchType() != null && request.launchType() != LaunchType.FARGATE) {
            throw EcsFaults.notImplemented("launch type " + request.launchTypeAsString());
        }
        if (request.schedulingStrategy() == SchedulingStrategy.DAEMON) {
            throw EcsFaults.parameter(
                    "The scheduling strategy DAEMON is not supported on Fargate.");
        }
        var controller = request.deploymentController();
        if (controller != null && controller.type() != DeploymentControllerType.ECS) {
            throw EcsFaults.notImplemented("deployment controller " + controller.typeAsString());
        }
        if (!request.serviceRegistries().isEmpty()
                || request.serviceConnectConfiguration() != null
                || !request.volumeConfigurations().isEmpty()) {
            throw EcsFaults.notImplemented(
                    "service registries, Service Connect and volumes of services");
        }
    }

    private static void checkFree(@Nullable Service known) {
        if (known == null) {
            return;
        }
        if (known.status().equals("ACTIVE")) {
            throw EcsFaults.parameter("Creation of service was not idempotent.");
        }
        if (known.status().equals("DRAINING")) {
            throw EcsFaults.parameter("Unable to Start a service that is still Draining.");
        }
    }

    private Service made(EcsState s, Cluster cluster, String name, CreateServiceRequest request) {
        var definition = Tasks.runnable(s, request.taskDefinition());
        checkContainers(definition, request.loadBalancers());
        var config = request.deploymentConfiguration();
        var service =
                Service.builder()
                        .serviceArn(
                                EcsState.beside(
                                        cluster.clusterArn(),
                                        "service/" + cluster.clusterName() + "/" + name))
                        .serviceName(name)
                        .clusterArn(cluster.clusterArn())
                        .status("ACTIVE")
                        .desiredCount(request.desiredCount())
                        .runningCount(0)
                        .pendingCount(0)
                        .launchType(LaunchType.FARGATE)
                        .platformVersion("LATEST")
                        .platformFamily("Linux")
                        .taskDefinition(definition.taskDefinitionArn())
                        .deploymentConfiguration(
                                config == null
                                        ? DeploymentConfiguration.builder()
                                                .maximumPercent(200)
                                                .minimumHealthyPercent(100)
                                                .build()
                                        : config)
                        .deploymentController(c -> c.type(DeploymentControllerType.ECS))
                        .schedulingStrategy(SchedulingStrategy.REPLICA)
                        .loadBalancers(request.loadBalancers())
                        .networkConfiguration(request.networkConfiguration())
                        .healthCheckGracePeriodSeconds(request.healthCheckGracePeriodSeconds())
                        .propagateTags(request.propagateTags())
                        .createdAt(time.now())
                        .events(List.of())
                        .build();
        return service.toBuilder().deployments(scheduler.deployment(service)).build();
    }

    private static void checkContainers(TaskDefinition definition, List<LoadBalancer> balancers) {
        for (var balancer : balancers) {
            var container =
                    definition.containerDefinitions().stream()
                            .filter(c -> c.name().equals(balancer.containerName()))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            EcsFaults.parameter(
                                                    "The container "
                                                            + balancer.containerName()
                                                            + " does not exist in the task"
                                                            + " definition."));
            if (container.portMappings().stream()
                    .noneMatch(p -> p.containerPort().equals(balancer.containerPort()))) {
                throw EcsFaults.parameter(
                        "The container "
                                + balancer.containerName()
                                + " did not have a container port "
                                + balancer.containerPort()
                                + " defined.");
            }
        }
    }

    private Service now(Service service) {
        var known = state.get().services().get(service.serviceArn());
        return known == null ? service : known;
    }

    UpdateServiceResponse update(UpdateServiceRequest request) {
        if (request.service() == null) {
            throw EcsFaults.noService();
        }
        targets.check(request.loadBalancers());
        var changed =
                state.commit(
                        s -> {
                            var known = s.service(request.cluster(), request.service());
                            if (!known.status().equals("ACTIVE")) {
                                throw EcsFaults.notActive();
                            }
                            var next = changed(s, known, request);
                            return new Cell.Change<>(s.withService(next), next);
                        });
        scheduler.fresh(changed.serviceArn());
        scheduler.reconcile(changed.serviceArn());
        return UpdateServiceResponse.builder().service(now(changed)).build();
    }

    private Service changed(EcsState s, Service known, UpdateServiceRequest request) {
        var to = known.toBuilder();
        if (request.desiredCount() != null) {
            to.desiredCount(request.desiredCount());
        }
        if (request.deploymentConfiguration() != null) {
            to.deploymentConfiguration(request.deploymentConfiguration());
        }
        if (request.networkConfiguration() != null) {
            Tasks.checkNetwork(request.networkConfiguration());
            to.networkConfiguration(request.networkConfiguration());
        }
        if (request.taskDefinition() != null) {
            to.taskDefinition(Tasks.runnable(s, request.taskDefinition()).taskDefinitionArn());
        }
        if (request.hasLoadBalancers()) {
            to.loadBalancers(request.loadBalancers());
        }
        var next = to.build();
        boolean anew =
                Boolean.TRUE.equals(request.forceNewDeployment())
                        || !next.taskDefinition().equals(known.taskDefinition())
                        || !next.networkConfiguration().equals(known.networkConfiguration())
                        || !next.loadBalancers().equals(known.loadBalancers());
        return anew ? ServiceScheduler.replacing(next, scheduler.deployment(next)) : next;
    }

    DeleteServiceResponse delete(DeleteServiceRequest request) {
        var draining =
                state.commit(
                        s -> {
                            var known = s.service(request.cluster(), request.service());
                            if (known.status().equals("INACTIVE")) {
                                throw EcsFaults.noService();
                            }
                            if (known.desiredCount() > 0 && !Boolean.TRUE.equals(request.force())) {
                                throw EcsFaults.parameter(
                                        "The service cannot be stopped while it is scaled above"
                                                + " 0.");
                            }
                            var next = known.toBuilder().status("DRAINING").desiredCount(0).build();
                            return new Cell.Change<>(s.withService(next), next);
                        });
        scheduler.reconcile(draining.serviceArn());
        return DeleteServiceResponse.builder().service(now(draining)).build();
    }

    DescribeServicesResponse describe(DescribeServicesRequest request) {
        if (request.services().isEmpty()) {
            throw EcsFaults.parameter("Services cannot be empty.");
        }
        var s = state.get();
        var cluster = s.cluster(request.cluster());
        boolean tags = request.include().contains(ServiceField.TAGS);
        var found = new ArrayList<Service>();
        var missing = new ArrayList<Failure>();
        for (var name : request.services()) {
            var service = s.findService(cluster, name);
            if (service == null) {
                var arn =
                        name.startsWith("arn:")
                                ? name
                                : EcsState.beside(
                                        cluster.clusterArn(),
                                        "service/" + cluster.clusterName() + "/" + name);
                missing.add(Failure.builder().arn(arn).reason("MISSING").build());
            } else {
                var own = s.tags().getOrDefault(service.serviceArn(), List.of());
                found.add(tags ? service.toBuilder().tags(own).build() : service);
            }
        }
        return DescribeServicesResponse.builder().services(found).failures(missing).build();
    }

    ListServicesResponse list(ListServicesRequest request) {
        var s = state.get();
        var cluster = s.cluster(request.cluster());
        var all =
                s.services().values().stream()
                        .filter(x -> cluster.clusterArn().equals(x.clusterArn()))
                        .filter(x -> !"INACTIVE".equals(x.status()))
                        .map(Service::serviceArn)
                        .toList();
        int size = request.maxResults() == null ? 10 : request.maxResults();
        var page = Pages.of(all, request.nextToken(), size);
        return ListServicesResponse.builder()
                .serviceArns(page.items())
                .nextToken(page.next())
                .build();
    }
}
