package dev.messagerouting.localcloud.ec2;

import dev.messagerouting.localcloud.ec2.Ec2State.Group;
import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.Names;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ec2.model.*;

import java.util.ArrayList;
import java.util.List;

/** Security groups: a name in a VPC, and rules. */
final class SecurityGroups {

    private final Cell<Ec2State> state;

    SecurityGroups(Cell<Ec2State> state) {
        this.state = state;
    }

    /** The group that every VPC has. */
    static Group ofVpc(Vpc vpc) {
        var group = made(vpc, "default", "default VPC security group");
        var id = group.groupId();
        var within =
                IpPermission.builder()
                        .ipProtocol("-1")
                        .userIdGroupPairs(UserIdGroupPair.builder().groupId(id).build())
                        .build();
        var rules = new ArrayList<>(Rules.of(group, List.of(within), false));
        rules.addAll(Rules.of(group, List.of(Rules.EVERYWHERE), true));
        return new Group(group, rules);
    }

    private static SecurityGroup made(Vpc vpc, String name, String description) {
        var id = Names.ec2("sg");
        return SecurityGroup.builder()
                .groupId(id)
                .groupName(name)
                .description(description)
                .vpcId(vpc.vpcId())
                .ownerId(vpc.ownerId())
                .securityGroupArn(Caller.current().arn("ec2", "security-group/" + id))
                .build();
    }

    CreateSecurityGroupResponse create(CreateSecurityGroupRequest request) {
        if (request.groupName() == null) {
            throw Ec2Faults.missing("GroupName");
        }
        if (request.description() == null) {
            throw Ec2Faults.missing("GroupDescription");
        }
        if (request.groupName().startsWith("sg-")) {
            throw Ec2Faults.value(
                    request.groupName(), "groupName", "Group names may not be in the format sg-*.");
        }
        var tags = Ec2State.wanted(request.tagSpecifications(), ResourceType.SECURITY_GROUP);
        return state.commit(
                s -> {
                    var vpc = s.vpc(request.vpcId());
                    for (var other : s.groups().values()) {
                        if (vpc.vpcId().equals(other.group().vpcId())
                                && request.groupName().equals(other.group().groupName())) {
                            throw Ec2Faults.of(
                                    "InvalidGroup.Duplicate",
                                    "The security group '"
                                            + request.groupName()
                                            + "' already exists for VPC '"
                                            + vpc.vpcId()
                                            + "'");
                        }
                    }
                    var group = made(vpc, request.groupName(), request.description());
                    var id = group.groupId();
                    var rules = Rules.of(group, List.of(Rules.EVERYWHERE), true);
                    return new Cell.Change<>(
                            s.withGroups(Ec2State.with(s.groups(), id, new Group(group, rules)))
                                    .withTags(id, tags),
                            CreateSecurityGroupResponse.builder()
                                    .groupId(id)
                                    .securityGroupArn(group.securityGroupArn())
                                    .tags(tags)
                                    .build());
                });
    }

    DescribeSecurityGroupsResponse describe(DescribeSecurityGroupsRequest request) {
        var s = state.get();
        var wanted =
                request.groupIds().isEmpty()
                        ? List.copyOf(s.groups().values())
                        : request.groupIds().stream().map(s::group).toList();
        var found =
                Filters.apply(
                        wanted,
                        request.filters(),
                        (group, name) ->
                                switch (name) {
                                    case "group-id" -> List.of(group.group().groupId());
                                    case "group-name" -> List.of(group.group().groupName());
                                    case "vpc-id" -> List.of(group.group().vpcId());
                                    case "description" -> List.of(group.group().description());
                                    case "owner-id" -> List.of(group.group().ownerId());
                                    default -> null;
                                },
                        group -> s.tagsOf(group.group().groupId()));
        return DescribeSecurityGroupsResponse.builder()
                .securityGroups(
                        found.stream()
                                .map(
                                        g ->
                                                g.group().toBuilder()
                                                        .ipPermissions(
                                                                Rules.permissions(g.rules(), false))
                                                        .ipPermissionsEgress(
                                                                Rules.permissions(g.rules(), true))
                                                        .tags(s.tagsOf(g.group().groupId()))
                                                        .build())
                                .toList())
                .build();
    }

