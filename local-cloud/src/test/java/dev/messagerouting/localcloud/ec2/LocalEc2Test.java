package dev.messagerouting.localcloud.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.messagerouting.localcloud.kernel.ManualTime;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

import java.time.Instant;

class LocalEc2Test {

    private final LocalEc2 ec2 = new LocalEc2(new ManualTime(Instant.EPOCH));
    private final String vpc = ec2.createVpc(v -> v.cidrBlock("10.0.0.0/16")).vpc().vpcId();

    private static void refuses(ThrowingCallable call, String code, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        fault -> {
                            assertThat(fault.statusCode()).isEqualTo(400);
                            assertThat(fault.awsErrorDetails().errorCode()).isEqualTo(code);
                            assertThat(fault.awsErrorDetails().errorMessage()).contains(message);
                        });
    }

    private String subnet(String cidr, String zone) {
        return ec2.createSubnet(s -> s.vpcId(vpc).cidrBlock(cidr).availabilityZone(zone))
                .subnet()
                .subnetId();
    }

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    private static IpPermission https(String cidr) {
        return IpPermission.builder()
                .ipProtocol("tcp")
                .fromPort(443)
                .toPort(443)
                .ipRanges(IpRange.builder().cidrIp(cidr).build())
                .build();
    }

    @Test
    void aVpcComesWithATableAndAGroup() {
        assertThat(vpc).matches("vpc-0[0-9a-f]{16}");
        var table =
                ec2.describeRouteTables(r -> r.filters(filter("vpc-id", vpc)))
                        .routeTables()
                        .getFirst();
        assertThat(table.routes()).map(r -> r.gatewayId()).containsExactly("local");
        assertThat(table.associations()).map(a -> a.main()).containsExactly(true);
        var group = ec2.describeSecurityGroups().securityGroups().getFirst();
        assertThat(group.groupName()).isEqualTo("default");
        assertThat(group.ipPermissions()).hasSize(1);
        assertThat(group.ipPermissionsEgress()).hasSize(1);
        ec2.deleteVpc(v -> v.vpcId(vpc));
        assertThat(ec2.describeSecurityGroups().securityGroups()).isEmpty();
        assertThat(ec2.describeRouteTables().routeTables()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/15,InvalidVpc.Range,The CIDR '10.0.0.0/15' is invalid.",
        "10.0.0.0/29,InvalidVpc.Range,The CIDR '10.0.0.0/29' is invalid.",
        "10.0.0.300/16,InvalidParameterValue,This is not a valid CIDR block.",
        "ten,InvalidParameterValue,This is not a valid CIDR block.",
    })
    void vpcsHaveASize(String cidr, String code, String message) {
        refuses(() -> ec2.createVpc(v -> v.cidrBlock(cidr)), code, message);
    }

    @Test
    void subnetsLieInTheirVpcAndApart() {
        subnet("10.0.1.0/24", "us-east-1a");
        refuses(
                () -> subnet("10.1.0.0/24", "us-east-1a"),
                "InvalidSubnet.Range",
                "The CIDR '10.1.0.0/24' is invalid.");
        refuses(
                () -> subnet("10.0.1.128/25", "us-east-1b"),
                "InvalidSubnet.Conflict",
                "The CIDR '10.0.1.128/25' conflicts with another subnet");
        refuses(
                () -> subnet("10.0.2.0/24", "eu-west-1a"),
                "InvalidParameterValue",
                "Subnets can currently only be created in the following availability zones:"
                        + " us-east-1a, us-east-1b, us-east-1c.");
        assertThat(ec2.describeSubnets().subnets())
                .map(s -> s.availableIpAddressCount())
                .containsExactly(251);
    }

    @Test
    void whatIsUnknownHasItsOwnCode() {
        refuses(
                () -> ec2.describeVpcs(v -> v.vpcIds("vpc-1")),
                "InvalidVpcID.NotFound",
                "The vpc ID 'vpc-1' does not exist");
        refuses(
                () -> ec2.deleteSubnet(v -> v.subnetId("subnet-1")),
                "InvalidSubnetID.NotFound",
                "The subnet ID 'subnet-1' does not exist");
        refuses(
                () -> ec2.deleteSecurityGroup(v -> v.groupId("sg-1")),
                "InvalidGroup.NotFound",
                "The security group 'sg-1' does not exist");
        refuses(
                () -> ec2.describeVpcs(v -> v.filters(filter("colour", "red"))),
                "InvalidParameterValue",
                "The filter 'colour' is invalid");
    }

    @Test
    void whatIsUsedIsNotDeleted() {
        var gateway = ec2.createInternetGateway().internetGateway().internetGatewayId();
        ec2.attachInternetGateway(g -> g.internetGatewayId(gateway).vpcId(vpc));
        refuses(
                () -> ec2.deleteVpc(v -> v.vpcId(vpc)),
                "DependencyViolation",
                "The vpc '" + vpc + "' has dependencies and cannot be deleted.");
        refuses(
                () -> ec2.deleteInternetGateway(g -> g.internetGatewayId(gateway)),
                "DependencyViolation",
                "The internetGateway");
        refuses(
                () -> ec2.attachInternetGateway(g -> g.internetGatewayId(gateway).vpcId(vpc)),
                "Resource.AlreadyAssociated",
                "is already attached to network " + vpc);
        ec2.detachInternetGateway(g -> g.internetGatewayId(gateway).vpcId(vpc));
        refuses(
                () -> ec2.detachInternetGateway(g -> g.internetGatewayId(gateway).vpcId(vpc)),
                "Gateway.NotAttached",
                "is not attached to network");
        ec2.deleteInternetGateway(g -> g.internetGatewayId(gateway));
        ec2.deleteVpc(v -> v.vpcId(vpc));
        assertThat(ec2.describeVpcs().vpcs()).isEmpty();
    }

    @Test
    void routesGoToAGatewayOfTheVpc() {
        var table = ec2.createRouteTable(t -> t.vpcId(vpc)).routeTable().routeTableId();
        var gateway = ec2.createInternetGateway().internetGateway().internetGatewayId();
        ThrowingCallable route =
                () ->
                        ec2.createRoute(
                                r ->
                                        r.routeTableId(table)
                                                .destinationCidrBlock("0.0.0.0/0")
                                                .gatewayId(gateway));
        refuses(route, "InvalidParameterValue", "belong to different networks");
        ec2.attachInternetGateway(g -> g.internetGatewayId(gateway).vpcId(vpc));
        assertThatCode(route).doesNotThrowAnyException();
        refuses(route, "RouteAlreadyExists", "The route identified by 0.0.0.0/0 already exists.");

        var subnet = subnet("10.0.1.0/24", "us-east-1a");
        var association =
                ec2.associateRouteTable(a -> a.routeTableId(table).subnetId(subnet))
                        .associationId();
        refuses(
                () -> ec2.deleteRouteTable(t -> t.routeTableId(table)),
                "DependencyViolation",
                "The routeTable");
        ec2.disassociateRouteTable(a -> a.associationId(association));
        ec2.deleteRoute(r -> r.routeTableId(table).destinationCidrBlock("0.0.0.0/0"));
        ec2.deleteRouteTable(t -> t.routeTableId(table));
        assertThat(ec2.describeRouteTables().routeTables()).hasSize(1);
    }

    @Test
    void rulesAreKeptOncePerPeer() {
        var group =
                ec2.createSecurityGroup(g -> g.vpcId(vpc).groupName("a").description("d"))
                        .groupId();
        refuses(
                () -> ec2.createSecurityGroup(g -> g.vpcId(vpc).groupName("a").description("d")),
                "InvalidGroup.Duplicate",
                "The security group 'a' already exists for VPC '" + vpc + "'");
        var rule =
                ec2.authorizeSecurityGroupIngress(
                                r -> r.groupId(group).ipPermissions(https("10.0.0.0/8")))
                        .securityGroupRules()
                        .getFirst();
        assertThat(rule.securityGroupRuleId()).startsWith("sgr-");
        refuses(
                () ->
                        ec2.authorizeSecurityGroupIngress(
                                r -> r.groupId(group).ipPermissions(https("10.0.0.0/8"))),
                "InvalidPermission.Duplicate",
                "the specified rule \"peer: 10.0.0.0/8, TCP, from port: 443, to port: 443, ALLOW\""
                        + " already exists");
        ec2.revokeSecurityGroupIngress(
                r -> r.groupId(group).securityGroupRuleIds(rule.securityGroupRuleId()));
        refuses(
                () ->
                        ec2.revokeSecurityGroupIngress(
                                r -> r.groupId(group).ipPermissions(https("10.0.0.0/8"))),
                "InvalidPermission.NotFound",
                "The specified rule does not exist in this security group.");
        refuses(
                () ->
                        ec2.authorizeSecurityGroupIngress(
                                r ->
                                        r.groupId(group)
                                                .ipProtocol("tcp")
                                                .fromPort(99)
                                                .toPort(9)
                                                .cidrIp("0.0.0.0/0")),
                "InvalidParameterValue",
                "Invalid value '99-9' for portRange.");
    }

    @Test
    void aGroupThatAnotherNamesStays() {
        var first =
                ec2.createSecurityGroup(g -> g.vpcId(vpc).groupName("a").description("d"))
                        .groupId();
        var second =
                ec2.createSecurityGroup(g -> g.vpcId(vpc).groupName("b").description("d"))
                        .groupId();
        var fromFirst =
                IpPermission.builder()
                        .ipProtocol("-1")
                        .userIdGroupPairs(UserIdGroupPair.builder().groupId(first).build())
                        .build();
        ec2.authorizeSecurityGroupIngress(r -> r.groupId(second).ipPermissions(fromFirst));
        refuses(
                () -> ec2.deleteSecurityGroup(g -> g.groupId(first)),
                "DependencyViolation",
                "resource " + first + " has a dependent object");
        ec2.revokeSecurityGroupIngress(r -> r.groupId(second).ipPermissions(fromFirst));
        ec2.deleteSecurityGroup(g -> g.groupId(first));
    }

    @Test
    void anEndpointHasAnInterfaceInEachSubnet() {
        var first = subnet("10.0.1.0/24", "us-east-1a");
        var second = subnet("10.0.2.0/24", "us-east-1b");
        var endpoint =
                ec2.createVpcEndpoint(
                                e ->
                                        e.vpcId(vpc)
                                                .vpcEndpointType(VpcEndpointType.INTERFACE)
                                                .serviceName("com.amazonaws.us-east-1.execute-api")
                                                .subnetIds(first, second)
                                                .privateDnsEnabled(false))
                        .vpcEndpoint();
        assertThat(endpoint.stateAsString()).isEqualToIgnoringCase("available");
        assertThat(endpoint.networkInterfaceIds()).hasSize(2);
        assertThat(endpoint.dnsEntries().getFirst().dnsName())
                .matches(
                        endpoint.vpcEndpointId()
                                + "-\\w{8}\\.execute-api\\.us-east-1\\.vpce\\.amazonaws\\.com");
        assertThat(ec2.describeNetworkInterfaces().networkInterfaces())
                .map(i -> i.privateIpAddress())
                .containsExactly("10.0.1.4", "10.0.2.4");
        refuses(
                () -> ec2.deleteSubnet(s -> s.subnetId(first)),
                "DependencyViolation",
                "The subnet '" + first + "' has dependencies and cannot be deleted.");
        refuses(() -> ec2.deleteVpc(v -> v.vpcId(vpc)), "DependencyViolation", "The vpc");

        ec2.deleteVpcEndpoints(e -> e.vpcEndpointIds(endpoint.vpcEndpointId()));
        ec2.deleteSubnet(s -> s.subnetId(first));
        assertThat(
                        ec2.deleteVpcEndpoints(e -> e.vpcEndpointIds("vpce-1"))
                                .unsuccessful()
                                .getFirst()
                                .error()
                                .code())
                .isEqualTo("InvalidVpcEndpoint.NotFound");
    }

    @Test
    void privateNamesNeedBothAttributes() {
        refuses(
                () ->
                        ec2.createVpcEndpoint(
                                e ->
                                        e.vpcId(vpc)
                                                .vpcEndpointType(VpcEndpointType.INTERFACE)
                                                .serviceName("com.amazonaws.us-east-1.logs")),
                "InvalidParameter",
                "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames");
        ec2.modifyVpcAttribute(v -> v.vpcId(vpc).enableDnsHostnames(b -> b.value(true)));
        assertThat(
                        ec2.describeVpcAttribute(
                                        v ->
                                                v.vpcId(vpc)
                                                        .attribute(
                                                                VpcAttributeName
                                                                        .ENABLE_DNS_HOSTNAMES))
                                .enableDnsHostnames()
                                .value())
                .isTrue();
        refuses(
                () -> ec2.createVpcEndpoint(e -> e.vpcId(vpc).serviceName("com.nowhere.x")),
                "InvalidServiceName",
                "The Vpc Endpoint Service 'com.nowhere.x' does not exist");
    }

    @Test
    void tagsAreFound() {
        var tag = Tag.builder().key("Name").value("mine").build();
        var tagged =
                ec2.createVpc(
                                v ->
                                        v.cidrBlock("10.9.0.0/16")
                                                .tagSpecifications(
                                                        TagSpecification.builder()
                                                                .resourceType(ResourceType.VPC)
                                                                .tags(tag)
                                                                .build()))
                        .vpc();
        assertThat(tagged.tags()).containsExactly(tag);
        assertThat(ec2.describeVpcs(v -> v.filters(filter("tag:Name", "mi*"))).vpcs())
                .map(v -> v.vpcId())
                .containsExactly(tagged.vpcId());
        ec2.deleteTags(t -> t.resources(tagged.vpcId()).tags(Tag.builder().key("Name").build()));
        ec2.createTags(t -> t.resources(vpc).tags(tag));
        assertThat(ec2.describeVpcs(v -> v.filters(filter("tag:Name", "mine"))).vpcs())
                .map(v -> v.vpcId())
                .containsExactly(vpc);
    }

    @Test
    void aRegionHasZones() {
        assertThat(ec2.describeAvailabilityZones().availabilityZones())
                .map(z -> z.zoneName() + " " + z.zoneId())
                .containsExactly(
                        "us-east-1a use1-az1", "us-east-1b use1-az2", "us-east-1c use1-az3");
    }
}
