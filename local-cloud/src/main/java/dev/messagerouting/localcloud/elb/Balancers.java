package dev.messagerouting.localcloud.elb;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Names;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.*;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Load balancers, each with its loopback listener from its creation on. */
final class Balancers implements AutoCloseable {

    private static final String HEX = "0123456789abcdef";

    private final Cell<ElbState> state;
    private final CloudTime time;
    private final Ec2Client networks;
    private final Loopback loopback;
    private final Proxy proxy;
    private final Map<String, Loopback.Listener> doors = new ConcurrentHashMap<>();

    Balancers(
            Cell<ElbState> state,
            CloudTime time,
            Ec2Client networks,
            Loopback loopback,
            Proxy proxy) {
        this.state = state;
        this.time = time;
        this.networks = networks;
        this.loopback = loopback;
        this.proxy = proxy;
    }

    CreateLoadBalancerResponse create(CreateLoadBalancerRequest request) {
        var name = checkedName("Load balancer", request.name());
        if (request.type() != null && request.type() != LoadBalancerTypeEnum.APPLICATION) {
            throw ElbFaults.notImplemented("load balancers of type " + request.typeAsString());
        }
        var zones = zones(subnetIds(request.subnets(), request.subnetMappings()));
        var caller = Caller.current();
        var id = Names.random(HEX, 16);
        var arn = caller.arn("elasticloadbalancing", "loadbalancer/app/" + name + "/" + id);
        var scheme =
                request.scheme() == null
                        ? LoadBalancerSchemeEnum.INTERNET_FACING
                        : request.scheme();
        var prefix = scheme == LoadBalancerSchemeEnum.INTERNAL ? "internal-" : "";
        var made =
                LoadBalancer.builder()
                        .loadBalancerArn(arn)
                        .loadBalancerName(name)
                        .dnsName(
                                prefix
                                        + name
                                        + "-"
                                        + Names.random("0123456789", 10)
                                        + "."
                                        + caller.region()
                                        + ".elb.amazonaws.com")
                        .canonicalHostedZoneId("Z35SXDOTRQ7X7K")
                        .createdTime(time.now())
                        .scheme(scheme)
                        .vpcId(zones.getFirst().vpcId())
                        .type(LoadBalancerTypeEnum.APPLICATION)
                        .state(s -> s.code(LoadBalancerStateEnum.ACTIVE))
                        .availabilityZones(zones.stream().map(Balancers::zone).toList())
                        .securityGroups(request.securityGroups())
                        .ipAddressType(IpAddressType.IPV4)
                        .build();
        state.update(
                s -> {
                    if (s.balancers().values().stream()
                            .anyMatch(b -> b.loadBalancerName().equals(name))) {
                        throw ElbFaults.of(
                                DuplicateLoadBalancerNameException.builder(),
                                "DuplicateLoadBalancerName",
                                "A load balancer with the same name '"
                                        + name
                                        + "' exists, but with different settings");
                    }
                    return s.withBalancer(made).withTags(arn, request.tags());
                });
        doors.put(arn, loopback.open(arn, call -> proxy.handle(arn, call)));
        return CreateLoadBalancerResponse.builder().loadBalancers(made).build();
    }

    static String checkedName(String what, @Nullable String name) {
        if (name == null || !name.matches("[a-zA-Z0-9]([a-zA-Z0-9-]{0,30}[a-zA-Z0-9])?")) {
            throw ElbFaults.invalid(
                    what
                            + " name '"
                            + name
                            + "' must be 1 to 32 letters, digits and hyphens, and must not begin or"
                            + " end with a hyphen");
        }
        return name;
    }

    private static List<String> subnetIds(List<String> plain, List<SubnetMapping> mappings) {
        var ids = new ArrayList<>(plain);
        mappings.forEach(mapping -> ids.add(mapping.subnetId()));
        return ids;
    }

