package dev.messagerouting.localcloud.ec2;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ec2.model.*;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All networks at one moment; each kind by id. */
record Ec2State(
        Map<String, Vpc> vpcs,
        Map<String, Set<String>> vpcAttributes,
        Map<String, Subnet> subnets,
        Map<String, InternetGateway> gateways,
        Map<String, RouteTable> tables,
        Map<String, Group> groups,
        Map<String, VpcEndpoint> endpoints,
        Map<String, NetworkInterface> interfaces,
        Map<String, NetworkAcl> acls,
        Map<String, List<Tag>> tags) {

    static final Ec2State EMPTY =
            new Ec2State(
                    Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(),
                    Map.of(), Map.of());

    /** A security group and its rules, each with an id of its own. */
    record Group(SecurityGroup group, List<SecurityGroupRule> rules) {}

    static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        var copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return Collections.unmodifiableMap(copy);
    }

    static <V> Map<String, V> without(Map<String, V> map, Collection<String> keys) {
        var copy = new LinkedHashMap<>(map);
        copy.keySet().removeAll(keys);
        return Collections.unmodifiableMap(copy);
    }

    private static <V> V find(Map<String, V> map, @Nullable String id, String code, String what) {
        if (id == null) {
            throw Ec2Faults.missing(what);
        }
        var found = map.get(id);
        if (found == null) {
            throw Ec2Faults.of(code, "The " + what + " '" + id + "' does not exist");
        }
        return found;
    }

    Vpc vpc(@Nullable String id) {
        return find(vpcs, id, "InvalidVpcID.NotFound", "vpc ID");
    }

    Subnet subnet(@Nullable String id) {
        return find(subnets, id, "InvalidSubnetID.NotFound", "subnet ID");
    }

    InternetGateway gateway(@Nullable String id) {
        return find(gateways, id, "InvalidInternetGatewayID.NotFound", "internetGateway ID");
    }

    RouteTable table(@Nullable String id) {
        return find(tables, id, "InvalidRouteTableID.NotFound", "routeTable ID");
    }

    Group group(@Nullable String id) {
        return find(groups, id, "InvalidGroup.NotFound", "security group");
    }

    NetworkAcl acl(@Nullable String id) {
        return find(acls, id, "InvalidNetworkAclID.NotFound", "networkAcl ID");
    }

    VpcEndpoint endpoint(@Nullable String id) {
        return find(endpoints, id, "InvalidVpcEndpointId.NotFound", "Vpc Endpoint Id");
    }

    List<Tag> tagsOf(String id) {
        return tags.getOrDefault(id, List.of());
    }

    Ec2State withVpcs(Map<String, Vpc> next) {
        return new Ec2State(
                next,
                vpcAttributes,
                subnets,
                gateways,
                tables,
                groups,
                endpoints,
                interfaces,
                acls,
                tags);
    }

    Ec2State withAttributes(Map<String, Set<String>> next) {
        return new Ec2State(
                vpcs, next, subnets, gateways, tables, groups, endpoints, interfaces, acls, tags);
    }

    Ec2State withSubnets(Map<String, Subnet> next) {
        return new Ec2State(
                vpcs,
                vpcAttributes,
                next,
                gateways,
                tables,
                groups,
                endpoints,
                interfaces,
                acls,
                tags);
    }

    Ec2State withGateways(Map<String, InternetGateway> next) {
        return new Ec2State(
                vpcs,
                vpcAttributes,
                subnets,
                next,
                tables,
                groups,
                endpoints,
                interfaces,
                acls,
                tags);
    }

    Ec2State withTables(Map<String, RouteTable> next) {
        return new Ec2State(
                vpcs,
                vpcAttributes,
                subnets,
                gateways,
                next,
                groups,
                endpoints,
                interfaces,
                acls,
                tags);
    }

    Ec2State withTable(RouteTable table) {
        return withTables(with(tables, table.routeTableId(), table));
    }

    Ec2State withGroups(Map<String, Group> next) {
        return new Ec2State(
                vpcs,
                vpcAttributes,
                subnets,
                gateways,
                tables,
                next,
                endpoints,
                interfaces,
                acls,
                tags);
    }

    Ec2State withEndpoints(Map<String, VpcEndpoint> next) {
        return new Ec2State(
                vpcs,
                vpcAttributes,
                subnets,
                gateways,
                tables,
                groups,
                next,
                interfaces,
                acls,
                tags);
    }

    Ec2State withInterfaces(Map<String, NetworkInterface> next) {
        return new Ec2State(
                vpcs,
                vpcAttributes,
                subnets,
                gateways,
                tables,
                groups,
                endpoints,
                next,
                acls,
                tags);
    }

    Ec2State withAcls(Map<String, NetworkAcl> next) {
        return new Ec2State(
                vpcs,
                vpcAttributes,
                subnets,
                gateways,
                tables,
                groups,
                endpoints,
                interfaces,
                next,
                tags);
    }

    Ec2State withAcl(NetworkAcl acl) {
        return withAcls(with(acls, acl.networkAclId(), acl));
    }

    Ec2State withTags(String id, List<Tag> own) {
        var next = own.isEmpty() ? without(tags, List.of(id)) : with(tags, id, List.copyOf(own));
        return new Ec2State(
                vpcs,
                vpcAttributes,
                subnets,
                gateways,
                tables,
                groups,
                endpoints,
                interfaces,
                acls,
                next);
    }

    /** The tags that a create request gives to a resource of the type. */
    static List<Tag> wanted(List<TagSpecification> specifications, ResourceType type) {
        return specifications.stream()
                .filter(specification -> specification.resourceType() == type)
                .flatMap(specification -> specification.tags().stream())
                .toList();
    }
}
