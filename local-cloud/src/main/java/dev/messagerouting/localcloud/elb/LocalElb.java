package dev.messagerouting.localcloud.elb;

import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Threads;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.*;
import software.amazon.awssdk.services.elasticloadbalancingv2.waiters.ElasticLoadBalancingV2Waiter;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;

/** Application load balancers as an SDK client; each listens on the loopback address. */
public final class LocalElb implements ElasticLoadBalancingV2Client {

    /** How long AWS's load balancers wait for a connection to a target. */
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final HttpClient http;
    private final HealthChecks checks;
    private final Balancers balancers;
    private final TargetGroups groups;
    private final Listeners listeners;
    private final ElbSettings settings;

    /**
     * @param networks where subnets are looked up
     * @param loopback opens the listeners
     */
    public LocalElb(CloudTime time, Threads threads, Ec2Client networks, Loopback loopback) {
        var state = new Cell<>(ElbState.EMPTY);
        http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        .executor(work -> threads.start("elb-http", work))
                        .build();
        checks = new HealthChecks(state, time, threads, http);
        balancers = new Balancers(state, time, networks, loopback, new Proxy(state, http));
        groups = new TargetGroups(state, checks);
        listeners = new Listeners(state);
        settings = new ElbSettings(state);
    }

    /** Where the load balancer with this DNS name listens. */
    public Optional<URI> listener(String dnsName) {
        return balancers.listener(dnsName);
    }

    @Override
    public CreateLoadBalancerResponse createLoadBalancer(CreateLoadBalancerRequest request) {
        return balancers.create(request);
    }

    @Override
    public DescribeLoadBalancersResponse describeLoadBalancers(
            DescribeLoadBalancersRequest request) {
        return balancers.describe(request);
    }

    @Override
    public DeleteLoadBalancerResponse deleteLoadBalancer(DeleteLoadBalancerRequest request) {
        return balancers.delete(request);
    }

    @Override
    public SetSecurityGroupsResponse setSecurityGroups(SetSecurityGroupsRequest request) {
        return balancers.setGroups(request);
    }

    @Override
    public SetSubnetsResponse setSubnets(SetSubnetsRequest request) {
        return balancers.setSubnets(request);
    }

    @Override
    public ModifyLoadBalancerAttributesResponse modifyLoadBalancerAttributes(
            ModifyLoadBalancerAttributesRequest request) {
        return settings.modify(request);
    }

    @Override
    public DescribeLoadBalancerAttributesResponse describeLoadBalancerAttributes(
            DescribeLoadBalancerAttributesRequest request) {
        return settings.describe(request);
    }

    @Override
    public CreateTargetGroupResponse createTargetGroup(CreateTargetGroupRequest request) {
        return groups.create(request);
    }

    @Override
    public DescribeTargetGroupsResponse describeTargetGroups(DescribeTargetGroupsRequest request) {
        return groups.describe(request);
    }

    @Override
    public ModifyTargetGroupResponse modifyTargetGroup(ModifyTargetGroupRequest request) {
        return groups.modify(request);
    }

    @Override
    public DeleteTargetGroupResponse deleteTargetGroup(DeleteTargetGroupRequest request) {
        return groups.delete(request);
    }

    @Override
    public ModifyTargetGroupAttributesResponse modifyTargetGroupAttributes(
            ModifyTargetGroupAttributesRequest request) {
        return settings.modify(request);
    }

    @Override
    public DescribeTargetGroupAttributesResponse describeTargetGroupAttributes(
            DescribeTargetGroupAttributesRequest request) {
        return settings.describe(request);
    }

    @Override
    public RegisterTargetsResponse registerTargets(RegisterTargetsRequest request) {
        return groups.register(request);
    }

    @Override
    public DeregisterTargetsResponse deregisterTargets(DeregisterTargetsRequest request) {
        return groups.deregister(request);
    }

    @Override
    public DescribeTargetHealthResponse describeTargetHealth(DescribeTargetHealthRequest request) {
        return groups.health(request);
    }

    @Override
    public CreateListenerResponse createListener(CreateListenerRequest request) {
        return listeners.create(request);
    }

    @Override
    public DescribeListenersResponse describeListeners(DescribeListenersRequest request) {
        return listeners.describe(request);
    }

    @Override
    public ModifyListenerResponse modifyListener(ModifyListenerRequest request) {
        return listeners.modify(request);
    }

    @Override
    public DeleteListenerResponse deleteListener(DeleteListenerRequest request) {
        return listeners.delete(request);
    }

    @Override
    public AddTagsResponse addTags(AddTagsRequest request) {
        return settings.addTags(request);
    }

    @Override
    public RemoveTagsResponse removeTags(RemoveTagsRequest request) {
        return settings.removeTags(request);
    }

    @Override
    public DescribeTagsResponse describeTags(DescribeTagsRequest request) {
        return settings.tags(request);
    }

    @Override
    public ElasticLoadBalancingV2Waiter waiter() {
        return ElasticLoadBalancingV2Waiter.builder().client(this).build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    /** Closes the listeners. */
    @Override
    public void close() {
        checks.close();
        balancers.close();
        http.shutdownNow();
    }
}
