package dev.messagerouting.localcloud.elb;

import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.Names;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.*;

import java.util.ArrayList;
import java.util.List;

/** Listeners: one per load balancer, HTTP on port 80, for that is what its name stands for here. */
final class Listeners {

    private static final int HTTP_PORT = 80;

    private final Cell<ElbState> state;

    Listeners(Cell<ElbState> state) {
        this.state = state;
    }

    CreateListenerResponse create(CreateListenerRequest request) {
        check(request.protocol(), request.port());
        return state.commit(
                s -> {
                    var balancer = s.balancer(request.loadBalancerArn());
                    Forward.check(s, request.defaultActions());
                    if (s.listenerOf(balancer.loadBalancerArn()) != null) {
                        throw ElbFaults.of(
                                DuplicateListenerException.builder(),
                                "DuplicateListener",
                                "A listener already exists on this port for this load balancer '"
                                        + balancer.loadBalancerArn()
                                        + "'");
                    }
                    var arn =
                            balancer.loadBalancerArn().replace(":loadbalancer/", ":listener/")
                                    + "/"
                                    + Names.random("0123456789abcdef", 16);
                    var made =
                            Listener.builder()
                                    .listenerArn(arn)
                                    .loadBalancerArn(balancer.loadBalancerArn())
                                    .port(request.port())
                                    .protocol(request.protocol())
                                    .defaultActions(request.defaultActions())
                                    .build();
                    return new Cell.Change<>(
                            s.withListeners(ElbState.with(s.listeners(), arn, made))
                                    .withTags(arn, request.tags()),
                            CreateListenerResponse.builder().listeners(made).build());
                });
    }

    private static void check(@Nullable ProtocolEnum protocol, @Nullable Integer port) {
        if (protocol != ProtocolEnum.HTTP) {
            throw ElbFaults.notImplemented("listeners with the protocol " + protocol);
        }
        if (port == null || port != HTTP_PORT) {
            throw ElbFaults.notImplemented(
                    "listeners on port "
                            + port
                            + ": a load balancer's name stands for port 80 here");
        }
    }

    DescribeListenersResponse describe(DescribeListenersRequest request) {
        var s = state.get();
        var found = new ArrayList<Listener>();
        request.listenerArns().forEach(arn -> found.add(s.listener(arn)));
        if (request.loadBalancerArn() != null) {
            s.balancer(request.loadBalancerArn());
            s.listeners().values().stream()
                    .filter(l -> request.loadBalancerArn().equals(l.loadBalancerArn()))
                    .forEach(found::add);
        }
        return DescribeListenersResponse.builder().listeners(found).build();
    }

    ModifyListenerResponse modify(ModifyListenerRequest request) {
        return state.commit(
                s -> {
                    var known = s.listener(request.listenerArn());
                    check(
                            request.protocol() == null ? known.protocol() : request.protocol(),
                            request.port() == null ? known.port() : request.port());
                    List<Action> actions =
                            request.defaultActions().isEmpty()
                                    ? known.defaultActions()
                                    : request.defaultActions();
                    Forward.check(s, actions);
                    var next = known.toBuilder().defaultActions(actions).build();
                    return new Cell.Change<>(
                            s.withListeners(
                                    ElbState.with(s.listeners(), known.listenerArn(), next)),
                            ModifyListenerResponse.builder().listeners(next).build());
                });
    }

    DeleteListenerResponse delete(DeleteListenerRequest request) {
        state.update(
                s ->
                        s.withListeners(
                                ElbState.without(
                                        s.listeners(),
                                        s.listener(request.listenerArn()).listenerArn())));
        return DeleteListenerResponse.builder().build();
    }
}
