package dev.messagerouting.localcloud.elb;

import dev.messagerouting.localcloud.kernel.Faults;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

/** Elastic Load Balancing's errors; all are 400. */
final class ElbFaults {

    private ElbFaults() {}

    static AwsServiceException of(
            ElasticLoadBalancingV2Exception.Builder builder, String code, String message) {
        return Faults.of(builder, code, 400, message);
    }

    static AwsServiceException invalid(String message) {
        return of(ElasticLoadBalancingV2Exception.builder(), "ValidationError", message);
    }

    static AwsServiceException noBalancer(String which) {
        return of(
                LoadBalancerNotFoundException.builder(),
                "LoadBalancerNotFound",
                "Load balancers '[" + which + "]' not found");
    }

    static AwsServiceException noGroup(String which) {
        return of(
                TargetGroupNotFoundException.builder(),
                "TargetGroupNotFound",
                "Target groups '[" + which + "]' not found");
    }

    static AwsServiceException noListener(String which) {
        return of(
                ListenerNotFoundException.builder(),
                "ListenerNotFound",
                "Listeners '[" + which + "]' not found");
    }

    static AwsServiceException notImplemented(String what) {
        return Faults.notImplemented("Elastic Load Balancing", what);
    }
}
