package dev.messagerouting.localcloud.ec2;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.Names;

import software.amazon.awssdk.services.ec2.model.*;

import java.util.List;

/** Internet gateways: each attached to one VPC at most, and a VPC to one of them. */
final class Gateways {

    private final Cell<Ec2State> state;

    Gateways(Cell<Ec2State> state) {
        this.state = state;
    }

    CreateInternetGatewayResponse create(CreateInternetGatewayRequest request) {
        var id = Names.ec2("igw");
        var tags = Ec2State.wanted(request.tagSpecifications(), ResourceType.INTERNET_GATEWAY);
        var made =
                InternetGateway.builder()
                        .internetGatewayId(id)
                        .ownerId(Caller.current().accountId())
                        .attachments(List.of())
                        .build();
        state.update(s -> s.withGateways(Ec2State.with(s.gateways(), id, made)).withTags(id, tags));
        return CreateInternetGatewayResponse.builder()
                .internetGateway(made.toBuilder().tags(tags).build())
                .build();
    }

    DescribeInternetGatewaysResponse describe(DescribeInternetGatewaysRequest request) {
        var s = state.get();
        var wanted =
                request.internetGatewayIds().isEmpty()
                        ? List.copyOf(s.gateways().values())
                        : request.internetGatewayIds().stream().map(s::gateway).toList();
        var found =
                Filters.apply(
                        wanted,
                        request.filters(),
                        (gateway, name) ->
                                switch (name) {
                                    case "internet-gateway-id" ->
                                            List.of(gateway.internetGatewayId());
                                    case "attachment.vpc-id" ->
                                            gateway.attachments().stream()
                                                    .map(InternetGatewayAttachment::vpcId)
                                                    .toList();
                                    case "attachment.state" ->
                                            gateway.attachments().stream()
                                                    .map(InternetGatewayAttachment::stateAsString)
                                                    .toList();
                                    default -> null;
                                },
                        gateway -> s.tagsOf(gateway.internetGatewayId()));
        return DescribeInternetGatewaysResponse.builder()
                .internetGateways(
                        found.stream()
                                .map(
                                        g ->
                                                g.toBuilder()
                                                        .tags(s.tagsOf(g.internetGatewayId()))
                                                        .build())
                                .toList())
                .build();
    }

    AttachInternetGatewayResponse attach(AttachInternetGatewayRequest request) {
        state.update(
                s -> {
                    var gateway = s.gateway(request.internetGatewayId());
                    var vpc = s.vpc(request.vpcId());
                    if (!gateway.attachments().isEmpty()) {
                        throw Ec2Faults.of(
                                "Resource.AlreadyAssociated",
                                "resource "
                                        + gateway.internetGatewayId()
                                        + " is already attached to network "
                                        + gateway.attachments().getFirst().vpcId());
                    }
                    boolean taken =
                            s.gateways().values().stream()
                                    .flatMap(g -> g.attachments().stream())
                                    .anyMatch(a -> vpc.vpcId().equals(a.vpcId()));
                    if (taken) {
                        throw Ec2Faults.of(
                                "InvalidParameterValue",
                                "Network "
                                        + vpc.vpcId()
                                        + " already has an internet gateway attached");
                    }
                    var attachment =
                            InternetGatewayAttachment.builder()
                                    .vpcId(vpc.vpcId())
                                    .state("available")
                                    .build();
                    return with(s, gateway.toBuilder().attachments(attachment).build());
                });
        return AttachInternetGatewayResponse.builder().build();
    }

    private static Ec2State with(Ec2State s, InternetGateway gateway) {
        return s.withGateways(Ec2State.with(s.gateways(), gateway.internetGatewayId(), gateway));
    }

    DetachInternetGatewayResponse detach(DetachInternetGatewayRequest request) {
        state.update(
                s -> {
                    var gateway = s.gateway(request.internetGatewayId());
                    var vpc = s.vpc(request.vpcId());
                    if (gateway.attachments().stream()
                            .noneMatch(a -> vpc.vpcId().equals(a.vpcId()))) {
                        throw Ec2Faults.of(
                                "Gateway.NotAttached",
                                "resource "
                                        + gateway.internetGatewayId()
                                        + " is not attached to network "
                                        + vpc.vpcId());
                    }
                    return with(s, gateway.toBuilder().attachments(List.of()).build());
                });
        return DetachInternetGatewayResponse.builder().build();
    }

    DeleteInternetGatewayResponse delete(DeleteInternetGatewayRequest request) {
        state.update(
                s -> {
                    var gateway = s.gateway(request.internetGatewayId());
                    var id = gateway.internetGatewayId();
                    if (!gateway.attachments().isEmpty()) {
                        throw Ec2Faults.inUse("internetGateway", id);
                    }
                    return s.withGateways(Ec2State.without(s.gateways(), List.of(id)))
                            .withTags(id, List.of());
                });
        return DeleteInternetGatewayResponse.builder().build();
    }
}
