package dev.messagerouting.localcloud.events;

import dev.messagerouting.localcloud.events.EventState.Known;
import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Cell;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.eventbridge.model.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules and their targets, as they are put, listed and removed. */
final class Rules {

    private static final int MOST_TARGETS = 5;

    private final Cell<EventState> state;

    Rules(Cell<EventState> state) {
        this.state = state;
    }

    String put(PutRuleRequest request) {
        EventState.checkBus(request.eventBusName());
        if (request.name() == null || !request.name().matches("[.\\-_A-Za-z0-9]{1,64}")) {
            throw EventFaults.invalid(
                    "1 validation error detected: Value '"
                            + request.name()
                            + "' at 'name' failed to satisfy constraint: Member must satisfy"
                            + " regular expression pattern: [\\.\\-_A-Za-z0-9]+");
        }
        if (request.eventPattern() != null) {
            throw EventFaults.notImplemented("rules with an event pattern");
        }
        if (request.scheduleExpression() == null) {
            throw EventFaults.invalid(
                    "Parameter(s) EventPattern or ScheduleExpression must be specified.");
        }
        var schedule = Schedule.parse(request.scheduleExpression());
        var wanted = request.state() == null ? RuleState.ENABLED : request.state();
        if (wanted != RuleState.ENABLED && wanted != RuleState.DISABLED) {
            throw EventFaults.notImplemented("rules in the state " + request.stateAsString());
        }
        var arn = EventState.arn(request.name());
        var rule =
                Rule.builder()
                        .name(request.name())
                        .arn(arn)
                        .state(wanted)
                        .description(request.description())
                        .scheduleExpression(request.scheduleExpression())
                        .roleArn(request.roleArn())
                        .eventBusName("default")
                        .build();
        state.update(
                s -> {
                    var known = s.rules().get(arn);
                    return s.with(
                            known == null
                                    ? new Known(rule, schedule, Map.of(), request.tags())
                                    : new Known(rule, schedule, known.targets(), known.tags()));
                });
        return arn;
    }

    DescribeRuleResponse describe(DescribeRuleRequest request) {
        var rule = state.get().find(request.name(), request.eventBusName()).rule();
        return DescribeRuleResponse.builder()
                .name(rule.name())
                .arn(rule.arn())
                .state(rule.state())
                .description(rule.description())
                .scheduleExpression(rule.scheduleExpression())
                .roleArn(rule.roleArn())
                .eventBusName(rule.eventBusName())
                .createdBy(Caller.current().accountId())
                .build();
    }

    ListRulesResponse list(ListRulesRequest request) {
        EventState.checkBus(request.eventBusName());
        var prefix = request.namePrefix() == null ? "" : request.namePrefix();
        return ListRulesResponse.builder()
                .rules(
                        state.get().rules().values().stream()
                                .map(Known::rule)
                                .filter(rule -> rule.name().startsWith(prefix))
                                .toList())
                .build();
    }

    /** Answers the ARN of the rule that was changed. */
    String set(@Nullable String name, @Nullable String bus, RuleState wanted) {
        state.update(
                s -> {
                    var known = s.find(name, bus);
                    return s.with(known.with(known.rule().toBuilder().state(wanted).build()));
                });
        return EventState.arn(name);
    }

    String delete(DeleteRuleRequest request) {
        EventState.checkBus(request.eventBusName());
        var arn = EventState.arn(request.name());
        state.update(
                s -> {
                    var known = s.rules().get(arn);
                    if (known != null && !known.targets().isEmpty()) {
                        throw EventFaults.invalid("Rule can't be deleted since it has targets.");
                    }
                    return s.without(arn);
                });
        return arn;
    }

    PutTargetsResponse putTargets(PutTargetsRequest request) {
        request.targets().forEach(Rules::check);
        state.update(
                s -> {
                    var known = s.find(request.rule(), request.eventBusName());
                    var all = new LinkedHashMap<>(known.targets());
                    request.targets().forEach(target -> all.put(target.id(), target));
                    if (all.size() > MOST_TARGETS) {
                        throw EventFaults.limit(
                                "The requested resource exceeds the maximum number allowed.");
                    }
                    return s.with(known.with(Collections.unmodifiableMap(all)));
                });
        return PutTargetsResponse.builder().failedEntryCount(0).failedEntries(List.of()).build();
    }

