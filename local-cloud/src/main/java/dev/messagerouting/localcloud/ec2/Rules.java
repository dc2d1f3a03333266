package dev.messagerouting.localcloud.ec2;

import dev.messagerouting.localcloud.kernel.Names;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ec2.model.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Permissions as they are asked for, one rule per peer; and back. */
final class Rules {

    static final IpPermission EVERYWHERE =
            IpPermission.builder()
                    .ipProtocol("-1")
                    .ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build())
                    .build();

    private static final Set<String> WITH_PORTS = Set.of("tcp", "udp");

    private Rules() {}

    static List<SecurityGroupRule> of(
            SecurityGroup group, List<IpPermission> permissions, boolean egress) {
        var rules = new ArrayList<SecurityGroupRule>();
        for (var permission : permissions) {
            check(permission);
            for (var range : permission.ipRanges()) {
                var cidr = Cidr.parse(range.cidrIp(), "cidrIp").toString();
                rules.add(
                        rule(group, permission, egress, range.description())
                                .cidrIpv4(cidr)
                                .build());
            }
            for (var range : permission.ipv6Ranges()) {
                rules.add(
                        rule(group, permission, egress, range.description())
                                .cidrIpv6(range.cidrIpv6())
                                .build());
            }
            for (var pair : permission.userIdGroupPairs()) {
                rules.add(
                        rule(group, permission, egress, pair.description())
                                .referencedGroupInfo(
                                        g ->
                                                g.groupId(pair.groupId())
                                                        .userId(
                                                                pair.userId() == null
                                                                        ? group.ownerId()
                                                                        : pair.userId()))
                                .build());
            }
            for (var list : permission.prefixListIds()) {
                rules.add(
                        rule(group, permission, egress, list.description())
                                .prefixListId(list.prefixListId())
                                .build());
            }
        }
        return rules;
    }

    private static SecurityGroupRule.Builder rule(
            SecurityGroup group,
            IpPermission permission,
            boolean egress,
            @Nullable String description) {
        boolean all = permission.ipProtocol().equals("-1");
        return SecurityGroupRule.builder()
                .securityGroupRuleId(Names.ec2("sgr"))
                .groupId(group.groupId())
                .groupOwnerId(group.ownerId())
                .isEgress(egress)
                .ipProtocol(permission.ipProtocol().toLowerCase(Locale.ROOT))
                .fromPort(all ? Integer.valueOf(-1) : permission.fromPort())
                .toPort(all ? Integer.valueOf(-1) : permission.toPort())
                .description(description);
    }

    private static void check(IpPermission permission) {
        var protocol = permission.ipProtocol();
        if (protocol == null) {
            throw Ec2Faults.missing("ipProtocol");
        }
        if (WITH_PORTS.contains(protocol.toLowerCase(Locale.ROOT))) {
            var from = permission.fromPort();
            var to = permission.toPort();
            if (from == null || to == null) {
                throw Ec2Faults.of(
                        "InvalidParameterValue",
                        "Invalid value 'Must specify both from and to ports with TCP/UDP.' for"
                                + " portRange.");
            }
            if (from < 0 || to > 65535 || from > to) {
                throw Ec2Faults.of(
                        "InvalidParameterValue",
                        "Invalid value '" + from + "-" + to + "' for portRange.");
            }
        }
        if (permission.ipRanges().isEmpty()
                && permission.ipv6Ranges().isEmpty()
                && permission.userIdGroupPairs().isEmpty()
                && permission.prefixListIds().isEmpty()) {
            throw Ec2Faults.missing("CidrIp, CidrIpv6, a group or a prefix list of the rule");
        }
    }

    /** Whether two rules let the same through. */
    static boolean same(SecurityGroupRule a, SecurityGroupRule b) {
        return a.isEgress().equals(b.isEgress())
                && a.ipProtocol().equals(b.ipProtocol())
                && Objects.equals(a.fromPort(), b.fromPort())
                && Objects.equals(a.toPort(), b.toPort())
                && peer(a).equals(peer(b));
    }

    private static String peer(SecurityGroupRule rule) {
        if (rule.referencedGroupInfo() != null) {
            return rule.referencedGroupInfo().groupId();
        }
        if (rule.cidrIpv4() != null) {
            return rule.cidrIpv4();
        }
        return rule.cidrIpv6() == null ? rule.prefixListId() : rule.cidrIpv6();
    }

    /** As AWS writes a rule into the error about a duplicate. */
    static String text(SecurityGroupRule rule) {
        var protocol = rule.ipProtocol().equals("-1") ? "ALL" : rule.ipProtocol();
        var ports =
                rule.ipProtocol().equals("-1")
                        ? ""
                        : ", from port: " + rule.fromPort() + ", to port: " + rule.toPort();
        return "peer: " + peer(rule) + ", " + protocol.toUpperCase(Locale.ROOT) + ports + ", ALLOW";
    }

    static List<IpPermission> permissions(List<SecurityGroupRule> rules, boolean egress) {
        return rules.stream()
                .filter(rule -> rule.isEgress() == egress)
                .map(Rules::permission)
                .toList();
    }

    private static IpPermission permission(SecurityGroupRule rule) {
        boolean all = rule.ipProtocol().equals("-1");
        var to =
                IpPermission.builder()
                        .ipProtocol(rule.ipProtocol())
                        .fromPort(all ? null : rule.fromPort())
                        .toPort(all ? null : rule.toPort());
        if (rule.referencedGroupInfo() != null) {
            to.userIdGroupPairs(
                    UserIdGroupPair.builder()
                            .groupId(rule.referencedGroupInfo().groupId())
                            .userId(rule.referencedGroupInfo().userId())
                            .description(rule.description())
                            .build());
        } else if (rule.cidrIpv4() != null) {
            to.ipRanges(
                    IpRange.builder()
                            .cidrIp(rule.cidrIpv4())
                            .description(rule.description())
                            .build());
        } else if (rule.cidrIpv6() != null) {
            to.ipv6Ranges(
                    Ipv6Range.builder()
                            .cidrIpv6(rule.cidrIpv6())
                            .description(rule.description())
                            .build());
        } else {
            to.prefixListIds(
                    PrefixListId.builder()
                            .prefixListId(rule.prefixListId())
                            .description(rule.description())
                            .build());
        }
        return to.build();
    }

    /** What the old, flat form of a request asks for, where the list is not given. */
    static List<IpPermission> flat(
            List<IpPermission> permissions,
            @Nullable String protocol,
            @Nullable Integer from,
            @Nullable Integer to,
            @Nullable String cidr) {
        if (!permissions.isEmpty() || protocol == null) {
            return permissions;
        }
        return List.of(
                IpPermission.builder()
                        .ipProtocol(protocol)
                        .fromPort(from)
                        .toPort(to)
                        .ipRanges(IpRange.builder().cidrIp(cidr).build())
                        .build());
    }
}
