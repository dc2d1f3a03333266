package dev.messagerouting.localcloud.ecs;

import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Threads;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.*;
import software.amazon.awssdk.services.ecs.waiters.EcsWaiter;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

import java.nio.file.Path;
import java.util.Map;

/** ECS on Fargate as an SDK client: tasks run in this JVM. */
public final class LocalEcs implements EcsClient {

    private final Cell<EcsState> state = new Cell<>(EcsState.EMPTY);
    private final TaskHost host;
    private final Clusters clusters;
    private final Definitions definitions;
    private final Tasks tasks;
    private final ServiceScheduler scheduler;
    private final Targets targets;
    private final Services services;
    private final EcsTags tags = new EcsTags(state);

    /**
     * @param logs where containers' output goes
     * @param balancers where services register their tasks
     * @param images jars by repository name, such as {@code messaging-demo/simulators}
     */
    public LocalEcs(
            CloudTime time,
            Threads threads,
            CloudWatchLogsClient logs,
            ElasticLoadBalancingV2Client balancers,
            Map<String, Path> images) {
        host = new TaskHost(images, logs, time, threads);
        clusters = new Clusters(state);
        definitions = new Definitions(state, time);
        tasks = new Tasks(state, time, threads, host);
        targets = new Targets(balancers, time);
        scheduler = new ServiceScheduler(state, time, tasks, targets);
        services = new Services(state, time, scheduler, targets);
    }

    @Override
    public CreateClusterResponse createCluster(CreateClusterRequest request) {
        return clusters.create(request);
    }

    @Override
    public DescribeClustersResponse describeClusters(DescribeClustersRequest request) {
        return clusters.describe(request);
    }

    @Override
    public ListClustersResponse listClusters(ListClustersRequest request) {
        return clusters.list(request);
    }

    @Override
    public UpdateClusterResponse updateCluster(UpdateClusterRequest request) {
        return clusters.update(request);
    }

    @Override
    public PutClusterCapacityProvidersResponse putClusterCapacityProviders(
            PutClusterCapacityProvidersRequest request) {
        return clusters.putProviders(request);
    }

    @Override
    public DeleteClusterResponse deleteCluster(DeleteClusterRequest request) {
        return clusters.delete(request);
    }

    @Override
    public RegisterTaskDefinitionResponse registerTaskDefinition(
            RegisterTaskDefinitionRequest request) {
        return definitions.register(request);
    }

    @Override
    public DescribeTaskDefinitionResponse describeTaskDefinition(
            DescribeTaskDefinitionRequest request) {
        return definitions.describe(request);
    }

    @Override
    public ListTaskDefinitionsResponse listTaskDefinitions(ListTaskDefinitionsRequest request) {
        return definitions.list(request);
    }

    @Override
    public DeregisterTaskDefinitionResponse deregisterTaskDefinition(
            DeregisterTaskDefinitionRequest request) {
        return definitions.deregister(request);
    }

    @Override
    public DeleteTaskDefinitionsResponse deleteTaskDefinitions(
            DeleteTaskDefinitionsRequest request) {
        return definitions.delete(request);
    }

    @Override
    public RunTaskResponse runTask(RunTaskRequest request) {
        return tasks.run(request);
    }

    @Override
    public StopTaskResponse stopTask(StopTaskRequest request) {
        return tasks.stop(request);
    }

    @Override
    public ListTasksResponse listTasks(ListTasksRequest request) {
        return tasks.list(request);
    }

    @Override
    public DescribeTasksResponse describeTasks(DescribeTasksRequest request) {
        return tasks.describe(request);
    }

    @Override
    public CreateServiceResponse createService(CreateServiceRequest request) {
        return services.create(request);
    }

    @Override
    public UpdateServiceResponse updateService(UpdateServiceRequest request) {
        return services.update(request);
    }

    @Override
    public DeleteServiceResponse deleteService(DeleteServiceRequest request) {
        return services.delete(request);
    }

    @Override
    public DescribeServicesResponse describeServices(DescribeServicesRequest request) {
        return services.describe(request);
    }

    @Override
    public ListServicesResponse listServices(ListServicesRequest request) {
        return services.list(request);
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        return tags.tag(request);
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        return tags.untag(request);
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return tags.list(request);
    }

    @Override
    public EcsWaiter waiter() {
        return EcsWaiter.builder().client(this).build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    /** Ends all tasks, waiting until they have ended and their output is in the log. */
    @Override
    public void close() {
        scheduler.close();
        targets.close();
        tasks.close();
        host.close();
    }
}
