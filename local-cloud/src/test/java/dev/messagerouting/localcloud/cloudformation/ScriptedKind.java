package dev.messagerouting.localcloud.cloudformation;

import dev.messagerouting.localcloud.cloudformation.kinds.Made;
import dev.messagerouting.localcloud.cloudformation.kinds.ResourceKind;
import dev.messagerouting.localcloud.cloudformation.kinds.Work;
import dev.messagerouting.localcloud.kernel.Faults;

import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A kind whose resources live in a map, and which fails when the test says so. */
final class ScriptedKind implements ResourceKind {

    private static final Map<String, String> NAMES =
            Map.of("AWS::Logs::LogGroup", "LogGroupName", "AWS::IAM::Role", "RoleName");

    final Map<String, JsonNode> there = new ConcurrentHashMap<>();
    final Map<String, Map<String, String>> tags = new ConcurrentHashMap<>();
    final ConcurrentLinkedQueue<String> calls = new ConcurrentLinkedQueue<>();

    /** Logical ids whose next call of this name fails, such as {@code create Second}. */
    final Set<String> failing = ConcurrentHashMap.newKeySet();

    /** Logical ids that do not become stable until they are taken out. */
    final Set<String> unstable = ConcurrentHashMap.newKeySet();

    private final String type;

    ScriptedKind(String type) {
        this.type = type;
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public Made create(Work work) {
        call("create", work);
        var name = work.name(NAMES.getOrDefault(type, "Name"), 128);
        there.put(name, work.properties());
        tags.put(name, work.tags());
        work.progress().initiated(name);
        work.progress().await(() -> !unstable.contains(work.logicalId()));
        fail("stabilize", work);
        return Made.of(name).with("Arn", "arn:test:" + name);
    }

    @Override
    public Made update(Work work, Made existing, Work before) {
        call("update", work);
        there.put(existing.physicalId(), work.properties());
        tags.put(existing.physicalId(), work.tags());
        return existing;
    }

    @Override
    public void delete(Work work, Made existing) {
        call("delete", work);
        there.remove(existing.physicalId());
    }

    private void call(String what, Work work) {
        calls.add(what + " " + work.logicalId());
        fail(what, work);
    }

    private void fail(String what, Work work) {
        if (failing.contains(what + " " + work.logicalId())) {
            throw Faults.of(
                    CloudWatchLogsException.builder(),
                    "InvalidParameterException",
                    400,
                    what + " of " + work.logicalId() + " was refused");
        }
    }
}
