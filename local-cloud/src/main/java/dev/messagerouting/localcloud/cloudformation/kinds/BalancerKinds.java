package dev.messagerouting.localcloud.cloudformation.kinds;

import dev.messagerouting.localcloud.cloudformation.template.Errors;
import dev.messagerouting.localcloud.cloudformation.template.Json;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Load balancers, target groups, listeners and their rules. */
final class BalancerKinds {

    private static final int LONGEST_NAME = 32;

    private final ElasticLoadBalancingV2Client elb;

    BalancerKinds(ElasticLoadBalancingV2Client elb) {
        this.elb = elb;
    }

    List<ResourceKind> all() {
        return List.of(
                new Kind(
                                "AWS::ElasticLoadBalancingV2::LoadBalancer",
                                this::balancer,
                                (_, made) ->
                                        elb.deleteLoadBalancer(
                                                d -> d.loadBalancerArn(made.physicalId())))
                        .tagged(Taggings.of(elb))
                        .updated(this::changeBalancer),
                new Kind(
                                "AWS::ElasticLoadBalancingV2::TargetGroup",
                                this::targetGroup,
                                (_, made) ->
                                        elb.deleteTargetGroup(
                                                d -> d.targetGroupArn(made.physicalId())))
                        .tagged(Taggings.of(elb))
                        .updated(this::changeTargetGroup)
                        .looking(Map.of("LoadBalancerArns", this::balancersOf)),
                new Kind(
                                "AWS::ElasticLoadBalancingV2::Listener",
                                this::listener,
                                (_, made) ->
                                        elb.deleteListener(d -> d.listenerArn(made.physicalId())))
                        .updated(this::changeListener),
                new Kind(
                                "AWS::ElasticLoadBalancingV2::ListenerRule",
                                this::rule,
                                (_, made) -> elb.deleteRule(d -> d.ruleArn(made.physicalId())))
                        .updated(this::changeRule));
    }

