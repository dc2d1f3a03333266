package dev.messagerouting.localcloud.ecs;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the targets that are registered. */
final class FakeBalancers implements ElasticLoadBalancingV2Client {

    final List<TargetDescription> targets = new CopyOnWriteArrayList<>();

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
