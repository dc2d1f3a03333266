package dev.messagerouting.localcloud.ec2;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Names;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ec2.model.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** VPC endpoints; those of the type Interface have a network interface in each of their subnets. */
final class Endpoints {

    private static final Pattern SERVICE =
            Pattern.compile("com\\.amazonaws\\.([a-z0-9-]+)\\.([a-z0-9.-]+)");
    private static final Set<String> WITH_GATEWAY = Set.of("s3", "dynamodb");

    private final Cell<Ec2State> state;
    private final CloudTime time;

    Endpoints(Cell<Ec2State> state, CloudTime time) {
        this.state = state;
        this.time = time;
    }

    CreateVpcEndpointResponse create(CreateVpcEndpointRequest request) {
        var service = String.valueOf(request.serviceName());
        var named = SERVICE.matcher(service);
        if (!named.matches() || !named.group(1).equals(Caller.current().region())) {
            throw Ec2Faults.of(
                    "InvalidServiceName",
                    "The Vpc Endpoint Service '" + service + "' does not exist");
        }
        var type =
                request.vpcEndpointType() == null
                        ? VpcEndpointType.GATEWAY
                        : request.vpcEndpointType();
        if (type == VpcEndpointType.GATEWAY && !WITH_GATEWAY.contains(named.group(2))) {
            throw Ec2Faults.of(
                    "InvalidParameter",
                    "Endpoint type (Gateway) does not match available service types"
                            + " ([Interface]).");
        }
        if (type != VpcEndpointType.GATEWAY && type != VpcEndpointType.INTERFACE) {
            throw Ec2Faults.notImplemented("VPC endpoints of type " + type);
        }
        var tags = Ec2State.wanted(request.tagSpecifications(), ResourceType.VPC_ENDPOINT);
        var id = Names.ec2("vpce");
        var after = state.update(s -> made(s, request, type, id).withTags(id, tags));
        return CreateVpcEndpointResponse.builder()
                .vpcEndpoint(after.endpoint(id).toBuilder().tags(tags).build())
                .clientToken(request.clientToken())
                .build();
    }

    private Ec2State made(
            Ec2State s, CreateVpcEndpointRequest request, VpcEndpointType type, String id) {
        var vpc = s.vpc(request.vpcId());
        request.routeTableIds().forEach(s::table);
        boolean inside = type == VpcEndpointType.INTERFACE;
        boolean named = inside && !Boolean.FALSE.equals(request.privateDnsEnabled());
        if (named && !resolvesNames(s, vpc)) {
            throw Ec2Faults.of(
                    "InvalidParameter",
                    "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC"
                            + " attributes set to true for "
                            + vpc.vpcId());
        }
        var groups = groups(s, vpc, inside ? request.securityGroupIds() : List.of(), inside);
        var next = s;
        var interfaces = new ArrayList<String>();
        for (var subnetId : inside ? request.subnetIds() : List.<String>of()) {
            var subnet = s.subnet(subnetId);
            checkSubnet(next, vpc, subnet, interfaces);
            var made = inSubnet(next, subnet, groups, id);
            interfaces.add(made.networkInterfaceId());
            next =
                    next.withInterfaces(
                            Ec2State.with(next.interfaces(), made.networkInterfaceId(), made));
        }
        var endpoint =
                VpcEndpoint.builder()
                        .vpcEndpointId(id)
                        .vpcEndpointType(type)
                        .vpcId(vpc.vpcId())
                        .serviceName(request.serviceName())
                        .serviceRegion(Caller.current().region())
                        .state("available")
                        .policyDocument(
                                request.policyDocument() == null
                                        ? "{\"Statement\":[{\"Action\":\"*\",\"Effect\":\"Allow\","
                                                + "\"Principal\":\"*\",\"Resource\":\"*\"}]}"
                                        : request.policyDocument())
                        .routeTableIds(request.routeTableIds())
                        .subnetIds(inside ? request.subnetIds() : List.of())
                        .groups(groups)
                        .privateDnsEnabled(named)
                        .requesterManaged(false)
                        .networkInterfaceIds(interfaces)
                        .dnsEntries(inside ? names(id, request.serviceName()) : List.of())
                        .ipAddressType(IpAddressType.IPV4)
                        .creationTimestamp(time.now())
                        .ownerId(vpc.ownerId())
                        .build();
        return next.withEndpoints(Ec2State.with(next.endpoints(), id, endpoint));
    }

