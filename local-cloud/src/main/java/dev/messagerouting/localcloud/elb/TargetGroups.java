package dev.messagerouting.localcloud.elb;

import dev.messagerouting.localcloud.elb.ElbState.Group;
import dev.messagerouting.localcloud.elb.ElbState.Health;
import dev.messagerouting.localcloud.elb.ElbState.Target;
import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.Names;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.*;

import java.util.ArrayList;
import java.util.Map;

/** Target groups and the targets in them. */
final class TargetGroups {

    private final Cell<ElbState> state;
    private final HealthChecks checks;

    TargetGroups(Cell<ElbState> state, HealthChecks checks) {
        this.state = state;
        this.checks = checks;
    }

    CreateTargetGroupResponse create(CreateTargetGroupRequest request) {
        var name = Balancers.checkedName("Target group", request.name());
        if (request.protocol() != ProtocolEnum.HTTP) {
            throw ElbFaults.notImplemented(
                    "target groups with the protocol " + request.protocolAsString());
        }
        if (request.targetType() != TargetTypeEnum.IP) {
            throw ElbFaults.notImplemented(
                    "target groups of type " + request.targetTypeAsString() + "; Fargate wants ip");
        }
        if (request.port() == null || request.vpcId() == null) {
            throw ElbFaults.invalid("A port and a VPC ID must be specified");
        }
        var arn =
                Caller.current()
                        .arn(
                                "elasticloadbalancing",
                                "targetgroup/" + name + "/" + Names.random("0123456789abcdef", 16));
        var made = checked(made(request, name, arn));
        state.update(
                s -> {
                    if (s.groups().values().stream()
                            .anyMatch(g -> g.group().targetGroupName().equals(name))) {
                        throw ElbFaults.of(
                                DuplicateTargetGroupNameException.builder(),
                                "DuplicateTargetGroupName",
                                "A target group with the same name '"
                                        + name
                                        + "' exists, but with different settings");
                    }
                    return s.withGroup(new Group(made, Map.of())).withTags(arn, request.tags());
                });
        return CreateTargetGroupResponse.builder().targetGroups(made).build();
    }

    private static TargetGroup made(CreateTargetGroupRequest request, String name, String arn) {
        return TargetGroup.builder()
                .targetGroupArn(arn)
                .targetGroupName(name)
                .protocol(request.protocol())
                .protocolVersion("HTTP1")
                .port(request.port())
                .vpcId(request.vpcId())
                .targetType(request.targetType())
                .ipAddressType(TargetGroupIpAddressTypeEnum.IPV4)
                .healthCheckEnabled(true)
                .healthCheckProtocol(ProtocolEnum.HTTP)
                .healthCheckPort(or(request.healthCheckPort(), "traffic-port"))
                .healthCheckPath(or(request.healthCheckPath(), "/"))
                .healthCheckIntervalSeconds(or(request.healthCheckIntervalSeconds(), 30))
                .healthCheckTimeoutSeconds(or(request.healthCheckTimeoutSeconds(), 5))
                .healthyThresholdCount(or(request.healthyThresholdCount(), 5))
                .unhealthyThresholdCount(or(request.unhealthyThresholdCount(), 2))
                .matcher(
                        request.matcher() == null
                                ? Matcher.builder().httpCode("200").build()
                                : request.matcher())
                .build();
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    private static TargetGroup checked(TargetGroup group) {
        between("Health check interval", group.healthCheckIntervalSeconds(), 5, 300);
        between("Health check timeout", group.healthCheckTimeoutSeconds(), 2, 120);
        between("Healthy threshold count", group.healthyThresholdCount(), 2, 10);
        between("Unhealthy threshold count", group.unhealthyThresholdCount(), 2, 10);
        if (group.healthCheckTimeoutSeconds() >= group.healthCheckIntervalSeconds()) {
            throw ElbFaults.invalid(
                    "Health check timeout '"
                            + group.healthCheckTimeoutSeconds()
                            + "' must be smaller than the interval '"
                            + group.healthCheckIntervalSeconds()
                            + "'");
        }
        if (!group.healthCheckPath().startsWith("/")) {
            throw ElbFaults.invalid(
                    "Health check path '"
                            + group.healthCheckPath()
                            + "' must begin with a '/'"
                            + " character");
        }
        HealthChecks.codes(group.matcher().httpCode());
        return group;
    }

    private static void between(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw ElbFaults.invalid(
                    what + " '" + value + "' must be between " + least + " and " + most);
        }
    }

    private static TargetGroup shown(ElbState s, Group group) {
        var arn = group.group().targetGroupArn();
        return group.group().toBuilder().loadBalancerArns(s.balancersOf(arn)).build();
    }

    DescribeTargetGroupsResponse describe(DescribeTargetGroupsRequest request) {
        var s = state.get();
        var found = new ArrayList<TargetGroup>();
        request.targetGroupArns().forEach(arn -> found.add(shown(s, s.group(arn))));
        for (var group : s.groups().values()) {
            var shown = shown(s, group);
            boolean wanted =
                    request.names().contains(shown.targetGroupName())
                            || (request.loadBalancerArn() != null
                                    && shown.loadBalancerArns().contains(request.loadBalancerArn()))
                            || (request.targetGroupArns().isEmpty()
                                    && request.names().isEmpty()
                                    && request.loadBalancerArn() == null);
            if (wanted) {
                found.add(shown);
            }
        }
        for (var name : request.names()) {
            if (found.stream().noneMatch(group -> group.targetGroupName().equals(name))) {
                throw ElbFaults.noGroup(name);
            }
        }
        return DescribeTargetGroupsResponse.builder().targetGroups(found).build();
    }

