package dev.messagerouting.localcloud.cloudformation;

import dev.messagerouting.localcloud.cloudformation.kinds.Kinds;
import dev.messagerouting.localcloud.cloudformation.kinds.Services;
import dev.messagerouting.localcloud.cloudformation.stacks.StackRoom;
import dev.messagerouting.localcloud.cloudformation.stacks.Surroundings;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Threads;

import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CancelUpdateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.CancelUpdateStackResponse;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.CreateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateStackResponse;
import software.amazon.awssdk.services.cloudformation.model.DeleteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourceRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourceResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecuteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.ExecuteChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateRequest;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateResponse;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateSummaryRequest;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateSummaryResponse;
import software.amazon.awssdk.services.cloudformation.model.ListChangeSetsRequest;
import software.amazon.awssdk.services.cloudformation.model.ListChangeSetsResponse;
import software.amazon.awssdk.services.cloudformation.model.ListExportsRequest;
import software.amazon.awssdk.services.cloudformation.model.ListExportsResponse;
import software.amazon.awssdk.services.cloudformation.model.ListImportsRequest;
import software.amazon.awssdk.services.cloudformation.model.ListImportsResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackResponse;
import software.amazon.awssdk.services.cloudformation.model.UpdateTerminationProtectionRequest;
import software.amazon.awssdk.services.cloudformation.model.UpdateTerminationProtectionResponse;
import software.amazon.awssdk.services.cloudformation.model.ValidateTemplateRequest;
import software.amazon.awssdk.services.cloudformation.model.ValidateTemplateResponse;
import software.amazon.awssdk.services.cloudformation.waiters.CloudFormationWaiter;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.s3.S3Client;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * CloudFormation over the other local services. What it does and refuses, and whence each claim
 * about AWS, stands in docs/local-cloud/cloudformation.md.
 */
public final class LocalCloudFormation implements CloudFormationClient {

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final StackRoom room;

    /**
     * @param addresses applied to every string that {@code Fn::Sub} or {@code Fn::Join} puts
     *     together, so that URLs of AWS come out as URLs that answer here
     */
    public LocalCloudFormation(
            CloudTime time, Threads threads, Services services, UnaryOperator<String> addresses) {
        this(
                StackRoom.open(
                        time,
                        threads,
                        Kinds.all(services),
                        services.s3(),
                        surroundings(services.ec2(), addresses)));
    }

    private LocalCloudFormation(StackRoom room) {
        this.room = room;
    }

    /** The same with other kinds of resources, for tests of what is not about a service. */
    static LocalCloudFormation of(
            CloudTime time, Threads threads, Kinds kinds, S3Client s3, Surroundings surroundings) {
        return new LocalCloudFormation(StackRoom.open(time, threads, kinds, s3, surroundings));
    }

    private static Surroundings surroundings(Ec2Client ec2, UnaryOperator<String> addresses) {
        return new Surroundings() {
            @Override
            public List<String> zones(String region) {
                return ec2.describeAvailabilityZones(d -> {}).availabilityZones().stream()
                        .map(AvailabilityZone::zoneName)
                        .toList();
            }

            @Override
            public boolean exists(String type, String id) {
                return Existing.check(ec2, type, id);
            }

            @Override
            public String put(String together) {
                return addresses.apply(together);
            }
        };
    }

    @Override
    public CreateStackResponse createStack(CreateStackRequest request) {
        return CreateStackResponse.builder().stackId(room.commands().create(request)).build();
    }

    @Override
    public UpdateStackResponse updateStack(UpdateStackRequest request) {
        return UpdateStackResponse.builder().stackId(room.commands().update(request)).build();
    }

    @Override
    public DeleteStackResponse deleteStack(DeleteStackRequest request) {
        room.commands().delete(request);
        return DeleteStackResponse.builder().build();
    }

    @Override
    public CancelUpdateStackResponse cancelUpdateStack(CancelUpdateStackRequest request) {
        room.settings().cancel(request);
        return CancelUpdateStackResponse.builder().build();
    }

    @Override
    public UpdateTerminationProtectionResponse updateTerminationProtection(
            UpdateTerminationProtectionRequest request) {
        return UpdateTerminationProtectionResponse.builder()
                .stackId(room.settings().protect(request))
                .build();
    }

    @Override
    public DescribeStacksResponse describeStacks(DescribeStacksRequest request) {
        return room.queries().stacks(request);
    }

    @Override
    public ListStacksResponse listStacks(ListStacksRequest request) {
        return room.queries().list(request);
    }

    @Override
    public DescribeStackEventsResponse describeStackEvents(DescribeStackEventsRequest request) {
        return room.queries().events(request);
    }

    @Override
    public DescribeStackResourceResponse describeStackResource(
            DescribeStackResourceRequest request) {
        return room.queries().resource(request);
    }

    @Override
    public DescribeStackResourcesResponse describeStackResources(
            DescribeStackResourcesRequest request) {
        return room.queries().resources(request);
    }

    @Override
    public ListStackResourcesResponse listStackResources(ListStackResourcesRequest request) {
        return room.queries().listResources(request);
    }

    @Override
    public ListExportsResponse listExports(ListExportsRequest request) {
        return room.queries().exports(request);
    }

    @Override
    public ListImportsResponse listImports(ListImportsRequest request) {
        return room.queries().imports(request);
    }

    @Override
    public GetTemplateResponse getTemplate(GetTemplateRequest request) {
        return room.templates().get(request);
    }

    @Override
    public GetTemplateSummaryResponse getTemplateSummary(GetTemplateSummaryRequest request) {
        return room.templates().summary(request);
    }

    @Override
    public ValidateTemplateResponse validateTemplate(ValidateTemplateRequest request) {
        return room.templates().validate(request);
    }

    @Override
    public CreateChangeSetResponse createChangeSet(CreateChangeSetRequest request) {
        return room.changeSets().create(request);
    }

    @Override
    public DescribeChangeSetResponse describeChangeSet(DescribeChangeSetRequest request) {
        return room.changeSets().describe(request);
    }

    @Override
    public ListChangeSetsResponse listChangeSets(ListChangeSetsRequest request) {
        return room.changeSets().list(request);
    }

    @Override
    public ExecuteChangeSetResponse executeChangeSet(ExecuteChangeSetRequest request) {
        room.changeSets().execute(request);
        return ExecuteChangeSetResponse.builder().build();
    }

    @Override
    public DeleteChangeSetResponse deleteChangeSet(DeleteChangeSetRequest request) {
        room.changeSets().delete(request);
        return DeleteChangeSetResponse.builder().build();
    }

    /** Looks often: AWS's waiters pause 30 seconds, which is longer than any stack takes here. */
    @Override
    public CloudFormationWaiter waiter() {
        return CloudFormationWaiter.builder()
                .client(this)
                .overrideConfiguration(
                        c ->
                                c.maxAttempts(Integer.MAX_VALUE)
                                        .waitTimeout(LONGEST_WAIT)
                                        .backoffStrategyV2(
                                                BackoffStrategy.fixedDelayWithoutJitter(LOOK)))
                .build();
    }

    @Override
    public String serviceName() {
        return CloudFormationClient.SERVICE_NAME;
    }

    /** The threads belong to the cloud that made this; there is nothing to close here. */
    @Override
    public void close() {}
}
