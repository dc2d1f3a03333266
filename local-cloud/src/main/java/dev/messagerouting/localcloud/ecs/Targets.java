package dev.messagerouting.localcloud.ecs;

import dev.messagerouting.localcloud.kernel.CloudTime;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells load balancers where the tasks of a service listen, and asks them how the tasks fare: a
 * task serves once it is healthy, and is given up when it is not.
 */
final class Targets {

    private static final Logger LOG = LoggerFactory.getLogger(Targets.class);
    private static final Duration UNTIL_READY = Duration.ofMillis(200);
    private static final Duration ONCE_READY = Duration.ofSeconds(2);

    /** Is told when a task's health has turned. */
    interface Verdict {
        void ready();

        /**
         * @param reason in ECS's words
         */
        void failed(String reason);
    }

    private final ElasticLoadBalancingV2Client balancers;
    private final CloudTime time;
    private final Set<String> awaited = ConcurrentHashMap.newKeySet();
    private final Set<String> watched = ConcurrentHashMap.newKeySet();

    Targets(ElasticLoadBalancingV2Client balancers, CloudTime time) {
        this.balancers = balancers;
        this.time = time;
    }

    /** Whether a load balancer sends requests to a running task; without one, it serves at once. */
    boolean serves(String taskArn) {
        return !awaited.contains(taskArn);
    }

    /** Refuses a target group that no load balancer has. */
    void check(List<LoadBalancer> wanted) {
        for (var balancer : wanted) {
            var arn = balancer.targetGroupArn();
            if (arn == null) {
                throw EcsFaults.notImplemented("load balancers without a target group");
            }
            List<String> behind;
            try {
                behind =
                        balancers
                                .describeTargetGroups(r -> r.targetGroupArns(arn))
                                .targetGroups()
                                .getFirst()
                                .loadBalancerArns();
            } catch (SdkException unknown) {
                throw EcsFaults.parameter(
                        "The specified target group does not exist: " + arn + ".");
            }
            if (behind.isEmpty()) {
                throw EcsFaults.parameter(
                        "The target group with targetGroupArn "
                                + arn
                                + " does not have an associated load balancer.");
            }
        }
    }

    /** Before the task counts as running, so that it does not serve by mistake. */
    void expect(Service service, String taskArn) {
        if (!service.loadBalancers().isEmpty()) {
            awaited.add(taskArn);
        }
    }

    void add(
            Service service,
            String taskArn,
            Map<String, Map<Integer, Integer>> ports,
            Verdict verdict) {
        if (service.loadBalancers().isEmpty()) {
            verdict.ready();
            return;
        }
        awaited.add(taskArn);
        watched.add(taskArn);
        for (var balancer : service.loadBalancers()) {
            var target = target(balancer, ports);
            try {
                balancers.registerTargets(
                        r -> r.targetGroupArn(balancer.targetGroupArn()).targets(target));
            } catch (SdkException failed) {
                LOG.error("{} has no target of {}", balancer, service.serviceArn(), failed);
            }
        }
        var grace =
                service.healthCheckGracePeriodSeconds() == null
                        ? 0
                        : service.healthCheckGracePeriodSeconds();
        var patient = time.now().plusSeconds(grace);
        watch(
                service,
                taskArn,
                ports,
                new Verdict() {
                    @Override
                    public void ready() {
                        verdict.ready();
                    }

                    @Override
                    public void failed(String reason) {
                        if (!time.now().isBefore(patient)) {
                            verdict.failed(reason);
                        }
                    }
                });
    }

    private void watch(
            Service service,
            String taskArn,
            Map<String, Map<Integer, Integer>> ports,
            Verdict verdict) {
        if (!watched.contains(taskArn)) {
            return;
        }
        boolean well = true;
        for (var balancer : service.loadBalancers()) {
            var state = state(balancer, target(balancer, ports));
            well &= state == TargetHealthStateEnum.HEALTHY;
            if (state == TargetHealthStateEnum.UNHEALTHY) {
                verdict.failed(
                        "Task failed ELB health checks in (target-group "
                                + balancer.targetGroupArn()
                                + ")");
            }
        }
        if (well && awaited.remove(taskArn)) {
            verdict.ready();
        }
        var _ =
                time.schedule(
                        well ? ONCE_READY : UNTIL_READY,
                        () -> watch(service, taskArn, ports, verdict));
    }

    private TargetHealthStateEnum state(LoadBalancer balancer, TargetDescription target) {
        try {
            var found =
                    balancers
                            .describeTargetHealth(
                                    r ->
                                            r.targetGroupArn(balancer.targetGroupArn())
                                                    .targets(target))
                            .targetHealthDescriptions();
            return found.isEmpty()
                    ? TargetHealthStateEnum.UNUSED
                    : found.getFirst().targetHealth().state();
        } catch (SdkException failed) {
            LOG.warn("The health of {} is not known", target, failed);
            return TargetHealthStateEnum.UNAVAILABLE;
        }
    }

    void remove(Service service, String taskArn, Map<String, Map<Integer, Integer>> ports) {
        watched.remove(taskArn);
        awaited.remove(taskArn);
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

    void close() {
        watched.clear();
    }
}
