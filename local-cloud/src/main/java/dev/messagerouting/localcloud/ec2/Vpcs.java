package dev.messagerouting.localcloud.ec2;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.Names;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ec2.model.*;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * VPCs, each with a main route table, a default security group and a default network ACL; and their
 * subnets.
 */
final class Vpcs {

    private static final String SUPPORT = "enableDnsSupport";
    private static final String HOSTNAMES = "enableDnsHostnames";
    private static final String METRICS = "enableNetworkAddressUsageMetrics";

    private final Cell<Ec2State> state;

    Vpcs(Cell<Ec2State> state) {
        this.state = state;
    }

    CreateVpcResponse create(CreateVpcRequest request) {
        if (request.amazonProvidedIpv6CidrBlock() != null
                && request.amazonProvidedIpv6CidrBlock()) {
            throw Ec2Faults.notImplemented("IPv6 blocks of VPCs");
        }
        var cidr = Cidr.parse(request.cidrBlock(), "cidrBlock");
        if (!cidr.ofNetworkSize()) {
            throw Ec2Faults.of(
                    "InvalidVpc.Range", "The CIDR '" + request.cidrBlock() + "' is invalid.");
        }
        var id = Names.ec2("vpc");
        var vpc =
                Vpc.builder()
                        .vpcId(id)
                        .cidrBlock(cidr.toString())
                        .cidrBlockAssociationSet(
                                VpcCidrBlockAssociation.builder()
                                        .associationId(Names.ec2("vpc-cidr-assoc"))
                                        .cidrBlock(cidr.toString())
                                        .cidrBlockState(
                                                b -> b.state(VpcCidrBlockStateCode.ASSOCIATED))
                                        .build())
                        .state(VpcState.AVAILABLE)
                        .ownerId(Caller.current().accountId())
                        .instanceTenancy(
                                request.instanceTenancy() == null
                                        ? Tenancy.DEFAULT
                                        : request.instanceTenancy())
                        .dhcpOptionsId("dopt-00000000000000000")
                        .isDefault(false)
                        .build();
        var main = RouteTables.made(vpc, true);
        var group = SecurityGroups.ofVpc(vpc);
        var acl = NetworkAcls.ofVpc(vpc);
        state.update(
                s ->
                        s.withVpcs(Ec2State.with(s.vpcs(), id, vpc))
                                .withAttributes(
                                        Ec2State.with(s.vpcAttributes(), id, Set.of(SUPPORT)))
                                .withTable(main)
                                .withAcl(acl)
                                .withGroups(
                                        Ec2State.with(s.groups(), group.group().groupId(), group))
                                .withTags(
                                        id,
                                        Ec2State.wanted(
                                                request.tagSpecifications(), ResourceType.VPC)));
        return CreateVpcResponse.builder().vpc(tagged(state.get(), vpc)).build();
    }

    private static Vpc tagged(Ec2State s, Vpc vpc) {
        return vpc.toBuilder().tags(s.tagsOf(vpc.vpcId())).build();
    }

    DescribeVpcsResponse describe(DescribeVpcsRequest request) {
        var s = state.get();
        var wanted =
                request.vpcIds().isEmpty()
                        ? List.copyOf(s.vpcs().values())
                        : request.vpcIds().stream().map(s::vpc).toList();
        var found =
                Filters.apply(
                        wanted,
                        request.filters(),
                        (vpc, name) ->
                                switch (name) {
                                    case "vpc-id" -> List.of(vpc.vpcId());
                                    case "cidr", "cidr-block-association.cidr-block" ->
                                            List.of(vpc.cidrBlock());
                                    case "state" -> List.of(vpc.stateAsString());
                                    case "is-default", "isDefault" -> Filters.of(vpc.isDefault());
                                    case "owner-id" -> List.of(vpc.ownerId());
                                    default -> null;
                                },
                        vpc -> s.tagsOf(vpc.vpcId()));
        return DescribeVpcsResponse.builder()
                .vpcs(found.stream().map(vpc -> tagged(s, vpc)).toList())
                .build();
    }

