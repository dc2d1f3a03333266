package dev.messagerouting.localcloud.events;

import dev.messagerouting.localcloud.kernel.Caller;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.Tag;
import software.amazon.awssdk.services.eventbridge.model.Target;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All rules at one moment, by ARN. */
record EventState(Map<String, Known> rules) {

    /** A rule with its targets, by id. */
    record Known(Rule rule, Schedule schedule, Map<String, Target> targets, List<Tag> tags) {

        Known with(Map<String, Target> changed) {
            return new Known(rule, schedule, changed, tags);
        }

        Known with(Rule changed) {
            return new Known(changed, schedule, targets, tags);
        }

        Known withTags(List<Tag> changed) {
            return new Known(rule, schedule, targets, changed);
        }
    }

    EventState with(Known known) {
        var copy = new LinkedHashMap<>(rules);
        copy.put(known.rule().arn(), known);
        return new EventState(Collections.unmodifiableMap(copy));
    }

    EventState without(String arn) {
        var copy = new LinkedHashMap<>(rules);
        copy.remove(arn);
        return new EventState(Collections.unmodifiableMap(copy));
    }

    static String arn(@Nullable String name) {
        return Caller.current().arn("events", "rule/" + name);
    }

    Known find(@Nullable String name, @Nullable String bus) {
        checkBus(bus);
        var found = rules.get(arn(name));
        if (found == null) {
            throw EventFaults.notFound("Rule " + name + " does not exist on EventBus default.");
        }
        return found;
    }

    /** There is the default event bus, by name or ARN, and no other. */
    static void checkBus(@Nullable String bus) {
        if (bus != null && !bus.equals("default") && !bus.endsWith(":event-bus/default")) {
            throw EventFaults.notFound("Event bus " + bus + " does not exist.");
        }
    }
}
