package dev.messagerouting.localcloud.ecs;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;

import java.util.Map;

/** Tells load balancers where the tasks of a service listen. */
final class Targets {

    private static final Logger LOG = LoggerFactory.getLogger(Targets.class);

    private final ElasticLoadBalancingV2Client balancers;

    Targets(ElasticLoadBalancingV2Client balancers) {
        this.balancers = balancers;
    }

    void add(Service service, Map<String, Map<Integer, Integer>> ports) {
        for (var balancer : service.loadBalancers()) {
            var target = target(balancer, ports);
            try {
                balancers.registerTargets(
                        r -> r.targetGroupArn(balancer.targetGroupArn()).targets(target));
            } catch (SdkException failed) {
                LOG.error("{} has no target of {}", balancer, service.serviceArn(), failed);
            }
        }
    }

    void remove(Service service, Map<String, Map<Integer, Integer>> ports) {
        for (var balancer : service.loadBalancers()) {
            var target = target(balancer, ports);
            try {
                balancers.deregisterTargets(
                        r -> r.targetGroupArn(balancer.targetGroupArn()).targets(target));
            } catch (SdkException failed) {
                LOG.warn("{} keeps a target of {}", balancer, service.serviceArn(), failed);
            }
        }
    }

    private static TargetDescription target(
            LoadBalancer balancer, Map<String, Map<Integer, Integer>> ports) {
        var inside = balancer.containerPort();
        var outside = ports.getOrDefault(balancer.containerName(), Map.of()).get(inside);
        return TargetDescription.builder()
                .id("127.0.0.1")
                .port(outside == null ? inside : outside)
                .build();
    }
}
