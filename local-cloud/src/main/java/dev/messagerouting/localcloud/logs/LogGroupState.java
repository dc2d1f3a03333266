package dev.messagerouting.localcloud.logs;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of one group, its events included.
 *
 * @param retentionDays null: events are kept for ever, as far as memory goes
 * @param streams by name
 */
record LogGroupState(
        @Nullable Integer retentionDays,
        Map<String, String> tags,
        Map<String, LogStreamState> streams,
        EventLog log) {

    LogGroupState {
        tags = Map.copyOf(tags);
        streams = Map.copyOf(streams);
    }

    LogGroupState retained(@Nullable Integer days) {
        return new LogGroupState(days, tags, streams, log);
    }

    LogGroupState tagged(Map<String, String> others) {
        return new LogGroupState(retentionDays, others, streams, log);
    }

    LogGroupState with(LogStreamState stream) {
        var all = new TreeMap<>(streams);
        all.put(stream.name(), stream);
        return new LogGroupState(retentionDays, tags, all, log);
    }

    LogGroupState without(String stream) {
        var left = new TreeMap<>(streams);
        left.remove(stream);
        return new LogGroupState(retentionDays, tags, left, log.withoutStream(stream));
    }

    LogGroupState with(EventLog events) {
        return new LogGroupState(retentionDays, tags, streams, events);
    }
}