    private static boolean resolvesNames(Ec2State s, Vpc vpc) {
        return s.vpcAttributes()
                .getOrDefault(vpc.vpcId(), Set.of())
                .containsAll(Set.of("enableDnsSupport", "enableDnsHostnames"));
    }

    private static void checkSubnet(Ec2State s, Vpc vpc, Subnet subnet, List<String> others) {
        if (!subnet.vpcId().equals(vpc.vpcId())) {
            throw Ec2Faults.of(
                    "InvalidParameter",
                    "The subnet " + subnet.subnetId() + " is not in the VPC " + vpc.vpcId() + ".");
        }
        for (var other : others) {
            var known = s.interfaces().get(other);
            if (known != null && known.availabilityZone().equals(subnet.availabilityZone())) {
                throw Ec2Faults.of(
                        "DuplicateSubnetsInSameZone",
                        "Found another VPC endpoint subnet in the availability zone of "
                                + subnet.subnetId());
            }
        }
    }

    private static List<SecurityGroupIdentifier> groups(
            Ec2State s, Vpc vpc, List<String> ids, boolean inside) {
        if (!inside) {
            return List.of();
        }
        var wanted =
                ids.isEmpty()
                        ? s.groups().values().stream()
                                .filter(g -> g.group().vpcId().equals(vpc.vpcId()))
                                .filter(g -> g.group().groupName().equals("default"))
                                .toList()
                        : ids.stream().map(s::group).toList();
        return wanted.stream()
                .map(
                        g ->
                                SecurityGroupIdentifier.builder()
                                        .groupId(g.group().groupId())
                                        .groupName(g.group().groupName())
                                        .build())
                .toList();
    }

    private static NetworkInterface inSubnet(
            Ec2State s, Subnet subnet, List<SecurityGroupIdentifier> groups, String endpoint) {
        long taken =
                s.interfaces().values().stream()
                        .filter(i -> i.subnetId().equals(subnet.subnetId()))
                        .count();
        // The first four addresses of a subnet are AWS's own.
        var address = Cidr.parse(subnet.cidrBlock(), "cidrBlock").at(4 + taken);
        return NetworkInterface.builder()
                .networkInterfaceId(Names.ec2("eni"))
                .subnetId(subnet.subnetId())
                .vpcId(subnet.vpcId())
                .availabilityZone(subnet.availabilityZone())
                .privateIpAddress(address)
                .groups(
                        groups.stream()
                                .map(
                                        g ->
                                                GroupIdentifier.builder()
                                                        .groupId(g.groupId())
                                                        .groupName(g.groupName())
                                                        .build())
                                .toList())
                .interfaceType(NetworkInterfaceType.VPC_ENDPOINT)
                .description("VPC Endpoint Interface " + endpoint)
                .status(NetworkInterfaceStatus.IN_USE)
                .ownerId(subnet.ownerId())
                .requesterManaged(true)
                .build();
    }

    private static List<DnsEntry> names(String id, String service) {
        var host =
                id
                        + "-"
                        + Names.random("abcdefghijklmnopqrstuvwxyz0123456789", 8)
                        + "."
                        + service.substring(service.lastIndexOf('.') + 1)
                        + "."
                        + Caller.current().region()
                        + ".vpce.amazonaws.com";
        return List.of(DnsEntry.builder().dnsName(host).hostedZoneId("Z7HUB22UULQXV").build());
    }

    DescribeVpcEndpointsResponse describe(DescribeVpcEndpointsRequest request) {
        var s = state.get();
        var wanted =
                request.vpcEndpointIds().isEmpty()
                        ? List.copyOf(s.endpoints().values())
                        : request.vpcEndpointIds().stream().map(s::endpoint).toList();
        var found =
                Filters.apply(
                        wanted,
                        request.filters(),
                        (endpoint, name) ->
                                switch (name) {
                                    case "vpc-endpoint-id" -> List.of(endpoint.vpcEndpointId());
                                    case "vpc-id" -> List.of(endpoint.vpcId());
                                    case "service-name" -> List.of(endpoint.serviceName());
                                    case "vpc-endpoint-state" -> List.of(endpoint.stateAsString());
                                    case "vpc-endpoint-type" ->
                                            List.of(endpoint.vpcEndpointTypeAsString());
                                    default -> null;
                                },
                        endpoint -> s.tagsOf(endpoint.vpcEndpointId()));
        return DescribeVpcEndpointsResponse.builder()
                .vpcEndpoints(
                        found.stream()
                                .map(e -> e.toBuilder().tags(s.tagsOf(e.vpcEndpointId())).build())
                                .toList())
                .build();
    }

