package dev.messagerouting.localcloud.ecs;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.CloudTime;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ecs.model.*;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/** Task definitions: a family's revisions, checked as Fargate checks them. */
final class Definitions {

    private final Cell<EcsState> state;
    private final CloudTime time;

    Definitions(Cell<EcsState> state, CloudTime time) {
        this.state = state;
        this.time = time;
    }

    RegisterTaskDefinitionResponse register(RegisterTaskDefinitionRequest request) {
        var family = String.valueOf(request.family());
        if (!family.matches("[a-zA-Z0-9_-]{1,255}")) {
            throw EcsFaults.client(
                    "Family contains invalid characters or is too long: " + family + ".");
        }
        if (!request.volumes().isEmpty()) {
            throw EcsFaults.notImplemented("volumes of task definitions");
        }
        boolean fargate = request.requiresCompatibilities().contains(Compatibility.FARGATE);
        if (!fargate) {
            throw EcsFaults.notImplemented(
                    "task definitions that do not require the compatibility FARGATE");
        }
        var cpu = FargateSizes.cpu(request.cpu());
        var memory = FargateSizes.memory(request.memory());
        FargateSizes.check(cpu, memory);
        if (request.networkMode() != NetworkMode.AWSVPC) {
            throw EcsFaults.client("Fargate only supports network mode ‘awsvpc’.");
        }
        var containers = checked(request);
        return state.commit(
                s -> {
                    int revision = newest(s, family) + 1;
                    var arn =
                            Caller.current()
                                    .arn("ecs", "task-definition/" + family + ":" + revision);
                    var made =
                            TaskDefinition.builder()
                                    .taskDefinitionArn(arn)
                                    .family(family)
                                    .revision(revision)
                                    .status(TaskDefinitionStatus.ACTIVE)
                                    .cpu(cpu)
                                    .memory(memory)
                                    .networkMode(request.networkMode())
                                    .containerDefinitions(containers)
                                    .taskRoleArn(request.taskRoleArn())
                                    .executionRoleArn(request.executionRoleArn())
                                    .requiresCompatibilities(request.requiresCompatibilities())
                                    .compatibilities(Compatibility.EC2, Compatibility.FARGATE)
                                    .runtimePlatform(request.runtimePlatform())
                                    .ephemeralStorage(request.ephemeralStorage())
                                    .registeredAt(time.now())
                                    .build();
                    return new Cell.Change<>(
                            s.withDefinition(made).withTags(arn, request.tags()),
                            RegisterTaskDefinitionResponse.builder()
                                    .taskDefinition(made)
                                    .tags(request.tags())
                                    .build());
                });
    }

    /** Of all revisions, the deregistered included: a number is never used twice. */
    private static int newest(EcsState s, String family) {
        var prefix = Caller.current().arn("ecs", "task-definition/" + family + ":");
        return s.definitions().values().stream()
                .filter(d -> d.taskDefinitionArn().startsWith(prefix))
                .mapToInt(TaskDefinition::revision)
                .max()
                .orElse(0);
    }

    private static List<ContainerDefinition> checked(RegisterTaskDefinitionRequest request) {
        if (request.containerDefinitions().isEmpty()) {
            throw EcsFaults.client("Container list cannot be empty.");
        }
        var names = new HashSet<String>();
        for (var container : request.containerDefinitions()) {
            if (container.name() == null || container.name().isEmpty()) {
                throw EcsFaults.client("Container.name should not be null or empty.");
            }
            if (container.image() == null || container.image().isEmpty()) {
                throw EcsFaults.client("Container.image should not be null or empty.");
            }
            if (!names.add(container.name())) {
                throw EcsFaults.client("Container names must be unique: " + container.name());
            }
            checkLog(container.logConfiguration(), request);
            checkSupported(container);
        }
        var all =
                request.containerDefinitions().stream()
                        .map(c -> c.essential() == null ? c.toBuilder().essential(true).build() : c)
                        .toList();
        if (all.stream().noneMatch(ContainerDefinition::essential)) {
            throw EcsFaults.client("Task definition must have at least one essential container.");
        }
        return all;
    }