    DeleteVpcResponse delete(DeleteVpcRequest request) {
        state.update(
                s -> {
                    var id = s.vpc(request.vpcId()).vpcId();
                    if (inUse(s, id)) {
                        throw Ec2Faults.inUse("vpc", id);
                    }
                    var tables =
                            s.tables().values().stream()
                                    .filter(t -> id.equals(t.vpcId()))
                                    .map(RouteTable::routeTableId)
                                    .toList();
                    var groups =
                            s.groups().values().stream()
                                    .filter(g -> id.equals(g.group().vpcId()))
                                    .map(g -> g.group().groupId())
                                    .toList();
                    return NetworkAcls.withoutVpc(s, id)
                            .withVpcs(Ec2State.without(s.vpcs(), List.of(id)))
                            .withAttributes(Ec2State.without(s.vpcAttributes(), List.of(id)))
                            .withTables(Ec2State.without(s.tables(), tables))
                            .withGroups(Ec2State.without(s.groups(), groups))
                            .withTags(id, List.of());
                });
        return DeleteVpcResponse.builder().build();
    }

    /** By anything but what came with it. */
    private static boolean inUse(Ec2State s, String id) {
        return s.subnets().values().stream().anyMatch(x -> id.equals(x.vpcId()))
                || s.endpoints().values().stream().anyMatch(x -> id.equals(x.vpcId()))
                || s.gateways().values().stream()
                        .flatMap(x -> x.attachments().stream())
                        .anyMatch(x -> id.equals(x.vpcId()))
                || s.tables().values().stream()
                        .anyMatch(x -> id.equals(x.vpcId()) && !RouteTables.main(x))
                || s.groups().values().stream()
                        .anyMatch(
                                x ->
                                        id.equals(x.group().vpcId())
                                                && !x.group().groupName().equals("default"));
    }

    ModifyVpcAttributeResponse modify(ModifyVpcAttributeRequest request) {
        state.update(
                s -> {
                    var id = s.vpc(request.vpcId()).vpcId();
                    var on = new HashSet<>(s.vpcAttributes().getOrDefault(id, Set.of()));
                    set(on, SUPPORT, request.enableDnsSupport());
                    set(on, HOSTNAMES, request.enableDnsHostnames());
                    set(on, METRICS, request.enableNetworkAddressUsageMetrics());
                    return s.withAttributes(Ec2State.with(s.vpcAttributes(), id, Set.copyOf(on)));
                });
        return ModifyVpcAttributeResponse.builder().build();
    }

    private static void set(Set<String> on, String name, @Nullable AttributeBooleanValue wanted) {
        if (wanted != null && Boolean.TRUE.equals(wanted.value())) {
            on.add(name);
        } else if (wanted != null) {
            on.remove(name);
        }
    }

    DescribeVpcAttributeResponse attribute(DescribeVpcAttributeRequest request) {
        var s = state.get();
        var id = s.vpc(request.vpcId()).vpcId();
        var on = s.vpcAttributes().getOrDefault(id, Set.of());
        var answer = DescribeVpcAttributeResponse.builder().vpcId(id);
        return switch (request.attribute()) {
            case ENABLE_DNS_SUPPORT ->
                    answer.enableDnsSupport(v -> v.value(on.contains(SUPPORT))).build();
            case ENABLE_DNS_HOSTNAMES ->
                    answer.enableDnsHostnames(v -> v.value(on.contains(HOSTNAMES))).build();
            case ENABLE_NETWORK_ADDRESS_USAGE_METRICS ->
                    answer.enableNetworkAddressUsageMetrics(v -> v.value(on.contains(METRICS)))
                            .build();
            case null, default ->
                    throw Ec2Faults.value(
                            String.valueOf(request.attributeAsString()),
                            "attribute",
                            "Unknown attribute.");
        };
    }