    ModifyTargetGroupResponse modify(ModifyTargetGroupRequest request) {
        var after =
                state.update(
                        s -> {
                            var known = s.group(request.targetGroupArn());
                            var old = known.group();
                            var next =
                                    old.toBuilder()
                                            .healthCheckPort(
                                                    or(
                                                            request.healthCheckPort(),
                                                            old.healthCheckPort()))
                                            .healthCheckPath(
                                                    or(
                                                            request.healthCheckPath(),
                                                            old.healthCheckPath()))
                                            .healthCheckIntervalSeconds(
                                                    or(
                                                            request.healthCheckIntervalSeconds(),
                                                            old.healthCheckIntervalSeconds()))
                                            .healthCheckTimeoutSeconds(
                                                    or(
                                                            request.healthCheckTimeoutSeconds(),
                                                            old.healthCheckTimeoutSeconds()))
                                            .healthyThresholdCount(
                                                    or(
                                                            request.healthyThresholdCount(),
                                                            old.healthyThresholdCount()))
                                            .unhealthyThresholdCount(
                                                    or(
                                                            request.unhealthyThresholdCount(),
                                                            old.unhealthyThresholdCount()))
                                            .matcher(or(request.matcher(), old.matcher()))
                                            .build();
                            return s.withGroup(new Group(checked(next), known.targets()));
                        });
        return ModifyTargetGroupResponse.builder()
                .targetGroups(shown(after, after.group(request.targetGroupArn())))
                .build();
    }

    DeleteTargetGroupResponse delete(DeleteTargetGroupRequest request) {
        state.update(
                s -> {
                    var arn = String.valueOf(request.targetGroupArn());
                    if (!s.balancersOf(arn).isEmpty()) {
                        throw ElbFaults.of(
                                ResourceInUseException.builder(),
                                "ResourceInUse",
                                "Target group '"
                                        + arn
                                        + "' is currently in use by a listener or a rule");
                    }
                    return s.withGroups(ElbState.without(s.groups(), arn));
                });
        return DeleteTargetGroupResponse.builder().build();
    }

    RegisterTargetsResponse register(RegisterTargetsRequest request) {
        var arn = request.targetGroupArn();
        for (var wanted : request.targets()) {
            var added = new ArrayList<Target>();
            state.update(
                    s -> {
                        var group = s.group(arn);
                        var target = target(group, wanted);
                        added.clear();
                        if (group.targets().containsKey(target.address())) {
                            return s;
                        }
                        added.add(target);
                        return s.withGroup(group.with(target));
                    });
            added.forEach(target -> checks.begin(arn, target.address()));
        }
        return RegisterTargetsResponse.builder().build();
    }

    private static Target target(Group group, TargetDescription wanted) {
        if (wanted.id() == null || !wanted.id().matches("127\\.\\d+\\.\\d+\\.\\d+")) {
            throw ElbFaults.of(
                    InvalidTargetException.builder(),
                    "InvalidTarget",
                    "The local cloud's targets are loopback addresses; '"
                            + wanted.id()
                            + "' is none");
        }
        var port = wanted.port() == null ? group.group().port() : wanted.port();
        return new Target(wanted.toBuilder().port(port).build(), Health.INITIAL, 0, null, null);
    }

    DeregisterTargetsResponse deregister(DeregisterTargetsRequest request) {
        state.update(
                s -> {
                    var group = s.group(request.targetGroupArn());
                    for (var gone : request.targets()) {
                        group = group.without(target(group, gone).address());
                    }
                    return s.withGroup(group);
                });
        return DeregisterTargetsResponse.builder().build();
    }

    DescribeTargetHealthResponse health(DescribeTargetHealthRequest request) {
        var s = state.get();
        var group = s.group(request.targetGroupArn());
        boolean used = !s.balancersOf(group.group().targetGroupArn()).isEmpty();
        var all = new ArrayList<TargetHealthDescription>();
        for (var target : group.targets().values()) {
            boolean wanted =
                    request.targets().isEmpty()
                            || request.targets().stream()
                                    .anyMatch(
                                            t ->
                                                    target(group, t)
                                                            .address()
                                                            .equals(target.address()));
            if (wanted) {
                all.add(
                        TargetHealthDescription.builder()
                                .target(target.description())
                                .healthCheckPort(HealthChecks.port(group, target))
                                .targetHealth(used ? health(target) : UNUSED)
                                .build());
            }
        }
        return DescribeTargetHealthResponse.builder().targetHealthDescriptions(all).build();
    }

    private static final TargetHealth UNUSED =
            TargetHealth.builder()
                    .state(TargetHealthStateEnum.UNUSED)
                    .reason(TargetHealthReasonEnum.TARGET_NOT_IN_USE)
                    .description(
                            "Target group is not configured to receive traffic from the load"
                                    + " balancer")
                    .build();

    private static TargetHealth health(Target target) {
        return switch (target.health()) {
            case HEALTHY -> TargetHealth.builder().state(TargetHealthStateEnum.HEALTHY).build();
            case UNHEALTHY ->
                    TargetHealth.builder()
                            .state(TargetHealthStateEnum.UNHEALTHY)
                            .reason(target.reason())
                            .description(target.text())
                            .build();
            case INITIAL ->
                    TargetHealth.builder()
                            .state(TargetHealthStateEnum.INITIAL)
                            .reason(TargetHealthReasonEnum.ELB_REGISTRATION_IN_PROGRESS)
                            .description("Target registration is in progress")
                            .build();
        };
    }
}
