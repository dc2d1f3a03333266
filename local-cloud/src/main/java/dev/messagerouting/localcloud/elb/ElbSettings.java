package dev.messagerouting.localcloud.elb;

import dev.messagerouting.localcloud.kernel.Cell;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.*;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Attributes of load balancers and target groups, and tags. */
final class ElbSettings {

    private static final Map<String, String> OF_BALANCER =
            Map.of(
                    "idle_timeout.timeout_seconds", "60",
                    "deletion_protection.enabled", "false",
                    "access_logs.s3.enabled", "false",
                    "routing.http2.enabled", "true",
                    "routing.http.drop_invalid_header_fields.enabled", "false");

    private static final Map<String, String> OF_GROUP =
            Map.of(
                    "deregistration_delay.timeout_seconds", "300",
                    "stickiness.enabled", "false",
                    "load_balancing.algorithm.type", "round_robin",
                    "slow_start.duration_seconds", "0");

    private final Cell<ElbState> state;

    ElbSettings(Cell<ElbState> state) {
        this.state = state;
    }

    private Map<String, String> change(
            String arn, Map<String, String> known, Map<String, String> wanted) {
        wanted.forEach(
                (key, value) -> {
                    if (!known.containsKey(key)) {
                        throw ElbFaults.notImplemented("the attribute " + key);
                    }
                    boolean matters =
                            !key.equals("idle_timeout.timeout_seconds")
                                    && !key.equals("deregistration_delay.timeout_seconds");
                    if (matters && !value.equals(known.get(key))) {
                        throw ElbFaults.notImplemented("the attribute " + key + "=" + value);
                    }
                });
        return state.update(
                        s -> {
                            var all = new LinkedHashMap<>(s.attributes().getOrDefault(arn, known));
                            all.putAll(wanted);
                            return s.withAttributes(arn, Map.copyOf(all));
                        })
                .attributes()
                .getOrDefault(arn, known);
    }

    ModifyLoadBalancerAttributesResponse modify(ModifyLoadBalancerAttributesRequest request) {
        state.get().balancer(request.loadBalancerArn());
        var wanted = new LinkedHashMap<String, String>();
        request.attributes().forEach(a -> wanted.put(a.key(), a.value()));
        change(request.loadBalancerArn(), OF_BALANCER, wanted);
        return ModifyLoadBalancerAttributesResponse.builder()
                .attributes(ofBalancer(request.loadBalancerArn()))
                .build();
    }

    private List<LoadBalancerAttribute> ofBalancer(String arn) {
        return state.get().attributes().getOrDefault(arn, OF_BALANCER).entrySet().stream()
                .map(
                        a ->
                                LoadBalancerAttribute.builder()
                                        .key(a.getKey())
                                        .value(a.getValue())
                                        .build())
                .toList();
    }

    DescribeLoadBalancerAttributesResponse describe(DescribeLoadBalancerAttributesRequest request) {
        state.get().balancer(request.loadBalancerArn());
        return DescribeLoadBalancerAttributesResponse.builder()
                .attributes(ofBalancer(request.loadBalancerArn()))
                .build();
    }

    ModifyTargetGroupAttributesResponse modify(ModifyTargetGroupAttributesRequest request) {
        state.get().group(request.targetGroupArn());
        var wanted = new LinkedHashMap<String, String>();
        request.attributes().forEach(a -> wanted.put(a.key(), a.value()));
        change(request.targetGroupArn(), OF_GROUP, wanted);
        return ModifyTargetGroupAttributesResponse.builder()
                .attributes(ofGroup(request.targetGroupArn()))
                .build();
    }

    private List<TargetGroupAttribute> ofGroup(String arn) {
        return state.get().attributes().getOrDefault(arn, OF_GROUP).entrySet().stream()
                .map(
                        a ->
                                TargetGroupAttribute.builder()
                                        .key(a.getKey())
                                        .value(a.getValue())
                                        .build())
                .toList();
    }

    DescribeTargetGroupAttributesResponse describe(DescribeTargetGroupAttributesRequest request) {
        state.get().group(request.targetGroupArn());
        return DescribeTargetGroupAttributesResponse.builder()
                .attributes(ofGroup(request.targetGroupArn()))
                .build();
    }

    AddTagsResponse addTags(AddTagsRequest request) {
        for (var arn : request.resourceArns()) {
            state.update(
                    s -> {
                        var all = new LinkedHashMap<String, Tag>();
                        s.tags().getOrDefault(arn, List.of()).forEach(t -> all.put(t.key(), t));
                        request.tags().forEach(t -> all.put(t.key(), t));
                        return s.withTags(arn, List.copyOf(all.values()));
                    });
        }
        return AddTagsResponse.builder().build();
    }

    RemoveTagsResponse removeTags(RemoveTagsRequest request) {
        for (var arn : request.resourceArns()) {
            state.update(
                    s ->
                            s.withTags(
                                    arn,
                                    s.tags().getOrDefault(arn, List.of()).stream()
                                            .filter(t -> !request.tagKeys().contains(t.key()))
                                            .toList()));
        }
        return RemoveTagsResponse.builder().build();
    }

    DescribeTagsResponse tags(DescribeTagsRequest request) {
        var s = state.get();
        return DescribeTagsResponse.builder()
                .tagDescriptions(
                        request.resourceArns().stream()
                                .map(
                                        arn ->
                                                TagDescription.builder()
                                                        .resourceArn(arn)
                                                        .tags(s.tags().getOrDefault(arn, List.of()))
                                                        .build())
                                .toList())
                .build();
    }
}