    /** The subnets, which must be in two zones at least: AWS wants that of this type. */
    private List<Subnet> zones(List<String> ids) {
        if (ids.isEmpty()) {
            throw ElbFaults.invalid(
                    "At least two subnets in two different Availability Zones must be specified");
        }
        List<Subnet> subnets;
        try {
            subnets = networks.describeSubnets(r -> r.subnetIds(ids)).subnets();
        } catch (AwsServiceException unknown) {
            throw ElbFaults.of(
                    SubnetNotFoundException.builder(),
                    "SubnetNotFound",
                    unknown.awsErrorDetails().errorMessage());
        }
        if (subnets.stream().map(Subnet::availabilityZone).distinct().count() < 2) {
            throw ElbFaults.of(
                    ElasticLoadBalancingV2Exception.builder(),
                    "ValidationError",
                    "At least two subnets in two different Availability Zones must be specified");
        }
        return subnets;
    }

    private static AvailabilityZone zone(Subnet subnet) {
        return AvailabilityZone.builder()
                .zoneName(subnet.availabilityZone())
                .subnetId(subnet.subnetId())
                .build();
    }

    DescribeLoadBalancersResponse describe(DescribeLoadBalancersRequest request) {
        var s = state.get();
        var found = new ArrayList<LoadBalancer>();
        request.loadBalancerArns().forEach(arn -> found.add(s.balancer(arn)));
        for (var name : request.names()) {
            found.add(
                    s.balancers().values().stream()
                            .filter(b -> b.loadBalancerName().equals(name))
                            .findFirst()
                            .orElseThrow(() -> ElbFaults.noBalancer(name)));
        }
        if (request.loadBalancerArns().isEmpty() && request.names().isEmpty()) {
            found.addAll(s.balancers().values());
        }
        return DescribeLoadBalancersResponse.builder().loadBalancers(found).build();
    }

    /** With its listeners; what is not there is gone already, and no error. */
    DeleteLoadBalancerResponse delete(DeleteLoadBalancerRequest request) {
        var arn = String.valueOf(request.loadBalancerArn());
        state.update(
                s -> {
                    var left = new LinkedHashMap<>(s.listeners());
                    left.values().removeIf(l -> arn.equals(l.loadBalancerArn()));
                    return s.withBalancers(ElbState.without(s.balancers(), arn))
                            .withListeners(Collections.unmodifiableMap(left));
                });
        var door = doors.remove(arn);
        if (door != null) {
            door.close();
        }
        return DeleteLoadBalancerResponse.builder().build();
    }

    SetSecurityGroupsResponse setGroups(SetSecurityGroupsRequest request) {
        state.update(
                s ->
                        s.withBalancer(
                                s.balancer(request.loadBalancerArn()).toBuilder()
                                        .securityGroups(request.securityGroups())
                                        .build()));
        return SetSecurityGroupsResponse.builder()
                .securityGroupIds(request.securityGroups())
                .build();
    }

    SetSubnetsResponse setSubnets(SetSubnetsRequest request) {
        var zones =
                zones(subnetIds(request.subnets(), request.subnetMappings())).stream()
                        .map(Balancers::zone)
                        .toList();
        state.update(
                s ->
                        s.withBalancer(
                                s.balancer(request.loadBalancerArn()).toBuilder()
                                        .availabilityZones(zones)
                                        .build()));
        return SetSubnetsResponse.builder().availabilityZones(zones).build();
    }

    /** Where the balancer with a DNS name listens in truth, if it has a listener's port. */
    Optional<URI> listener(String dnsName) {
        return state.get().balancers().values().stream()
                .filter(b -> b.dnsName().equalsIgnoreCase(dnsName))
                .map(b -> doors.get(b.loadBalancerArn()))
                .filter(Objects::nonNull)
                .map(Loopback.Listener::endpoint)
                .findFirst();
    }

    @Override
    public void close() {
        List.copyOf(doors.keySet())
                .forEach(
                        arn -> {
                            var door = doors.remove(arn);
                            if (door != null) {
                                door.close();
                            }
                        });
    }
}
