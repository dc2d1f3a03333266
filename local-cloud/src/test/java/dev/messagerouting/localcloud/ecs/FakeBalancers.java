package dev.messagerouting.localcloud.ecs;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the targets that are registered. */
final class FakeBalancers implements ElasticLoadBalancingV2Client {

    final List<TargetDescription> targets = new CopyOnWriteArrayList<>();

    /** Of every target. */
    volatile TargetHealthStateEnum health = TargetHealthStateEnum.HEALTHY;

    volatile List<String> balancers = List.of("lb");

    @Override
    public DescribeTargetGroupsResponse describeTargetGroups(DescribeTargetGroupsRequest request) {
        var group = TargetGroup.builder().loadBalancerArns(balancers).build();
        return DescribeTargetGroupsResponse.builder().targetGroups(group).build();
    }

    @Override
    public DescribeTargetHealthResponse describeTargetHealth(DescribeTargetHealthRequest request) {
        var all =
                request.targets().stream()
                        .map(
                                target ->
                                        TargetHealthDescription.builder()
                                                .target(target)
                                                .targetHealth(h -> h.state(health))
                                                .build())
                        .toList();
        return DescribeTargetHealthResponse.builder().targetHealthDescriptions(all).build();
    }

    @Override
    public RegisterTargetsResponse registerTargets(RegisterTargetsRequest request) {
        targets.addAll(request.targets());
        return RegisterTargetsResponse.builder().build();
    }

    @Override
    public DeregisterTargetsResponse deregisterTargets(DeregisterTargetsRequest request) {
        targets.removeAll(request.targets());
        return DeregisterTargetsResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
