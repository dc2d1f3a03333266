package dev.messagerouting.localcloud.ec2;

import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.CloudTime;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.*;
import software.amazon.awssdk.services.ec2.waiters.Ec2Waiter;

/** EC2's networking as an SDK client: records, and the checks that AWS makes. */
public final class LocalEc2 implements Ec2Client {

    private final Cell<Ec2State> state = new Cell<>(Ec2State.EMPTY);
    private final Vpcs vpcs = new Vpcs(state);
    private final Gateways gateways = new Gateways(state);
    private final RouteTables tables = new RouteTables(state);
    private final SecurityGroups groups = new SecurityGroups(state);
    private final NetworkAcls acls = new NetworkAcls(state);
    private final Endpoints endpoints;

    public LocalEc2(CloudTime time) {
        endpoints = new Endpoints(state, time);
    }

    @Override
    public CreateVpcResponse createVpc(CreateVpcRequest request) {
        return vpcs.create(request);
    }

    @Override
    public DescribeVpcsResponse describeVpcs(DescribeVpcsRequest request) {
        return vpcs.describe(request);
    }

    @Override
    public DeleteVpcResponse deleteVpc(DeleteVpcRequest request) {
        return vpcs.delete(request);
    }

    @Override
    public ModifyVpcAttributeResponse modifyVpcAttribute(ModifyVpcAttributeRequest request) {
        return vpcs.modify(request);
    }

    @Override
    public DescribeVpcAttributeResponse describeVpcAttribute(DescribeVpcAttributeRequest request) {
        return vpcs.attribute(request);
    }

    @Override
    public CreateSubnetResponse createSubnet(CreateSubnetRequest request) {
        return vpcs.createSubnet(request);
    }

    @Override
    public DescribeSubnetsResponse describeSubnets(DescribeSubnetsRequest request) {
        return vpcs.describeSubnets(request);
    }

    @Override
    public ModifySubnetAttributeResponse modifySubnetAttribute(
            ModifySubnetAttributeRequest request) {
        return vpcs.modifySubnet(request);
    }

    @Override
    public DeleteSubnetResponse deleteSubnet(DeleteSubnetRequest request) {
        return vpcs.deleteSubnet(request);
    }

    @Override
    public CreateInternetGatewayResponse createInternetGateway(
            CreateInternetGatewayRequest request) {
        return gateways.create(request);
    }

    @Override
    public DescribeInternetGatewaysResponse describeInternetGateways(
            DescribeInternetGatewaysRequest request) {
        return gateways.describe(request);
    }

    @Override
    public AttachInternetGatewayResponse attachInternetGateway(
            AttachInternetGatewayRequest request) {
        return gateways.attach(request);
    }

    @Override
    public DetachInternetGatewayResponse detachInternetGateway(
            DetachInternetGatewayRequest request) {
        return gateways.detach(request);
    }

    @Override
    public DeleteInternetGatewayResponse deleteInternetGateway(
            DeleteInternetGatewayRequest request) {
        return gateways.delete(request);
    }

    @Override
    public CreateRouteTableResponse createRouteTable(CreateRouteTableRequest request) {
        return tables.create(request);
    }

    @Override
    public DescribeRouteTablesResponse describeRouteTables(DescribeRouteTablesRequest request) {
        return tables.describe(request);
    }

    @Override
    public DeleteRouteTableResponse deleteRouteTable(DeleteRouteTableRequest request) {
        return tables.delete(request);
    }

    @Override
    public CreateRouteResponse createRoute(CreateRouteRequest request) {
        return tables.createRoute(request);
    }

    @Override
    public ReplaceRouteResponse replaceRoute(ReplaceRouteRequest request) {
        return tables.replaceRoute(request);
    }

    @Override
    public DeleteRouteResponse deleteRoute(DeleteRouteRequest request) {
        return tables.deleteRoute(request);
    }

    @Override
    public AssociateRouteTableResponse associateRouteTable(AssociateRouteTableRequest request) {
        return tables.associate(request);
    }

    @Override
    public DisassociateRouteTableResponse disassociateRouteTable(
            DisassociateRouteTableRequest request) {
        return tables.disassociate(request);
    }

    @Override
    public ReplaceRouteTableAssociationResponse replaceRouteTableAssociation(
            ReplaceRouteTableAssociationRequest request) {
        return tables.replaceAssociation(request);
    }

    @Override
    public DescribeNetworkAclsResponse describeNetworkAcls(DescribeNetworkAclsRequest request) {
        return acls.describe(request);
    }

