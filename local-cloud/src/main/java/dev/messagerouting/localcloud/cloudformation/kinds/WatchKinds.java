package dev.messagerouting.localcloud.cloudformation.kinds;

import dev.messagerouting.localcloud.cloudformation.template.Json;
import dev.messagerouting.localcloud.kernel.Caller;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.Tag;
import software.amazon.awssdk.services.eventbridge.model.Target;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Set;

/** EventBridge rules with their targets, and alarms. */
final class WatchKinds {

    private static final int LONGEST_RULE = 64;
    private static final int LONGEST_ALARM = 255;

    private final EventBridgeClient events;
    private final CloudWatchClient metrics;

    WatchKinds(EventBridgeClient events, CloudWatchClient metrics) {
        this.events = events;
        this.metrics = metrics;
    }

    List<ResourceKind> all() {
        return List.of(
                new Kind(
                                "AWS::Events::Rule",
                                work -> rule(work, work.name("Name", LONGEST_RULE)),
                                this::dropRule)
                        .tagged(Taggings.of(events))
                        .updated(this::changeRule),
                new Kind(
                                "AWS::CloudWatch::Alarm",
                                work -> alarm(work, work.name("AlarmName", LONGEST_ALARM)),
                                (_, made) ->
                                        metrics.deleteAlarms(d -> d.alarmNames(made.physicalId())))
                        .updated((work, made, _) -> alarm(work, made.physicalId())));
    }

    private Made rule(Work work, String name) {
        var tags =
                work.tags().entrySet().stream()
                        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                        .toList();
        var put =
                work.fill(
                                PutRuleRequest.builder(),
                                Set.of("EventPattern", "Name", "Tags", "Targets"))
                        .name(name)
                        .eventPattern(work.document("EventPattern"))
                        .tags(tags);
        var arn = events.putRule(put.build()).ruleArn();
        work.progress().initiated(name);
        var targets =
                Json.items(work.properties().path("Targets")).stream()
                        .map(target -> work.fill(Target.builder(), target).build())
                        .toList();
        if (!targets.isEmpty()) {
            var answer =
                    events.putTargets(
                            p ->
                                    p.rule(name)
                                            .eventBusName(work.text("EventBusName"))
                                            .targets(targets));
            for (var failed : answer.failedEntries()) {
                throw work.refused("Targets: " + failed.errorMessage());
            }
        }
        return Made.of(name).with("Arn", arn);
    }

    private static List<String> targets(JsonNode properties) {
        return Json.items(properties.path("Targets")).stream()
                .map(target -> target.path("Id").asString(""))
                .toList();
    }

    private Made changeRule(Work work, Made made, JsonNode before) {
        var changed = rule(work, made.physicalId());
        var wanted = targets(work.properties());
        var old = targets(before).stream().filter(id -> !wanted.contains(id)).toList();
        remove(work, made, old);
        return changed;
    }

    private void remove(Work work, Made made, List<String> ids) {
        if (!ids.isEmpty()) {
            events.removeTargets(
                    r ->
                            r.rule(made.physicalId())
                                    .eventBusName(work.text("EventBusName"))
                                    .ids(ids));
        }
    }

    private void dropRule(Work work, Made made) {
        remove(work, made, targets(work.properties()));
        events.deleteRule(d -> d.name(made.physicalId()).eventBusName(work.text("EventBusName")));
    }

    private Made alarm(Work work, String name) {
        var put =
                work.fill(PutMetricAlarmRequest.builder(), Set.of("AlarmName", "Tags"))
                        .alarmName(name);
        metrics.putMetricAlarm(put.build());
        return Made.of(name).with("Arn", Caller.current().arn("cloudwatch", "alarm:" + name));
    }
}