    private static List<Tag> tags(Work work) {
        return work.tags().entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    private Made balancer(Work work) {
        var create =
                work.fill(
                                CreateLoadBalancerRequest.builder(),
                                Set.of("LoadBalancerAttributes", "Name", "Tags"))
                        .name(work.name("Name", LONGEST_NAME))
                        .tags(tags(work));
        var made = elb.createLoadBalancer(create.build()).loadBalancers().getFirst();
        var arn = made.loadBalancerArn();
        work.progress().initiated(arn);
        attributes(work, arn);
        work.progress().await(() -> active(arn));
        return Made.of(arn)
                .with("LoadBalancerArn", arn)
                .with("DNSName", find(arn).dnsName())
                .with("LoadBalancerName", made.loadBalancerName())
                .with("LoadBalancerFullName", after(arn, "loadbalancer/"))
                .with("CanonicalHostedZoneID", made.canonicalHostedZoneId());
    }

    private static String after(String arn, String word) {
        return arn.substring(arn.indexOf(word) + word.length());
    }

    private LoadBalancer find(String arn) {
        return elb.describeLoadBalancers(d -> d.loadBalancerArns(arn)).loadBalancers().getFirst();
    }

    private boolean active(String arn) {
        var state = find(arn).state();
        if (state != null && state.code() == LoadBalancerStateEnum.FAILED) {
            throw Errors.validation("Load balancer " + arn + " failed: " + state.reason());
        }
        return state == null || state.code() != LoadBalancerStateEnum.PROVISIONING;
    }

    private void attributes(Work work, String arn) {
        var attributes =
                Json.items(work.properties().path("LoadBalancerAttributes")).stream()
                        .map(one -> work.fill(LoadBalancerAttribute.builder(), one).build())
                        .toList();
        if (!attributes.isEmpty()) {
            elb.modifyLoadBalancerAttributes(m -> m.loadBalancerArn(arn).attributes(attributes));
        }
    }

    private Made changeBalancer(Work work, Made made, JsonNode before) {
        DataKinds.unchanged(
                work,
                before,
                Set.of("LoadBalancerAttributes", "SecurityGroups", "Subnets", "Tags"));
        var arn = made.physicalId();
        attributes(work, arn);
        if (changed(work, before, "SecurityGroups")) {
            elb.setSecurityGroups(
                    s -> s.loadBalancerArn(arn).securityGroups(work.texts("SecurityGroups")));
        }
        if (changed(work, before, "Subnets")) {
            elb.setSubnets(s -> s.loadBalancerArn(arn).subnets(work.texts("Subnets")));
        }
        return made;
    }

    private static boolean changed(Work work, JsonNode before, String property) {
        return !work.properties().path(property).equals(before.path(property));
    }

    private Made targetGroup(Work work) {
        var create =
                work.fill(
                                CreateTargetGroupRequest.builder(),
                                Set.of("Name", "Tags", "TargetGroupAttributes", "Targets"))
                        .name(work.name("Name", LONGEST_NAME))
                        .tags(tags(work));
        TargetGroup made = elb.createTargetGroup(create.build()).targetGroups().getFirst();
        var arn = made.targetGroupArn();
        work.progress().initiated(arn);
        groupAttributes(work, arn);
        var targets =
                Json.items(work.properties().path("Targets")).stream()
                        .map(one -> work.fill(TargetDescription.builder(), one).build())
                        .toList();
        if (!targets.isEmpty()) {
            elb.registerTargets(r -> r.targetGroupArn(arn).targets(targets));
        }
        return Made.of(arn)
                .with("TargetGroupArn", arn)
                .with("TargetGroupName", made.targetGroupName())
                .with("TargetGroupFullName", arn.substring(arn.indexOf("targetgroup/")));
    }

    private void groupAttributes(Work work, String arn) {
        var attributes =
                Json.items(work.properties().path("TargetGroupAttributes")).stream()
                        .map(one -> work.fill(TargetGroupAttribute.builder(), one).build())
                        .toList();
        if (!attributes.isEmpty()) {
            elb.modifyTargetGroupAttributes(m -> m.targetGroupArn(arn).attributes(attributes));
        }
    }

    private Made changeTargetGroup(Work work, Made made, JsonNode before) {
        if (changed(work, before, "Targets")) {
            throw work.refused("Targets (a change in place)");
        }
        var modify = ModifyTargetGroupRequest.builder();
        elb.modifyTargetGroup(
                work.fillKnown(modify, Set.of()).targetGroupArn(made.physicalId()).build());
        groupAttributes(work, made.physicalId());
        return made;
    }

    private JsonNode balancersOf(Made group) {
        var found = elb.describeTargetGroups(d -> d.targetGroupArns(group.physicalId()));
        return Json.texts(found.targetGroups().getFirst().loadBalancerArns());
    }

    private Made listener(Work work) {
        var create = work.fill(CreateListenerRequest.builder(), Set.of());
        var arn = elb.createListener(create.build()).listeners().getFirst().listenerArn();
        return Made.of(arn).with("ListenerArn", arn);
    }

    private Made changeListener(Work work, Made made, JsonNode before) {
        var modify = ModifyListenerRequest.builder();
        elb.modifyListener(work.fillKnown(modify, Set.of()).listenerArn(made.physicalId()).build());
        return made;
    }

    private Made rule(Work work) {
        var create = work.fill(CreateRuleRequest.builder(), Set.of());
        var made = elb.createRule(create.build()).rules().getFirst();
        return Made.of(made.ruleArn())
                .with("RuleArn", made.ruleArn())
                .with("IsDefault", String.valueOf(made.isDefault()));
    }

    private Made changeRule(Work work, Made made, JsonNode before) {
        if (changed(work, before, "Priority")) {
            throw work.refused("Priority (a change in place)");
        }
        var modify = ModifyRuleRequest.builder();
        elb.modifyRule(work.fillKnown(modify, Set.of()).ruleArn(made.physicalId()).build());
        return made;
    }
}
