package dev.messagerouting.localcloud.cloudformation.kinds;

import dev.messagerouting.localcloud.cloudformation.template.Json;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Security groups, their rules, and the endpoints of services in a VPC. */
final class SecurityKinds {

    private static final int LONGEST_NAME = 255;

    /** What EC2 puts into each new group: everything may leave. */
    private static final IpPermission EVERYTHING =
            IpPermission.builder()
                    .ipProtocol("-1")
                    .ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build())
                    .build();

    private final Ec2Client ec2;

    SecurityKinds(Ec2Client ec2) {
        this.ec2 = ec2;
    }

    List<ResourceKind> all() {
        return List.of(
                new Kind(
                                "AWS::EC2::SecurityGroup",
                                this::group,
                                (_, made) ->
                                        ec2.deleteSecurityGroup(d -> d.groupId(made.physicalId())))
                        .tagged(Taggings.of(ec2))
                        .updated(this::changeGroup),
                new Kind(
                        "AWS::EC2::SecurityGroupIngress",
                        this::ingress,
                        (work, made) ->
                                ec2.revokeSecurityGroupIngress(
                                        r ->
                                                r.groupId(work.need("GroupId"))
                                                        .ipPermissions(
                                                                permission(work.properties())))),
                new Kind(
                        "AWS::EC2::SecurityGroupEgress",
                        this::egress,
                        (work, made) ->
                                ec2.revokeSecurityGroupEgress(
                                        r ->
                                                r.groupId(work.need("GroupId"))
                                                        .ipPermissions(
                                                                permission(work.properties())))),
                new Kind("AWS::EC2::VPCEndpoint", this::endpoint, this::dropEndpoint)
                        .updated(this::changeEndpoint)
                        .tagged(Taggings.of(ec2)));
    }

    private Made group(Work work) {
        work.only(
                Set.of(
                        "GroupDescription",
                        "GroupName",
                        "SecurityGroupEgress",
                        "SecurityGroupIngress",
                        "Tags",
                        "VpcId"));
        var name = work.name("GroupName", LONGEST_NAME);
        var id =
                ec2.createSecurityGroup(
                                c ->
                                        c.groupName(name)
                                                .description(work.need("GroupDescription"))
                                                .vpcId(work.text("VpcId"))
                                                .tagSpecifications(
                                                        NetworkKinds.tags(
                                                                work, ResourceType.SECURITY_GROUP)))
                        .groupId();
        work.progress().initiated(id);
        allowIn(id, permissions(work.properties(), "SecurityGroupIngress"));
        if (work.has("SecurityGroupEgress")) {
            revokeEverything(id);
            allowOut(id, permissions(work.properties(), "SecurityGroupEgress"));
        }
        return Made.of(id)
                .with("GroupId", id)
                .with("Id", id)
                .with("GroupName", name)
                .with("VpcId", work.text("VpcId"));
    }

    private void revokeEverything(String id) {
        try {
            ec2.revokeSecurityGroupEgress(r -> r.groupId(id).ipPermissions(EVERYTHING));
        } catch (Ec2Exception absent) {
            if (!absent.awsErrorDetails().errorCode().equals("InvalidPermission.NotFound")) {
                throw absent;
            }
        }
    }

    private void allowIn(String id, List<IpPermission> permissions) {
        if (!permissions.isEmpty()) {
            ec2.authorizeSecurityGroupIngress(a -> a.groupId(id).ipPermissions(permissions));
        }
    }

    private void allowOut(String id, List<IpPermission> permissions) {
        if (!permissions.isEmpty()) {
            ec2.authorizeSecurityGroupEgress(a -> a.groupId(id).ipPermissions(permissions));
        }
    }

    private Made changeGroup(Work work, Made made, JsonNode before) {
        var id = made.physicalId();
        var in = permissions(work.properties(), "SecurityGroupIngress");
        var wasIn = permissions(before, "SecurityGroupIngress");
        allowIn(id, without(in, wasIn));
        if (!without(wasIn, in).isEmpty()) {
            ec2.revokeSecurityGroupIngress(r -> r.groupId(id).ipPermissions(without(wasIn, in)));
        }
        var out = outgoing(work.properties());
        var wasOut = outgoing(before);
        allowOut(id, without(out, wasOut));
        if (!without(wasOut, out).isEmpty()) {
            ec2.revokeSecurityGroupEgress(r -> r.groupId(id).ipPermissions(without(wasOut, out)));
        }
        return made;
    }

    private static List<IpPermission> outgoing(JsonNode properties) {
        return properties.has("SecurityGroupEgress")
                ? permissions(properties, "SecurityGroupEgress")
                : List.of(EVERYTHING);
    }

    private static List<IpPermission> without(List<IpPermission> all, List<IpPermission> some) {
        return all.stream().filter(permission -> !some.contains(permission)).toList();
    }

    private static List<IpPermission> permissions(JsonNode properties, String name) {
        return Json.items(properties.path(name)).stream().map(SecurityKinds::permission).toList();
    }

    /** A rule as a template writes it, inside a group or as a resource of its own. */
    private static IpPermission permission(JsonNode rule) {
        var permission =
                IpPermission.builder()
                        .ipProtocol(rule.path("IpProtocol").asString().toLowerCase(Locale.ROOT));
        if (rule.has("FromPort")) {
            permission.fromPort(Integer.valueOf(rule.path("FromPort").asString()));
        }
        if (rule.has("ToPort")) {
            permission.toPort(Integer.valueOf(rule.path("ToPort").asString()));
        }
        var description = text(rule, "Description");
        var v4 = text(rule, "CidrIp");
        if (v4 != null) {
            permission.ipRanges(IpRange.builder().cidrIp(v4).description(description).build());
        }
        var v6 = text(rule, "CidrIpv6");
        if (v6 != null) {
            permission.ipv6Ranges(
                    Ipv6Range.builder().cidrIpv6(v6).description(description).build());
        }
        var list = first(text(rule, "SourcePrefixListId"), text(rule, "DestinationPrefixListId"));
        if (list != null) {
            permission.prefixListIds(
                    PrefixListId.builder().prefixListId(list).description(description).build());
        }
        var group =
                first(
                        text(rule, "SourceSecurityGroupId"),
                        text(rule, "DestinationSecurityGroupId"));
        if (group != null) {
            permission.userIdGroupPairs(
                    UserIdGroupPair.builder()
                            .groupId(group)
                            .userId(text(rule, "SourceSecurityGroupOwnerId"))
                            .description(description)
                            .build());
        }
        return permission.build();
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    private static @Nullable String text(JsonNode rule, String name) {
        var value = rule.get(name);
        return value == null ? null : value.asString();
    }

    private Made ingress(Work work) {
        var answer =
                ec2.authorizeSecurityGroupIngress(
                        a ->
                                a.groupId(work.need("GroupId"))
                                        .ipPermissions(permission(work.properties())));
        return rule(work, answer.securityGroupRules());
    }

    private Made egress(Work work) {
        var answer =
                ec2.authorizeSecurityGroupEgress(
                        a ->
                                a.groupId(work.need("GroupId"))
                                        .ipPermissions(permission(work.properties())));
        return rule(work, answer.securityGroupRules());
    }

    private static Made rule(Work work, List<SecurityGroupRule> rules) {
        var id =
                rules.isEmpty()
                        ? work.generated(LONGEST_NAME)
                        : rules.getFirst().securityGroupRuleId();
        return Made.of(id).with("Id", id);
    }

    private Made endpoint(Work work) {
        var create =
                work.fill(CreateVpcEndpointRequest.builder(), Set.of("PolicyDocument", "Tags"))
                        .policyDocument(work.document("PolicyDocument"))
                        .tagSpecifications(NetworkKinds.tags(work, ResourceType.VPC_ENDPOINT));
        var id = ec2.createVpcEndpoint(create.build()).vpcEndpoint().vpcEndpointId();
        work.progress().initiated(id);
        work.progress().await(() -> !"pending".equalsIgnoreCase(find(id).stateAsString()));
        var endpoint = find(id);
        var names =
                endpoint.dnsEntries().stream()
                        .map(entry -> entry.hostedZoneId() + ":" + entry.dnsName())
                        .toList();
        return Made.of(id)
                .with("Id", id)
                .with("DnsEntries", Json.texts(names))
                .with("NetworkInterfaceIds", Json.texts(endpoint.networkInterfaceIds()))
                .with("CreationTimestamp", String.valueOf(endpoint.creationTimestamp()));
    }

    private Made changeEndpoint(Work work, Made made, JsonNode before) {
        DataKinds.unchanged(
                work,
                before,
                Set.of(
                        "PolicyDocument",
                        "PrivateDnsEnabled",
                        "RouteTableIds",
                        "SecurityGroupIds",
                        "SubnetIds",
                        "Tags"));
        var after = work.properties();
        var policy = work.document("PolicyDocument");
        ec2.modifyVpcEndpoint(
                m ->
                        m.vpcEndpointId(made.physicalId())
                                .policyDocument(policy)
                                .resetPolicy(
                                        (policy == null && before.has("PolicyDocument"))
                                                ? true
                                                : null)
                                .privateDnsEnabled(
                                        work.has("PrivateDnsEnabled")
                                                ? work.flag("PrivateDnsEnabled")
                                                : null)
                                .addSubnetIds(fresh(after, before, "SubnetIds"))
                                .removeSubnetIds(fresh(before, after, "SubnetIds"))
                                .addSecurityGroupIds(fresh(after, before, "SecurityGroupIds"))
                                .removeSecurityGroupIds(fresh(before, after, "SecurityGroupIds"))
                                .addRouteTableIds(fresh(after, before, "RouteTableIds"))
                                .removeRouteTableIds(fresh(before, after, "RouteTableIds")));
        return made;
    }

    /** What the one list has and the other has not; {@code null} for nothing. */
    private static @Nullable List<String> fresh(JsonNode one, JsonNode other, String property) {
        var there = Json.items(other.path(property));
        var list =
                Json.items(one.path(property)).stream()
                        .filter(item -> !there.contains(item))
                        .map(JsonNode::asString)
                        .toList();
        return list.isEmpty() ? null : list;
    }

    private VpcEndpoint find(String id) {
        return ec2.describeVpcEndpoints(d -> d.vpcEndpointIds(id)).vpcEndpoints().getFirst();
    }

    private void dropEndpoint(Work work, Made made) {
        ec2.deleteVpcEndpoints(d -> d.vpcEndpointIds(made.physicalId()));
        work.progress().await(() -> gone(made.physicalId()));
    }

    private boolean gone(String id) {
        try {
            return ec2.describeVpcEndpoints(d -> d.vpcEndpointIds(id)).vpcEndpoints().stream()
                    .allMatch(one -> "deleted".equalsIgnoreCase(one.stateAsString()));
        } catch (Ec2Exception absent) {
            return absent.awsErrorDetails().errorCode().contains("NotFound");
        }
    }
}