    @Override
    public CreateSecurityGroupResponse createSecurityGroup(CreateSecurityGroupRequest request) {
        return groups.create(request);
    }

    @Override
    public DescribeSecurityGroupsResponse describeSecurityGroups(
            DescribeSecurityGroupsRequest request) {
        return groups.describe(request);
    }

    @Override
    public DescribeSecurityGroupRulesResponse describeSecurityGroupRules(
            DescribeSecurityGroupRulesRequest request) {
        return groups.rules(request);
    }

    @Override
    public DeleteSecurityGroupResponse deleteSecurityGroup(DeleteSecurityGroupRequest request) {
        return groups.delete(request);
    }

    @Override
    public CreateVpcEndpointResponse createVpcEndpoint(CreateVpcEndpointRequest request) {
        return endpoints.create(request);
    }

    @Override
    public DescribeVpcEndpointsResponse describeVpcEndpoints(DescribeVpcEndpointsRequest request) {
        return endpoints.describe(request);
    }

    @Override
    public ModifyVpcEndpointResponse modifyVpcEndpoint(ModifyVpcEndpointRequest request) {
        return endpoints.modify(request);
    }

    @Override
    public DeleteVpcEndpointsResponse deleteVpcEndpoints(DeleteVpcEndpointsRequest request) {
        return endpoints.delete(request);
    }

    @Override
    public DescribeNetworkInterfacesResponse describeNetworkInterfaces(
            DescribeNetworkInterfacesRequest request) {
        return endpoints.interfaces(request);
    }

    @Override
    public DescribeAvailabilityZonesResponse describeAvailabilityZones(
            DescribeAvailabilityZonesRequest request) {
        return Zones.describe(request);
    }

    @Override
    public AuthorizeSecurityGroupIngressResponse authorizeSecurityGroupIngress(
            AuthorizeSecurityGroupIngressRequest request) {
        var wanted =
                Rules.flat(
                        request.ipPermissions(),
                        request.ipProtocol(),
                        request.fromPort(),
                        request.toPort(),
                        request.cidrIp());
        return AuthorizeSecurityGroupIngressResponse.builder()
                .returnValue(true)
                .securityGroupRules(groups.authorize(request.groupId(), wanted, false))
                .build();
    }

    @Override
    public RevokeSecurityGroupIngressResponse revokeSecurityGroupIngress(
            RevokeSecurityGroupIngressRequest request) {
        var gone =
                Rules.flat(
                        request.ipPermissions(),
                        request.ipProtocol(),
                        request.fromPort(),
                        request.toPort(),
                        request.cidrIp());
        groups.revoke(request.groupId(), request.securityGroupRuleIds(), gone, false);
        return RevokeSecurityGroupIngressResponse.builder().returnValue(true).build();
    }

    @Override
    public AuthorizeSecurityGroupEgressResponse authorizeSecurityGroupEgress(
            AuthorizeSecurityGroupEgressRequest request) {
        var wanted =
                Rules.flat(
                        request.ipPermissions(),
                        request.ipProtocol(),
                        request.fromPort(),
                        request.toPort(),
                        request.cidrIp());
        return AuthorizeSecurityGroupEgressResponse.builder()
                .returnValue(true)
                .securityGroupRules(groups.authorize(request.groupId(), wanted, true))
                .build();
    }

    @Override
    public RevokeSecurityGroupEgressResponse revokeSecurityGroupEgress(
            RevokeSecurityGroupEgressRequest request) {
        var gone =
                Rules.flat(
                        request.ipPermissions(),
                        request.ipProtocol(),
                        request.fromPort(),
                        request.toPort(),
                        request.cidrIp());
        groups.revoke(request.groupId(), request.securityGroupRuleIds(), gone, true);
        return RevokeSecurityGroupEgressResponse.builder().returnValue(true).build();
    }

    @Override
    public CreateTagsResponse createTags(CreateTagsRequest request) {
        state.update(s -> Tagging.tag(s, request.resources(), request.tags()));
        return CreateTagsResponse.builder().build();
    }

    @Override
    public DeleteTagsResponse deleteTags(DeleteTagsRequest request) {
        state.update(s -> Tagging.untag(s, request.resources(), request.tags()));
        return DeleteTagsResponse.builder().build();
    }

    @Override
    public DescribeTagsResponse describeTags(DescribeTagsRequest request) {
        return Tagging.describe(state.get(), request);
    }

    @Override
    public Ec2Waiter waiter() {
        return Ec2Waiter.builder().client(this).build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
