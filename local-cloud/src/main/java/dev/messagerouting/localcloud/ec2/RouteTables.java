package dev.messagerouting.localcloud.ec2;

import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.Names;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.*;

import java.util.ArrayList;
import java.util.List;

/** Route tables, their routes, and the subnets that they serve. */
final class RouteTables {

    private final Cell<Ec2State> state;

    RouteTables(Cell<Ec2State> state) {
        this.state = state;
    }

    /** With the route that every table has: to its own VPC. */
    static RouteTable made(Vpc vpc, boolean main) {
        var id = Names.ec2("rtb");
        var local =
                Route.builder()
                        .destinationCidrBlock(vpc.cidrBlock())
                        .gatewayId("local")
                        .origin(RouteOrigin.CREATE_ROUTE_TABLE)
                        .state(RouteState.ACTIVE)
                        .build();
        return RouteTable.builder()
                .routeTableId(id)
                .vpcId(vpc.vpcId())
                .ownerId(vpc.ownerId())
                .routes(local)
                .associations(main ? List.of(association(id, null)) : List.of())
                .propagatingVgws(List.of())
                .build();
    }

    private static RouteTableAssociation association(String tableId, @Nullable String subnetId) {
        return RouteTableAssociation.builder()
                .routeTableAssociationId(Names.ec2("rtbassoc"))
                .routeTableId(tableId)
                .subnetId(subnetId)
                .main(subnetId == null)
                .associationState(s -> s.state(RouteTableAssociationStateCode.ASSOCIATED))
                .build();
    }

    static boolean main(RouteTable table) {
        return table.associations().stream().anyMatch(a -> Boolean.TRUE.equals(a.main()));
    }

    static Ec2State withoutSubnet(Ec2State s, String subnetId) {
        var next = s;
        for (var table : s.tables().values()) {
            var left =
                    table.associations().stream()
                            .filter(a -> !subnetId.equals(a.subnetId()))
                            .toList();
            if (left.size() < table.associations().size()) {
                next = next.withTable(table.toBuilder().associations(left).build());
            }
        }
        return next;
    }

    CreateRouteTableResponse create(CreateRouteTableRequest request) {
        return state.commit(
                s -> {
                    var made = made(s.vpc(request.vpcId()), false);
                    var tags =
                            Ec2State.wanted(request.tagSpecifications(), ResourceType.ROUTE_TABLE);
                    return new Cell.Change<>(
                            s.withTable(made).withTags(made.routeTableId(), tags),
                            CreateRouteTableResponse.builder()
                                    .routeTable(made.toBuilder().tags(tags).build())
                                    .build());
                });
    }

    DescribeRouteTablesResponse describe(DescribeRouteTablesRequest request) {
        var s = state.get();
        var wanted =
                request.routeTableIds().isEmpty()
                        ? List.copyOf(s.tables().values())
                        : request.routeTableIds().stream().map(s::table).toList();
        var found =
                Filters.apply(
                        wanted,
                        request.filters(),
                        (table, name) ->
                                switch (name) {
                                    case "route-table-id" -> List.of(table.routeTableId());
                                    case "vpc-id" -> List.of(table.vpcId());
                                    case "association.main" ->
                                            List.of(Boolean.toString(main(table)));
                                    case "association.subnet-id" ->
                                            table.associations().stream()
                                                    .filter(a -> a.subnetId() != null)
                                                    .map(RouteTableAssociation::subnetId)
                                                    .toList();
                                    case "route.destination-cidr-block" ->
                                            table.routes().stream()
                                                    .map(Route::destinationCidrBlock)
                                                    .toList();
                                    default -> null;
                                },
                        table -> s.tagsOf(table.routeTableId()));
        return DescribeRouteTablesResponse.builder()
                .routeTables(
                        found.stream()
                                .map(t -> t.toBuilder().tags(s.tagsOf(t.routeTableId())).build())
                                .toList())
                .build();
    }

    DeleteRouteTableResponse delete(DeleteRouteTableRequest request) {
        state.update(
                s -> {
                    var table = s.table(request.routeTableId());
                    var id = table.routeTableId();
                    if (!table.associations().isEmpty()) {
                        throw Ec2Faults.inUse("routeTable", id);
                    }
                    return s.withTables(Ec2State.without(s.tables(), List.of(id)))
                            .withTags(id, List.of());
                });
        return DeleteRouteTableResponse.builder().build();
    }

    private static Route route(Ec2State s, RouteTable table, String cidr, @Nullable String to) {
        if (to == null) {
            throw Ec2Faults.notImplemented("routes but those to an internet gateway");
        }
        var gateway = s.gateways().get(to);
        if (gateway == null) {
            throw Ec2Faults.of(
                    "InvalidGatewayID.NotFound", "The gateway ID '" + to + "' does not exist");
        }
        if (gateway.attachments().stream().noneMatch(a -> table.vpcId().equals(a.vpcId()))) {
            throw differentNetworks(table, "network gateway", to);
        }
        return Route.builder()
                .destinationCidrBlock(cidr)
                .gatewayId(to)
                .origin(RouteOrigin.CREATE_ROUTE)
                .state(RouteState.ACTIVE)
                .build();
    }

    CreateRouteResponse createRoute(CreateRouteRequest request) {
        var cidr = Cidr.parse(request.destinationCidrBlock(), "destinationCidrBlock").toString();
        state.update(
                s -> {
                    var table = s.table(request.routeTableId());
                    if (table.routes().stream()
                            .anyMatch(r -> cidr.equals(r.destinationCidrBlock()))) {
                        throw Ec2Faults.of(
                                "RouteAlreadyExists",
                                "The route identified by " + cidr + " already exists.");
                    }
                    var routes = new ArrayList<>(table.routes());
                    routes.add(route(s, table, cidr, request.gatewayId()));
                    return s.withTable(table.toBuilder().routes(routes).build());
                });
        return CreateRouteResponse.builder().returnValue(true).build();
    }

