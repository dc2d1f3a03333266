package dev.messagerouting.localcloud.elb;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;

import java.util.List;

/** What listeners do with requests: forward them to one target group, or answer by themselves. */
final class Forward {

    private Forward() {}

    /** The target group of a forward action, in either of its two forms. */
    static @Nullable String group(Action action) {
        if (action.targetGroupArn() != null) {
            return action.targetGroupArn();
        }
        var config = action.forwardConfig();
        return config == null || config.targetGroups().isEmpty()
                ? null
                : config.targetGroups().getFirst().targetGroupArn();
    }

    static void check(ElbState s, List<Action> actions) {
        if (actions.size() != 1) {
            throw ElbFaults.invalid("A listener must have exactly one default action");
        }
        var action = actions.getFirst();
        if (action.type() == ActionTypeEnum.FORWARD) {
            var config = action.forwardConfig();
            if (config != null && config.targetGroups().size() > 1) {
                throw ElbFaults.notImplemented("forward actions to several target groups");
            }
            s.group(group(action));
        } else if (action.type() == ActionTypeEnum.FIXED_RESPONSE) {
            if (action.fixedResponseConfig() == null) {
                throw ElbFaults.invalid("A fixed-response action must have a configuration");
            }
        } else {
            throw ElbFaults.notImplemented("listener actions of type " + action.typeAsString());
        }
    }
}
