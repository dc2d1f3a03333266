package dev.messagerouting.localcloud.ec2;

import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.Names;

import software.amazon.awssdk.services.ec2.model.*;

import java.util.ArrayList;
import java.util.List;

/**
 * The network ACL that comes with each VPC and lets everything pass, as <a
 * href="https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html">AWS's</a> does.
 */
final class NetworkAcls {

    private static final int FIRST = 100;

    /** What the console shows as {@code *}. */
    private static final int LAST = 32_767;

    private final Cell<Ec2State> state;

    NetworkAcls(Cell<Ec2State> state) {
        this.state = state;
    }

    static NetworkAcl ofVpc(Vpc vpc) {
        return NetworkAcl.builder()
                .networkAclId(Names.ec2("acl"))
                .vpcId(vpc.vpcId())
                .ownerId(vpc.ownerId())
                .isDefault(true)
                .associations(List.of())
                .entries(
                        entry(true, FIRST, RuleAction.ALLOW),
                        entry(true, LAST, RuleAction.DENY),
                        entry(false, FIRST, RuleAction.ALLOW),
                        entry(false, LAST, RuleAction.DENY))
                .build();
    }

    private static NetworkAclEntry entry(boolean egress, int number, RuleAction action) {
        return NetworkAclEntry.builder()
                .cidrBlock("0.0.0.0/0")
                .egress(egress)
                .protocol("-1")
                .ruleAction(action)
                .ruleNumber(number)
                .build();
    }

    private static boolean isDefault(NetworkAcl acl, String vpcId) {
        return vpcId.equals(acl.vpcId()) && Boolean.TRUE.equals(acl.isDefault());
    }

    /** A new subnet belongs to the default ACL of its VPC. */
    static Ec2State withSubnet(Ec2State s, Subnet subnet) {
        var next = s;
        for (var acl : s.acls().values()) {
            if (isDefault(acl, subnet.vpcId())) {
                var all = new ArrayList<>(acl.associations());
                all.add(
                        NetworkAclAssociation.builder()
                                .networkAclAssociationId(Names.ec2("aclassoc"))
                                .networkAclId(acl.networkAclId())
                                .subnetId(subnet.subnetId())
                                .build());
                next = next.withAcl(acl.toBuilder().associations(all).build());
            }
        }
        return next;
    }

    static Ec2State withoutSubnet(Ec2State s, String subnetId) {
        var next = s;
        for (var acl : s.acls().values()) {
            var left =
                    acl.associations().stream()
                            .filter(a -> !subnetId.equals(a.subnetId()))
                            .toList();
            if (left.size() < acl.associations().size()) {
                next = next.withAcl(acl.toBuilder().associations(left).build());
            }
        }
        return next;
    }

    static Ec2State withoutVpc(Ec2State s, String vpcId) {
        var gone =
                s.acls().values().stream()
                        .filter(acl -> vpcId.equals(acl.vpcId()))
                        .map(NetworkAcl::networkAclId)
                        .toList();
        var next = s.withAcls(Ec2State.without(s.acls(), gone));
        for (var id : gone) {
            next = next.withTags(id, List.of());
        }
        return next;
    }

    DescribeNetworkAclsResponse describe(DescribeNetworkAclsRequest request) {
        var s = state.get();
        var wanted =
                request.networkAclIds().isEmpty()
                        ? List.copyOf(s.acls().values())
                        : request.networkAclIds().stream().map(s::acl).toList();
        var found =
                Filters.apply(
                        wanted,
                        request.filters(),
                        (acl, name) ->
                                switch (name) {
                                    case "network-acl-id" -> List.of(acl.networkAclId());
                                    case "vpc-id" -> List.of(acl.vpcId());
                                    case "owner-id" -> List.of(acl.ownerId());
                                    case "default" -> Filters.of(acl.isDefault());
                                    case "association.subnet-id" ->
                                            acl.associations().stream()
                                                    .map(NetworkAclAssociation::subnetId)
                                                    .toList();
                                    case "association.association-id" ->
                                            acl.associations().stream()
                                                    .map(
                                                            NetworkAclAssociation
                                                                    ::networkAclAssociationId)
                                                    .toList();
                                    default -> null;
                                },
                        acl -> s.tagsOf(acl.networkAclId()));
        return DescribeNetworkAclsResponse.builder()
                .networkAcls(
                        found.stream()
                                .map(a -> a.toBuilder().tags(s.tagsOf(a.networkAclId())).build())
                                .toList())
                .build();
    }
}