    CreateSubnetResponse createSubnet(CreateSubnetRequest request) {
        if (request.ipv6CidrBlock() != null) {
            throw Ec2Faults.notImplemented("IPv6 blocks of subnets");
        }
        var zone = Zones.find(request.availabilityZone(), request.availabilityZoneId());
        var cidr = Cidr.parse(request.cidrBlock(), "cidrBlock");
        var id = Names.ec2("subnet");
        var after =
                state.update(
                        s -> {
                            var vpc = s.vpc(request.vpcId());
                            checkRoom(s, vpc, cidr);
                            var subnet =
                                    Subnet.builder()
                                            .subnetId(id)
                                            .subnetArn(Caller.current().arn("ec2", "subnet/" + id))
                                            .vpcId(vpc.vpcId())
                                            .cidrBlock(cidr.toString())
                                            .availabilityZone(zone.zoneName())
                                            .availabilityZoneId(zone.zoneId())
                                            .availableIpAddressCount(cidr.usable())
                                            .state(SubnetState.AVAILABLE)
                                            .ownerId(vpc.ownerId())
                                            .defaultForAz(false)
                                            .mapPublicIpOnLaunch(false)
                                            .assignIpv6AddressOnCreation(false)
                                            .build();
                            return NetworkAcls.withSubnet(s, subnet)
                                    .withSubnets(Ec2State.with(s.subnets(), id, subnet))
                                    .withTags(
                                            id,
                                            Ec2State.wanted(
                                                    request.tagSpecifications(),
                                                    ResourceType.SUBNET));
                        });
        return CreateSubnetResponse.builder().subnet(tagged(after, after.subnet(id))).build();
    }

    private static void checkRoom(Ec2State s, Vpc vpc, Cidr cidr) {
        if (!cidr.ofNetworkSize() || !Cidr.parse(vpc.cidrBlock(), "cidrBlock").holds(cidr)) {
            throw Ec2Faults.of("InvalidSubnet.Range", "The CIDR '" + cidr + "' is invalid.");
        }
        for (var other : s.subnets().values()) {
            if (other.vpcId().equals(vpc.vpcId())
                    && Cidr.parse(other.cidrBlock(), "cidrBlock").overlaps(cidr)) {
                throw Ec2Faults.of(
                        "InvalidSubnet.Conflict",
                        "The CIDR '" + cidr + "' conflicts with another subnet");
            }
        }
    }

    private static Subnet tagged(Ec2State s, Subnet subnet) {
        return subnet.toBuilder().tags(s.tagsOf(subnet.subnetId())).build();
    }

    DescribeSubnetsResponse describeSubnets(DescribeSubnetsRequest request) {
        var s = state.get();
        var wanted =
                request.subnetIds().isEmpty()
                        ? List.copyOf(s.subnets().values())
                        : request.subnetIds().stream().map(s::subnet).toList();
        var found =
                Filters.apply(
                        wanted,
                        request.filters(),
                        (subnet, name) ->
                                switch (name) {
                                    case "subnet-id" -> List.of(subnet.subnetId());
                                    case "vpc-id" -> List.of(subnet.vpcId());
                                    case "cidr-block", "cidr", "cidrBlock" ->
                                            List.of(subnet.cidrBlock());
                                    case "availability-zone", "availabilityZone" ->
                                            List.of(subnet.availabilityZone());
                                    case "state" -> List.of(subnet.stateAsString());
                                    case "default-for-az", "defaultForAz" ->
                                            Filters.of(subnet.defaultForAz());
                                    case "map-public-ip-on-launch" ->
                                            Filters.of(subnet.mapPublicIpOnLaunch());
                                    default -> null;
                                },
                        subnet -> s.tagsOf(subnet.subnetId()));
        return DescribeSubnetsResponse.builder()
                .subnets(found.stream().map(subnet -> tagged(s, subnet)).toList())
                .build();
    }

    ModifySubnetAttributeResponse modifySubnet(ModifySubnetAttributeRequest request) {
        var wanted = request.mapPublicIpOnLaunch();
        if (wanted == null) {
            throw Ec2Faults.notImplemented("subnet attributes but mapPublicIpOnLaunch");
        }
        state.update(
                s -> {
                    var next =
                            s.subnet(request.subnetId()).toBuilder()
                                    .mapPublicIpOnLaunch(wanted.value())
                                    .build();
                    return s.withSubnets(Ec2State.with(s.subnets(), next.subnetId(), next));
                });
        return ModifySubnetAttributeResponse.builder().build();
    }

    DeleteSubnetResponse deleteSubnet(DeleteSubnetRequest request) {
        state.update(
                s -> {
                    var id = s.subnet(request.subnetId()).subnetId();
                    if (s.interfaces().values().stream().anyMatch(x -> id.equals(x.subnetId()))) {
                        throw Ec2Faults.inUse("subnet", id);
                    }
                    return NetworkAcls.withoutSubnet(RouteTables.withoutSubnet(s, id), id)
                            .withSubnets(Ec2State.without(s.subnets(), List.of(id)))
                            .withTags(id, List.of());
                });
        return DeleteSubnetResponse.builder().build();
    }
}