    ModifyVpcEndpointResponse modify(ModifyVpcEndpointRequest request) {
        if (!request.addSubnetIds().isEmpty() || !request.removeSubnetIds().isEmpty()) {
            throw Ec2Faults.notImplemented("changes of an endpoint's subnets");
        }
        state.update(
                s -> {
                    var known = s.endpoint(request.vpcEndpointId());
                    var to = known.toBuilder();
                    if (request.policyDocument() != null) {
                        to.policyDocument(request.policyDocument());
                    }
                    if (request.privateDnsEnabled() != null) {
                        to.privateDnsEnabled(request.privateDnsEnabled());
                    }
                    var ids =
                            new ArrayList<>(known.groups().stream().map(g -> g.groupId()).toList());
                    ids.removeAll(request.removeSecurityGroupIds());
                    ids.addAll(request.addSecurityGroupIds());
                    boolean inside = known.vpcEndpointType() == VpcEndpointType.INTERFACE;
                    to.groups(groups(s, s.vpc(known.vpcId()), ids, inside));
                    return s.withEndpoints(
                            Ec2State.with(s.endpoints(), known.vpcEndpointId(), to.build()));
                });
        return ModifyVpcEndpointResponse.builder().returnValue(true).build();
    }

    /** What is not there is told in the answer, not as an error. */
    DeleteVpcEndpointsResponse delete(DeleteVpcEndpointsRequest request) {
        var unsuccessful = new ArrayList<UnsuccessfulItem>();
        for (var id : request.vpcEndpointIds()) {
            var gone = state.get().endpoints().get(id);
            if (gone == null) {
                unsuccessful.add(
                        UnsuccessfulItem.builder()
                                .resourceId(id)
                                .error(
                                        e ->
                                                e.code("InvalidVpcEndpoint.NotFound")
                                                        .message(
                                                                "The Vpc Endpoint Id '"
                                                                        + id
                                                                        + "' does not exist"))
                                .build());
            } else {
                state.update(
                        s ->
                                s.withEndpoints(Ec2State.without(s.endpoints(), List.of(id)))
                                        .withInterfaces(
                                                Ec2State.without(
                                                        s.interfaces(), gone.networkInterfaceIds()))
                                        .withTags(id, List.of()));
            }
        }
        return DeleteVpcEndpointsResponse.builder().unsuccessful(unsuccessful).build();
    }

    DescribeNetworkInterfacesResponse interfaces(DescribeNetworkInterfacesRequest request) {
        var s = state.get();
        var wanted = new ArrayList<NetworkInterface>();
        for (var id :
                request.networkInterfaceIds().isEmpty()
                        ? s.interfaces().keySet()
                        : request.networkInterfaceIds()) {
            var found = s.interfaces().get(id);
            if (found == null) {
                throw Ec2Faults.of(
                        "InvalidNetworkInterfaceID.NotFound",
                        "The networkInterface ID '" + id + "' does not exist");
            }
            wanted.add(found);
        }
        return DescribeNetworkInterfacesResponse.builder()
                .networkInterfaces(
                        Filters.apply(
                                wanted,
                                request.filters(),
                                Endpoints::value,
                                i -> s.tagsOf(i.networkInterfaceId())))
                .build();
    }

    private static @Nullable List<String> value(NetworkInterface i, String name) {
        return switch (name) {
            case "network-interface-id" -> List.of(i.networkInterfaceId());
            case "vpc-id" -> List.of(i.vpcId());
            case "subnet-id" -> List.of(i.subnetId());
            case "group-id" -> i.groups().stream().map(GroupIdentifier::groupId).toList();
            case "status" -> List.of(i.statusAsString());
            case "interface-type" -> List.of(i.interfaceTypeAsString());
            default -> null;
        };
    }
}
