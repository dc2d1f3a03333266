package dev.messagerouting.localcloud.cloudformation.kinds;

import dev.messagerouting.localcloud.cloudformation.template.Json;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** VPCs, subnets, gateways and routes. */
final class NetworkKinds {

    private final Ec2Client ec2;

    NetworkKinds(Ec2Client ec2) {
        this.ec2 = ec2;
    }

    List<ResourceKind> all() {
        return List.of(
                new Kind(
                                "AWS::EC2::VPC",
                                this::vpc,
                                (_, made) -> ec2.deleteVpc(d -> d.vpcId(made.physicalId())))
                        .tagged(Taggings.of(ec2))
                        .updated(this::changeVpc)
                        .looking(
                                Map.of(
                                        "DefaultSecurityGroup", this::defaultSecurityGroup,
                                        "DefaultNetworkAcl", this::defaultNetworkAcl)),
                new Kind(
                                "AWS::EC2::Subnet",
                                this::subnet,
                                (_, made) -> ec2.deleteSubnet(d -> d.subnetId(made.physicalId())))
                        .tagged(Taggings.of(ec2))
                        .updated(this::changeSubnet),
                new Kind(
                                "AWS::EC2::InternetGateway",
                                this::internetGateway,
                                (_, made) ->
                                        ec2.deleteInternetGateway(
                                                d -> d.internetGatewayId(made.physicalId())))
                        .tagged(Taggings.of(ec2)),
                new Kind("AWS::EC2::VPCGatewayAttachment", this::attachment, this::detach),
                new Kind(
                                "AWS::EC2::RouteTable",
                                this::routeTable,
                                (_, made) ->
                                        ec2.deleteRouteTable(
                                                d -> d.routeTableId(made.physicalId())))
                        .tagged(Taggings.of(ec2)),
                new Kind("AWS::EC2::Route", this::route, this::dropRoute)
                        .updated(this::changeRoute),
                new Kind(
                        "AWS::EC2::SubnetRouteTableAssociation",
                        this::association,
                        (_, made) ->
                                ec2.disassociateRouteTable(
                                        d -> d.associationId(made.physicalId()))));
    }

    /** The resource's tags for the request that makes it; EC2 keeps AWS's own too. */
    static TagSpecification tags(Work work, ResourceType type) {
        var tags =
                work.tags().entrySet().stream()
                        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                        .toList();
        return TagSpecification.builder().resourceType(type).tags(tags).build();
    }

    private Made vpc(Work work) {
        var create =
                work.fill(
                        CreateVpcRequest.builder(),
                        Set.of("EnableDnsHostnames", "EnableDnsSupport", "Tags"));
        var id =
                ec2.createVpc(create.tagSpecifications(tags(work, ResourceType.VPC)).build())
                        .vpc()
                        .vpcId();
        work.progress().initiated(id);
        names(work, id, Json.object());
        return Made.of(id).with("VpcId", id);
    }

    private void names(Work work, String id, JsonNode before) {
        if (changed(work, before, "EnableDnsSupport")) {
            var value = work.flag("EnableDnsSupport");
            ec2.modifyVpcAttribute(m -> m.vpcId(id).enableDnsSupport(s -> s.value(value)));
        }
        if (changed(work, before, "EnableDnsHostnames")) {
            var value = work.flag("EnableDnsHostnames");
            ec2.modifyVpcAttribute(m -> m.vpcId(id).enableDnsHostnames(h -> h.value(value)));
        }
    }

    private static boolean changed(Work work, JsonNode before, String property) {
        return work.has(property)
                && !work.properties().path(property).equals(before.path(property));
    }

    private Made changeVpc(Work work, Made made, JsonNode before) {
        DataKinds.unchanged(work, before, Set.of("EnableDnsHostnames", "EnableDnsSupport", "Tags"));
        names(work, made.physicalId(), before);
        return made;
    }

    private JsonNode defaultSecurityGroup(Made vpc) {
        var groups =
                ec2.describeSecurityGroups(
                        d -> d.filters(in(vpc), filter("group-name", "default")));
        return Json.text(groups.securityGroups().getFirst().groupId());
    }