    private static void checkLog(
            @Nullable LogConfiguration log, RegisterTaskDefinitionRequest request) {
        if (log == null) {
            return;
        }
        if (log.logDriver() != LogDriver.AWSLOGS) {
            throw EcsFaults.notImplemented("log driver " + log.logDriverAsString());
        }
        for (var option : List.of("awslogs-group", "awslogs-region", "awslogs-stream-prefix")) {
            if (!log.options().containsKey(option)) {
                throw EcsFaults.client("Log driver awslogs requires options: " + option);
            }
        }
        if (request.executionRoleArn() == null) {
            throw EcsFaults.client(
                    "Fargate requires task definition to have execution role ARN to support log"
                            + " driver awslogs.");
        }
    }

    private static void checkSupported(ContainerDefinition container) {
        if (!container.entryPoint().isEmpty()) {
            throw EcsFaults.notImplemented(
                    "entryPoint of container " + container.name() + ": the image's jar is it");
        }
        if (!container.secrets().isEmpty() || !container.environmentFiles().isEmpty()) {
            throw EcsFaults.notImplemented(
                    "secrets and environment files of container " + container.name());
        }
        if (!container.dependsOn().isEmpty() || container.healthCheck() != null) {
            throw EcsFaults.notImplemented(
                    "dependsOn and healthCheck of container " + container.name());
        }
        if (!container.mountPoints().isEmpty() || !container.volumesFrom().isEmpty()) {
            throw EcsFaults.notImplemented("volumes of container " + container.name());
        }
    }

    private TaskDefinition find(@Nullable String reference) {
        var found = reference == null ? null : state.get().findDefinition(reference);
        if (found == null) {
            throw EcsFaults.client("Unable to describe task definition.");
        }
        return found;
    }

    DescribeTaskDefinitionResponse describe(DescribeTaskDefinitionRequest request) {
        var found = find(request.taskDefinition());
        var tags =
                request.include().contains(TaskDefinitionField.TAGS)
                        ? state.get().tags().getOrDefault(found.taskDefinitionArn(), List.of())
                        : List.<Tag>of();
        return DescribeTaskDefinitionResponse.builder().taskDefinition(found).tags(tags).build();
    }

    DeregisterTaskDefinitionResponse deregister(DeregisterTaskDefinitionRequest request) {
        var known = find(request.taskDefinition());
        var gone =
                known.toBuilder()
                        .status(TaskDefinitionStatus.INACTIVE)
                        .deregisteredAt(time.now())
                        .build();
        state.update(s -> s.withDefinition(gone));
        return DeregisterTaskDefinitionResponse.builder().taskDefinition(gone).build();
    }

    DeleteTaskDefinitionsResponse delete(DeleteTaskDefinitionsRequest request) {
        var deleted = request.taskDefinitions().stream().map(this::find).toList();
        for (var definition : deleted) {
            if (definition.status() == TaskDefinitionStatus.ACTIVE) {
                throw EcsFaults.client(
                        "The specified task definition is still in ACTIVE status. Please deregister"
                                + " the target and try again.");
            }
        }
        state.update(
                s -> {
                    var left = s.definitions();
                    for (var definition : deleted) {
                        left = EcsState.without(left, definition.taskDefinitionArn());
                    }
                    return new EcsState(s.clusters(), left, s.services(), s.tasks(), s.tags());
                });
        return DeleteTaskDefinitionsResponse.builder().taskDefinitions(deleted).build();
    }

    ListTaskDefinitionsResponse list(ListTaskDefinitionsRequest request) {
        var status = request.status() == null ? "ACTIVE" : request.statusAsString();
        var order =
                Comparator.comparing(TaskDefinition::family)
                        .thenComparing(TaskDefinition::revision);
        var all =
                state.get().definitions().values().stream()
                        .filter(d -> d.statusAsString().equals(status))
                        .filter(
                                d ->
                                        request.familyPrefix() == null
                                                || d.family().equals(request.familyPrefix()))
                        .sorted(request.sort() == SortOrder.DESC ? order.reversed() : order)
                        .map(TaskDefinition::taskDefinitionArn)
                        .toList();
        var page = Pages.of(all, request.nextToken(), request.maxResults());
        return ListTaskDefinitionsResponse.builder()
                .taskDefinitionArns(page.items())
                .nextToken(page.next())
                .build();
    }
}