    private static void check(Target target) {
        if (target.id() == null || target.arn() == null) {
            throw EventFaults.invalid("A target must have an Id and an Arn.");
        }
        if (!target.arn().matches("arn:[^:]+:lambda:[^:]+:\\d{12}:function:.+")) {
            throw EventFaults.notImplemented("targets but functions: " + target.arn());
        }
        if (target.inputTransformer() != null || target.inputPath() != null) {
            throw EventFaults.notImplemented("InputPath and InputTransformer of targets");
        }
        if (target.deadLetterConfig() != null) {
            throw EventFaults.notImplemented("dead-letter queues of targets");
        }
    }

    RemoveTargetsResponse removeTargets(RemoveTargetsRequest request) {
        return state.commit(
                s -> {
                    var known = s.find(request.rule(), request.eventBusName());
                    var left = new LinkedHashMap<>(known.targets());
                    var failed = new ArrayList<RemoveTargetsResultEntry>();
                    for (var id : request.ids()) {
                        if (left.remove(id) == null) {
                            failed.add(
                                    RemoveTargetsResultEntry.builder()
                                            .targetId(id)
                                            .errorCode("ResourceNotFoundException")
                                            .errorMessage(
                                                    "Rule "
                                                            + request.rule()
                                                            + " does not have a target with the Id "
                                                            + id
                                                            + ".")
                                            .build());
                        }
                    }
                    return new Cell.Change<>(
                            s.with(known.with(Collections.unmodifiableMap(left))),
                            RemoveTargetsResponse.builder()
                                    .failedEntryCount(failed.size())
                                    .failedEntries(failed)
                                    .build());
                });
    }

    ListTargetsByRuleResponse targets(ListTargetsByRuleRequest request) {
        return ListTargetsByRuleResponse.builder()
                .targets(
                        List.copyOf(
                                state.get()
                                        .find(request.rule(), request.eventBusName())
                                        .targets()
                                        .values()))
                .build();
    }

    ListRuleNamesByTargetResponse byTarget(ListRuleNamesByTargetRequest request) {
        EventState.checkBus(request.eventBusName());
        return ListRuleNamesByTargetResponse.builder()
                .ruleNames(
                        state.get().rules().values().stream()
                                .filter(
                                        known ->
                                                known.targets().values().stream()
                                                        .anyMatch(
                                                                t ->
                                                                        t.arn()
                                                                                .equals(
                                                                                        request
                                                                                                .targetArn())))
                                .map(known -> known.rule().name())
                                .toList())
                .build();
    }

    private static Known tagged(EventState s, String arn) {
        var known = s.rules().get(arn);
        if (known == null) {
            throw EventFaults.notFound("Rule " + arn + " does not exist on EventBus default.");
        }
        return known;
    }

    TagResourceResponse tag(TagResourceRequest request) {
        state.update(
                s -> {
                    var known = tagged(s, request.resourceARN());
                    var all = new LinkedHashMap<String, Tag>();
                    known.tags().forEach(tag -> all.put(tag.key(), tag));
                    request.tags().forEach(tag -> all.put(tag.key(), tag));
                    return s.with(known.withTags(List.copyOf(all.values())));
                });
        return TagResourceResponse.builder().build();
    }

    UntagResourceResponse untag(UntagResourceRequest request) {
        state.update(
                s -> {
                    var known = tagged(s, request.resourceARN());
                    return s.with(
                            known.withTags(
                                    known.tags().stream()
                                            .filter(t -> !request.tagKeys().contains(t.key()))
                                            .toList()));
                });
        return UntagResourceResponse.builder().build();
    }

    ListTagsForResourceResponse tags(ListTagsForResourceRequest request) {
        return ListTagsForResourceResponse.builder()
                .tags(tagged(state.get(), request.resourceARN()).tags())
                .build();
    }
}