    private JsonNode defaultNetworkAcl(Made vpc) {
        var acls = ec2.describeNetworkAcls(d -> d.filters(in(vpc), filter("default", "true")));
        return Json.text(acls.networkAcls().getFirst().networkAclId());
    }

    private static Filter in(Made vpc) {
        return filter("vpc-id", vpc.physicalId());
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    private Made subnet(Work work) {
        var create =
                work.fill(CreateSubnetRequest.builder(), Set.of("MapPublicIpOnLaunch", "Tags"));
        var subnet =
                ec2.createSubnet(create.tagSpecifications(tags(work, ResourceType.SUBNET)).build())
                        .subnet();
        work.progress().initiated(subnet.subnetId());
        if (work.has("MapPublicIpOnLaunch")) {
            publicIp(work, subnet.subnetId());
        }
        return Made.of(subnet.subnetId())
                .with("SubnetId", subnet.subnetId())
                .with("AvailabilityZone", subnet.availabilityZone())
                .with("AvailabilityZoneId", subnet.availabilityZoneId());
    }

    private void publicIp(Work work, String id) {
        var value = work.flag("MapPublicIpOnLaunch");
        ec2.modifySubnetAttribute(m -> m.subnetId(id).mapPublicIpOnLaunch(p -> p.value(value)));
    }

    private Made changeSubnet(Work work, Made made, JsonNode before) {
        DataKinds.unchanged(work, before, Set.of("MapPublicIpOnLaunch", "Tags"));
        publicIp(work, made.physicalId());
        return made;
    }

    private Made internetGateway(Work work) {
        work.only(Set.of("Tags"));
        var made =
                ec2.createInternetGateway(
                        c -> c.tagSpecifications(tags(work, ResourceType.INTERNET_GATEWAY)));
        var id = made.internetGateway().internetGatewayId();
        return Made.of(id).with("InternetGatewayId", id);
    }

    private Made attachment(Work work) {
        work.only(Set.of("InternetGatewayId", "VpcId"));
        ec2.attachInternetGateway(
                a -> a.internetGatewayId(work.need("InternetGatewayId")).vpcId(work.need("VpcId")));
        return Made.of("IGW|" + work.need("VpcId")).with("AttachmentType", "IGW");
    }

    private void detach(Work work, Made made) {
        ec2.detachInternetGateway(
                d -> d.internetGatewayId(work.need("InternetGatewayId")).vpcId(work.need("VpcId")));
    }

    private Made routeTable(Work work) {
        work.only(Set.of("Tags", "VpcId"));
        var made =
                ec2.createRouteTable(
                        c ->
                                c.vpcId(work.need("VpcId"))
                                        .tagSpecifications(tags(work, ResourceType.ROUTE_TABLE)));
        var id = made.routeTable().routeTableId();
        return Made.of(id).with("RouteTableId", id);
    }

    private Made route(Work work) {
        ec2.createRoute(work.fill(CreateRouteRequest.builder(), Set.of()).build());
        var block = destination(work);
        return Made.of(work.need("RouteTableId") + "|" + block).with("CidrBlock", block);
    }

    private Made changeRoute(Work work, Made made, JsonNode before) {
        ec2.replaceRoute(work.fill(ReplaceRouteRequest.builder(), Set.of()).build());
        return made;
    }

    private static String destination(Work work) {
        var v4 = work.text("DestinationCidrBlock");
        var v6 = work.text("DestinationIpv6CidrBlock");
        return v4 != null ? v4 : v6 != null ? v6 : work.need("DestinationPrefixListId");
    }

    private void dropRoute(Work work, Made made) {
        ec2.deleteRoute(
                d ->
                        d.routeTableId(work.need("RouteTableId"))
                                .destinationCidrBlock(work.text("DestinationCidrBlock"))
                                .destinationIpv6CidrBlock(work.text("DestinationIpv6CidrBlock"))
                                .destinationPrefixListId(work.text("DestinationPrefixListId")));
    }

    private Made association(Work work) {
        var id =
                ec2.associateRouteTable(
                                a ->
                                        a.routeTableId(work.need("RouteTableId"))
                                                .subnetId(work.need("SubnetId")))
                        .associationId();
        return Made.of(id).with("Id", id);
    }
}
