package dev.messagerouting.console.cloud;

import dev.messagerouting.console.model.ComponentId;
import dev.messagerouting.console.model.FlowEvent.Seen;
import dev.messagerouting.console.model.FlowEvent.What;
import dev.messagerouting.console.model.MessageKey;
import dev.messagerouting.console.model.RouteId;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the log lines of docs/contracts.md. What is not one of ours is not an error. */
final class LogLines {

    private static final Map<String, What> WORDS = words();

    private final ObjectMapper json = new ObjectMapper();
    private final RouteId route;

    LogLines(RouteId route) {
        this.route = route;
    }

    private static Map<String, What> words() {
        var words = new HashMap<String, What>();
        for (var what : What.values()) {
            words.put(what.name().toLowerCase(Locale.ROOT), what);
        }
        return Map.copyOf(words);
    }

    /**
     * Empty if the line is not JSON, not ours, or not about a message.
     *
     * @param eventId as CloudWatch names the line
     */
    Optional<Seen> read(String eventId, String line) {
        // Most lines that are not ours are Lambda's own START, END and REPORT.
        if (!line.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return seen(eventId, json.readTree(line));
        } catch (JacksonException | DateTimeException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private Optional<Seen> seen(String eventId, JsonNode line) {
        var what = WORDS.get(line.path("event").asString(""));
        var component = text(line, "component");
        var time = text(line, "time");
        var key = text(line, "messageKey");
        if (what == null || component == null || time == null || key == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Seen(
                        eventId,
                        Instant.parse(time),
                        route,
                        new ComponentId(component),
                        what,
                        MessageKey.parse(key),
                        line.path("message").toString(),
                        text(line, "executionArn"),
                        text(line, "reason")));
    }

    private static @Nullable String text(JsonNode line, String field) {
        var node = line.path(field);
        return node.isString() ? node.asString() : null;
    }
}