    private static List<Route> withoutRoute(RouteTable table, String cidr) {
        var left =
                table.routes().stream()
                        .filter(r -> !cidr.equals(r.destinationCidrBlock()))
                        .toList();
        if (left.size() == table.routes().size()) {
            throw Ec2Faults.of(
                    "InvalidRoute.NotFound",
                    "no route with destination-cidr-block "
                            + cidr
                            + " in route table "
                            + table.routeTableId());
        }
        return left;
    }

    ReplaceRouteResponse replaceRoute(ReplaceRouteRequest request) {
        var cidr = Cidr.parse(request.destinationCidrBlock(), "destinationCidrBlock").toString();
        state.update(
                s -> {
                    var table = s.table(request.routeTableId());
                    var routes = new ArrayList<>(withoutRoute(table, cidr));
                    routes.add(route(s, table, cidr, request.gatewayId()));
                    return s.withTable(table.toBuilder().routes(routes).build());
                });
        return ReplaceRouteResponse.builder().build();
    }

    DeleteRouteResponse deleteRoute(DeleteRouteRequest request) {
        var cidr = Cidr.parse(request.destinationCidrBlock(), "destinationCidrBlock").toString();
        state.update(
                s -> {
                    var table = s.table(request.routeTableId());
                    return s.withTable(table.toBuilder().routes(withoutRoute(table, cidr)).build());
                });
        return DeleteRouteResponse.builder().build();
    }

    AssociateRouteTableResponse associate(AssociateRouteTableRequest request) {
        return state.commit(
                s -> {
                    var table = s.table(request.routeTableId());
                    var subnet = s.subnet(request.subnetId());
                    if (!subnet.vpcId().equals(table.vpcId())) {
                        throw differentNetworks(table, "subnet", subnet.subnetId());
                    }
                    boolean taken =
                            s.tables().values().stream()
                                    .flatMap(t -> t.associations().stream())
                                    .anyMatch(a -> subnet.subnetId().equals(a.subnetId()));
                    if (taken) {
                        throw Ec2Faults.of(
                                "Resource.AlreadyAssociated",
                                "the specified association for route table "
                                        + table.routeTableId()
                                        + " conflicts with an existing association");
                    }
                    var made = association(table.routeTableId(), subnet.subnetId());
                    var all = new ArrayList<>(table.associations());
                    all.add(made);
                    return new Cell.Change<>(
                            s.withTable(table.toBuilder().associations(all).build()),
                            AssociateRouteTableResponse.builder()
                                    .associationId(made.routeTableAssociationId())
                                    .associationState(made.associationState())
                                    .build());
                });
    }

    /** Moves a subnet, or the part of main table, to another table. */
    ReplaceRouteTableAssociationResponse replaceAssociation(
            ReplaceRouteTableAssociationRequest request) {
        return state.commit(
                s -> {
                    var to = s.table(request.routeTableId());
                    var from = withAssociation(s, request.associationId());
                    if (!to.vpcId().equals(from.vpcId())) {
                        throw differentNetworks(to, "route table", from.routeTableId());
                    }
                    var old = find(from, request.associationId());
                    var made = association(to.routeTableId(), old.subnetId());
                    var left = new ArrayList<>(from.associations());
                    left.remove(old);
                    var next = s.withTable(from.toBuilder().associations(left).build());
                    var all = new ArrayList<>(next.table(to.routeTableId()).associations());
                    all.add(made);
                    return new Cell.Change<>(
                            next.withTable(
                                    next.table(to.routeTableId()).toBuilder()
                                            .associations(all)
                                            .build()),
                            ReplaceRouteTableAssociationResponse.builder()
                                    .newAssociationId(made.routeTableAssociationId())
                                    .associationState(made.associationState())
                                    .build());
                });
    }

    private static RouteTableAssociation find(RouteTable table, String associationId) {
        return table.associations().stream()
                .filter(a -> associationId.equals(a.routeTableAssociationId()))
                .findFirst()
                .orElseThrow();
    }

    private static RouteTable withAssociation(Ec2State s, @Nullable String associationId) {
        return s.tables().values().stream()
                .filter(
                        table ->
                                table.associations().stream()
                                        .anyMatch(
                                                a ->
                                                        a.routeTableAssociationId()
                                                                .equals(associationId)))
                .findFirst()
                .orElseThrow(
                        () ->
                                Ec2Faults.of(
                                        "InvalidAssociationID.NotFound",
                                        "The association ID '"
                                                + associationId
                                                + "' does not exist"));
    }

    private static AwsServiceException differentNetworks(RouteTable table, String what, String id) {
        return Ec2Faults.of(
                "InvalidParameterValue",
                "route table %s and %s %s belong to different networks"
                        .formatted(table.routeTableId(), what, id));
    }

    DisassociateRouteTableResponse disassociate(DisassociateRouteTableRequest request) {
        state.update(
                s -> {
                    var id = request.associationId();
                    var table = withAssociation(s, id);
                    var old = find(table, id);
                    if (Boolean.TRUE.equals(old.main())) {
                        throw Ec2Faults.of(
                                "InvalidParameterValue",
                                "cannot disassociate the main route table association " + id);
                    }
                    var left = new ArrayList<>(table.associations());
                    left.remove(old);
                    return s.withTable(table.toBuilder().associations(left).build());
                });
        return DisassociateRouteTableResponse.builder().build();
    }
}
