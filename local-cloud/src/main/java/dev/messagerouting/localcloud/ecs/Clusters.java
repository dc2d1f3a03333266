package dev.messagerouting.localcloud.ecs;

import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.Faults;

import software.amazon.awssdk.services.ecs.model.*;

import java.util.ArrayList;
import java.util.List;

/** Clusters: names for services and tasks; the capacity is Fargate's alone. */
final class Clusters {

    private final Cell<EcsState> state;

    Clusters(Cell<EcsState> state) {
        this.state = state;
    }

    CreateClusterResponse create(CreateClusterRequest request) {
        var arn = EcsState.clusterArn(request.clusterName());
        var name = EcsState.last(arn);
        if (!name.matches("[a-zA-Z][a-zA-Z0-9_-]{0,254}")) {
            throw EcsFaults.parameter(
                    "Invalid cluster name. Up to 255 letters (uppercase and lowercase), numbers,"
                            + " underscores, and hyphens are allowed.");
        }
        for (var provider : request.capacityProviders()) {
            if (!provider.equals("FARGATE") && !provider.equals("FARGATE_SPOT")) {
                throw EcsFaults.notImplemented("capacity provider " + provider);
            }
        }
        var made =
                Cluster.builder()
                        .clusterArn(arn)
                        .clusterName(name)
                        .status("ACTIVE")
                        .settings(request.settings())
                        .configuration(request.configuration())
                        .capacityProviders(request.capacityProviders())
                        .defaultCapacityProviderStrategy(request.defaultCapacityProviderStrategy())
                        .build();
        var after =
                state.update(
                        s -> {
                            var known = s.clusters().get(arn);
                            // Creating a cluster that is there already answers with it.
                            return known != null && known.status().equals("ACTIVE")
                                    ? s
                                    : s.withCluster(made).withTags(arn, request.tags());
                        });
        return CreateClusterResponse.builder()
                .cluster(counted(after, after.cluster(arn), true))
                .build();
    }

    private static Cluster counted(EcsState s, Cluster cluster, boolean tags) {
        var arn = cluster.clusterArn();
        var tasks = s.tasks().values().stream().filter(t -> arn.equals(t.clusterArn())).toList();
        int running = (int) tasks.stream().filter(t -> "RUNNING".equals(t.lastStatus())).count();
        int stopped = (int) tasks.stream().filter(t -> "STOPPED".equals(t.lastStatus())).count();
        int services =
                (int)
                        s.services().values().stream()
                                .filter(x -> arn.equals(x.clusterArn()))
                                .filter(x -> "ACTIVE".equals(x.status()))
                                .count();
        return cluster.toBuilder()
                .runningTasksCount(running)
                .pendingTasksCount(tasks.size() - running - stopped)
                .activeServicesCount(services)
                .registeredContainerInstancesCount(0)
                .tags(tags ? s.tags().getOrDefault(arn, List.of()) : List.of())
                .build();
    }

    DescribeClustersResponse describe(DescribeClustersRequest request) {
        var s = state.get();
        var wanted = request.clusters().isEmpty() ? List.of("default") : request.clusters();
        boolean tags = request.include().contains(ClusterField.TAGS);
        var found = new ArrayList<Cluster>();
        var missing = new ArrayList<Failure>();
        for (var name : wanted) {
            var arn = EcsState.clusterArn(name);
            var cluster = s.clusters().get(arn);
            if (cluster == null) {
                missing.add(Failure.builder().arn(arn).reason("MISSING").build());
            } else {
                found.add(counted(s, cluster, tags));
            }
        }
        return DescribeClustersResponse.builder().clusters(found).failures(missing).build();
    }

    ListClustersResponse list(ListClustersRequest request) {
        var all =
                state.get().clusters().values().stream()
                        .filter(c -> c.status().equals("ACTIVE"))
                        .map(Cluster::clusterArn)
                        .toList();
        var page = Pages.of(all, request.nextToken(), request.maxResults());
        return ListClustersResponse.builder()
                .clusterArns(page.items())
                .nextToken(page.next())
                .build();
    }

    UpdateClusterResponse update(UpdateClusterRequest request) {
        var after =
                state.update(
                        s -> {
                            var known = s.cluster(request.cluster());
                            var changed = known.toBuilder();
                            if (request.hasSettings()) {
                                changed.settings(request.settings());
                            }
                            if (request.configuration() != null) {
                                changed.configuration(request.configuration());
                            }
                            return s.withCluster(changed.build());
                        });
        return UpdateClusterResponse.builder()
                .cluster(counted(after, after.cluster(request.cluster()), false))
                .build();
    }

    PutClusterCapacityProvidersResponse putProviders(PutClusterCapacityProvidersRequest request) {
        for (var provider : request.capacityProviders()) {
            if (!provider.equals("FARGATE") && !provider.equals("FARGATE_SPOT")) {
                throw EcsFaults.notImplemented("capacity provider " + provider);
            }
        }
        var after =
                state.update(
                        s ->
                                s.withCluster(
                                        s.cluster(request.cluster()).toBuilder()
                                                .capacityProviders(request.capacityProviders())
                                                .defaultCapacityProviderStrategy(
                                                        request.defaultCapacityProviderStrategy())
                                                .build()));
        return PutClusterCapacityProvidersResponse.builder()
                .cluster(counted(after, after.cluster(request.cluster()), false))
                .build();
    }

    DeleteClusterResponse delete(DeleteClusterRequest request) {
        var after =
                state.update(
                        s -> {
                            var cluster = s.cluster(request.cluster());
                            checkEmpty(s, cluster);
                            return s.withCluster(cluster.toBuilder().status("INACTIVE").build());
                        });
        var gone = after.clusters().get(EcsState.clusterArn(request.cluster()));
        return DeleteClusterResponse.builder().cluster(gone).build();
    }

    private static void checkEmpty(EcsState s, Cluster cluster) {
        var arn = cluster.clusterArn();
        if (s.services().values().stream()
                .anyMatch(x -> arn.equals(x.clusterArn()) && !"INACTIVE".equals(x.status()))) {
            throw Faults.of(
                    ClusterContainsServicesException.builder(),
                    "ClusterContainsServicesException",
                    400,
                    "The Cluster cannot be deleted while Services are active.");
        }
        if (s.tasks().values().stream()
                .anyMatch(x -> arn.equals(x.clusterArn()) && !"STOPPED".equals(x.lastStatus()))) {
            throw Faults.of(
                    ClusterContainsTasksException.builder(),
                    "ClusterContainsTasksException",
                    400,
                    "The Cluster cannot be deleted while Tasks are active.");
        }
    }
}