    DescribeSecurityGroupRulesResponse rules(DescribeSecurityGroupRulesRequest request) {
        var s = state.get();
        var all = s.groups().values().stream().flatMap(group -> group.rules().stream()).toList();
        var found =
                Filters.apply(
                        all,
                        request.filters(),
                        (rule, name) ->
                                switch (name) {
                                    case "group-id" -> List.of(rule.groupId());
                                    case "security-group-rule-id" ->
                                            List.of(rule.securityGroupRuleId());
                                    default -> null;
                                },
                        rule -> List.of());
        var ids = request.securityGroupRuleIds();
        return DescribeSecurityGroupRulesResponse.builder()
                .securityGroupRules(
                        found.stream()
                                .filter(
                                        rule ->
                                                ids.isEmpty()
                                                        || ids.contains(rule.securityGroupRuleId()))
                                .toList())
                .build();
    }

    DeleteSecurityGroupResponse delete(DeleteSecurityGroupRequest request) {
        state.update(
                s -> {
                    var group = s.group(request.groupId());
                    var id = group.group().groupId();
                    if (group.group().groupName().equals("default")) {
                        throw Ec2Faults.of(
                                "CannotDelete",
                                "the specified group: \""
                                        + id
                                        + "\" name: \"default\" cannot be deleted by a user");
                    }
                    if (inUse(s, id)) {
                        throw Ec2Faults.of(
                                "DependencyViolation",
                                "resource " + id + " has a dependent object");
                    }
                    return s.withGroups(Ec2State.without(s.groups(), List.of(id)))
                            .withTags(id, List.of());
                });
        return DeleteSecurityGroupResponse.builder()
                .returnValue(true)
                .groupId(request.groupId())
                .build();
    }

    private static boolean inUse(Ec2State s, String id) {
        return s.interfaces().values().stream()
                        .flatMap(x -> x.groups().stream())
                        .anyMatch(x -> id.equals(x.groupId()))
                || s.groups().values().stream()
                        .filter(x -> !id.equals(x.group().groupId()))
                        .flatMap(x -> x.rules().stream())
                        .anyMatch(
                                rule ->
                                        rule.referencedGroupInfo() != null
                                                && id.equals(rule.referencedGroupInfo().groupId()));
    }

    /** Adds rules and answers them. */
    List<SecurityGroupRule> authorize(
            @Nullable String groupId, List<IpPermission> permissions, boolean egress) {
        return state.commit(
                s -> {
                    var group = s.group(groupId);
                    for (var pair :
                            permissions.stream()
                                    .flatMap(p -> p.userIdGroupPairs().stream())
                                    .toList()) {
                        s.group(pair.groupId());
                    }
                    var added = Rules.of(group.group(), permissions, egress);
                    for (var rule : added) {
                        if (group.rules().stream().anyMatch(known -> Rules.same(known, rule))) {
                            throw Ec2Faults.of(
                                    "InvalidPermission.Duplicate",
                                    "the specified rule \""
                                            + Rules.text(rule)
                                            + "\" already exists");
                        }
                    }
                    var all = new ArrayList<>(group.rules());
                    all.addAll(added);
                    return new Cell.Change<>(with(s, group, all), added);
                });
    }

    private static Ec2State with(Ec2State s, Group group, List<SecurityGroupRule> rules) {
        return s.withGroups(
                Ec2State.with(
                        s.groups(),
                        group.group().groupId(),
                        new Group(group.group(), List.copyOf(rules))));
    }

    void revoke(
            @Nullable String groupId,
            List<String> ids,
            List<IpPermission> permissions,
            boolean egress) {
        state.update(
                s -> {
                    var group = s.group(groupId);
                    var left = new ArrayList<>(group.rules());
                    for (var id : ids) {
                        if (!left.removeIf(rule -> id.equals(rule.securityGroupRuleId()))) {
                            throw Ec2Faults.of(
                                    "InvalidSecurityGroupRuleId.NotFound",
                                    "The security group rule ID '" + id + "' does not exist");
                        }
                    }
                    for (var rule : Rules.of(group.group(), permissions, egress)) {
                        if (!left.removeIf(known -> Rules.same(known, rule))) {
                            throw Ec2Faults.of(
                                    "InvalidPermission.NotFound",
                                    "The specified rule does not exist in this security group.");
                        }
                    }
                    return with(s, group, left);
                });
    }
}
