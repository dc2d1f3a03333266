package dev.messagerouting.localcloud.events;

import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Threads;

import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.*;
import software.amazon.awssdk.services.lambda.LambdaClient;

import java.util.Map;

/** EventBridge's scheduled rules as an SDK client. */
public final class LocalEventBridge implements EventBridgeClient {

    private final Rules rules;
    private final Clockwork clockwork;

    /**
     * @param lambda invokes the targets
     */
    public LocalEventBridge(CloudTime time, Threads threads, LambdaClient lambda) {
        var state = new Cell<>(new EventState(Map.of()));
        rules = new Rules(state);
        clockwork = new Clockwork(state, time, threads, lambda);
    }

    /** How many times as fast as on AWS schedules run: 1 unless told otherwise. */
    public double acceleration() {
        return clockwork.acceleration();
    }

    /**
     * Lets {@code rate(1 minute)} fire every second at 60. Whoever sets it says so to whoever
     * watches.
     *
     * @param times between 1 and 1000
     * @throws IllegalArgumentException if it is not
     */
    public void accelerate(double times) {
        clockwork.accelerate(times);
    }

    @Override
    public PutRuleResponse putRule(PutRuleRequest request) {
        var arn = rules.put(request);
        clockwork.renew(arn);
        return PutRuleResponse.builder().ruleArn(arn).build();
    }

    @Override
    public DescribeRuleResponse describeRule(DescribeRuleRequest request) {
        return rules.describe(request);
    }

    @Override
    public ListRulesResponse listRules(ListRulesRequest request) {
        return rules.list(request);
    }

    @Override
    public EnableRuleResponse enableRule(EnableRuleRequest request) {
        clockwork.renew(rules.set(request.name(), request.eventBusName(), RuleState.ENABLED));
        return EnableRuleResponse.builder().build();
    }

    @Override
    public DisableRuleResponse disableRule(DisableRuleRequest request) {
        clockwork.renew(rules.set(request.name(), request.eventBusName(), RuleState.DISABLED));
        return DisableRuleResponse.builder().build();
    }

    @Override
    public DeleteRuleResponse deleteRule(DeleteRuleRequest request) {
        clockwork.renew(rules.delete(request));
        return DeleteRuleResponse.builder().build();
    }

    @Override
    public PutTargetsResponse putTargets(PutTargetsRequest request) {
        return rules.putTargets(request);
    }

    @Override
    public RemoveTargetsResponse removeTargets(RemoveTargetsRequest request) {
        return rules.removeTargets(request);
    }

    @Override
    public ListTargetsByRuleResponse listTargetsByRule(ListTargetsByRuleRequest request) {
        return rules.targets(request);
    }

    @Override
    public ListRuleNamesByTargetResponse listRuleNamesByTarget(
            ListRuleNamesByTargetRequest request) {
        return rules.byTarget(request);
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        return rules.tag(request);
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        return rules.untag(request);
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return rules.tags(request);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        clockwork.close();
    }
}
