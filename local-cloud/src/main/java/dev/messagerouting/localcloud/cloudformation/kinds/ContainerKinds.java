package dev.messagerouting.localcloud.cloudformation.kinds;

import dev.messagerouting.localcloud.cloudformation.template.Errors;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Clusters, task definitions and services of ECS. */
final class ContainerKinds {

    private static final int LONGEST_NAME = 255;
    private static final Set<String> SERVICE_BESIDES =
            Set.of("PlacementStrategies", "ServiceName", "Tags");

    private final EcsClient ecs;

    ContainerKinds(EcsClient ecs) {
        this.ecs = ecs;
    }

    List<ResourceKind> all() {
        return List.of(
                new Kind(
                                "AWS::ECS::Cluster",
                                this::cluster,
                                (_, made) -> ecs.deleteCluster(d -> d.cluster(made.physicalId())))
                        .tagged(Taggings.of(ecs)),
                new Kind(
                                "AWS::ECS::TaskDefinition",
                                this::taskDefinition,
                                (_, made) ->
                                        ecs.deregisterTaskDefinition(
                                                d -> d.taskDefinition(made.physicalId())))
                        .tagged(Taggings.of(ecs)),
                new Kind("AWS::ECS::Service", this::service, this::dropService)
                        .tagged(Taggings.of(ecs))
                        .updated(this::changeService));
    }

    private static List<Tag> tags(Work work) {
        return work.tags().entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    private Made cluster(Work work) {
        if (work.has("ClusterSettings")) {
            throw work.refused("ClusterSettings");
        }
        var name = work.name("ClusterName", LONGEST_NAME);
        var create =
                work.fill(CreateClusterRequest.builder(), Set.of("ClusterName", "Tags"))
                        .clusterName(name)
                        .tags(tags(work));
        return Made.of(name).with("Arn", ecs.createCluster(create.build()).cluster().clusterArn());
    }

    private Made taskDefinition(Work work) {
        var register =
                work.fill(RegisterTaskDefinitionRequest.builder(), Set.of("Family", "Tags"))
                        .family(family(work))
                        .tags(tags(work));
        var arn = ecs.registerTaskDefinition(register.build()).taskDefinition().taskDefinitionArn();
        return Made.of(arn).with("TaskDefinitionArn", arn);
    }

    /** AWS leaves out the hyphens of a family that it names itself. */
    private static String family(Work work) {
        var given = work.text("Family");
        return given == null ? work.generated(LONGEST_NAME).replace("-", "") : given;
    }

    private Made service(Work work) {
        if (work.has("PlacementStrategies")) {
            throw work.refused("PlacementStrategies");
        }
        var name = work.name("ServiceName", LONGEST_NAME);
        var create =
                work.fill(CreateServiceRequest.builder(), SERVICE_BESIDES)
                        .serviceName(name)
                        .tags(tags(work));
        var made = ecs.createService(create.build()).service();
        work.progress().initiated(made.serviceArn());
        steady(work, made.serviceArn());
        return Made.of(made.serviceArn())
                .with("Name", made.serviceName())
                .with("ServiceArn", made.serviceArn());
    }

    private Optional<Service> find(Work work, String service) {
        return ecs
                .describeServices(d -> d.cluster(work.text("Cluster")).services(service))
                .services()
                .stream()
                .findFirst();
    }

    /** Until all tasks run, as CloudFormation waits for {@code COMPLETED}. */
    private void steady(Work work, String arn) {
        work.progress()
                .await(
                        () -> {
                            var now = find(work, arn).orElseThrow();
                            if (now.deployments().stream().anyMatch(ContainerKinds::failed)) {
                                throw Errors.validation(
                                        "Resource handler returned message: \"Error occurred during"
                                                + " operation 'ECS Deployment Circuit Breaker was"
                                                + " triggered'.\"");
                            }
                            return now.deployments().size() <= 1
                                    && Objects.equals(now.runningCount(), now.desiredCount())
                                    && now.deployments().stream().noneMatch(ContainerKinds::open);
                        });
    }

    private static boolean failed(Deployment deployment) {
        return deployment.rolloutState() == DeploymentRolloutState.FAILED;
    }

    private static boolean open(Deployment deployment) {
        return deployment.rolloutState() == DeploymentRolloutState.IN_PROGRESS;
    }

    private Made changeService(Work work, Made made, JsonNode before) {
        var update =
                work.fillKnown(UpdateServiceRequest.builder(), SERVICE_BESIDES)
                        .service(made.physicalId());
        ecs.updateService(update.build());
        steady(work, made.physicalId());
        return made;
    }

    private void dropService(Work work, Made made) {
        var cluster = work.text("Cluster");
        ecs.deleteService(d -> d.cluster(cluster).service(made.physicalId()).force(true));
        work.progress()
                .await(
                        () ->
                                find(work, made.physicalId())
                                        .map(service -> "INACTIVE".equals(service.status()))
                                        .orElse(true));
    }
}
