package dev.messagerouting.localcloud.elb;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All load balancers at one moment; by ARN. */
record ElbState(
        Map<String, LoadBalancer> balancers,
        Map<String, Group> groups,
        Map<String, Listener> listeners,
        Map<String, Map<String, String>> attributes,
        Map<String, List<Tag>> tags) {

    static final ElbState EMPTY = new ElbState(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    /** How a target fares: {@code initial}, {@code healthy} or {@code unhealthy}. */
    enum Health {
        INITIAL,
        HEALTHY,
        UNHEALTHY
    }

    /**
     * A registered target.
     *
     * @param streak how many checks in a row came out against the state
     * @param reason of an unhealthy one: AWS's reason code and a sentence
     */
    record Target(
            TargetDescription description,
            Health health,
            int streak,
            @Nullable String reason,
            @Nullable String text) {

        String address() {
            return description.id() + ":" + description.port();
        }
    }

    /** A target group with its targets, by address. */
    record Group(TargetGroup group, Map<String, Target> targets) {

        Group with(Target target) {
            return new Group(group, ElbState.with(targets, target.address(), target));
        }

        Group without(String address) {
            return new Group(group, ElbState.without(targets, address));
        }
    }

    static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        var copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return Collections.unmodifiableMap(copy);
    }

    static <V> Map<String, V> without(Map<String, V> map, String key) {
        var copy = new LinkedHashMap<>(map);
        copy.remove(key);
        return Collections.unmodifiableMap(copy);
    }

    LoadBalancer balancer(@Nullable String arn) {
        var found = arn == null ? null : balancers.get(arn);
        if (found == null) {
            throw ElbFaults.noBalancer(String.valueOf(arn));
        }
        return found;
    }

    Group group(@Nullable String arn) {
        var found = arn == null ? null : groups.get(arn);
        if (found == null) {
            throw ElbFaults.noGroup(String.valueOf(arn));
        }
        return found;
    }

    Listener listener(@Nullable String arn) {
        var found = arn == null ? null : listeners.get(arn);
        if (found == null) {
            throw ElbFaults.noListener(String.valueOf(arn));
        }
        return found;
    }

    ElbState withBalancer(LoadBalancer balancer) {
        return withBalancers(with(balancers, balancer.loadBalancerArn(), balancer));
    }

    ElbState withBalancers(Map<String, LoadBalancer> changed) {
        return new ElbState(changed, groups, listeners, attributes, tags);
    }

    ElbState withGroup(Group group) {
        return withGroups(with(groups, group.group().targetGroupArn(), group));
    }

    ElbState withGroups(Map<String, Group> changed) {
        return new ElbState(balancers, changed, listeners, attributes, tags);
    }

    ElbState withListeners(Map<String, Listener> changed) {
        return new ElbState(balancers, groups, changed, attributes, tags);
    }

    ElbState withAttributes(String arn, Map<String, String> own) {
        return new ElbState(balancers, groups, listeners, with(attributes, arn, own), tags);
    }

    ElbState withTags(String arn, List<Tag> own) {
        return new ElbState(balancers, groups, listeners, attributes, with(tags, arn, own));
    }

    /** The listener of a balancer: there is one at most. */
    @Nullable Listener listenerOf(String balancerArn) {
        for (var listener : listeners.values()) {
            if (balancerArn.equals(listener.loadBalancerArn())) {
                return listener;
            }
        }
        return null;
    }

    /** Which balancers a group gets its requests from. */
    List<String> balancersOf(String groupArn) {
        return listeners.values().stream()
                .filter(
                        listener ->
                                listener.defaultActions().stream()
                                        .anyMatch(a -> groupArn.equals(Forward.group(a))))
                .map(listener -> Objects.requireNonNull(listener.loadBalancerArn()))
                .distinct()
                .toList();
    }
}
