package dev.messagerouting.lambda;

import com.amazonaws.services.lambda.runtime.Context;

import dev.messagerouting.lambda.kernel.Time;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Writes log lines: one JSON object a line (docs/contracts.md, "Log line"), without a line break at
 * its end, since Lambda makes one log event of each call. The functions' logs are to be in Lambda's
 * text format; its JSON format would put the line as a string inside an object of its own.
 */
final class Log {

    private final String component;
    private final Time time;

    Log(String component, Time time) {
        this.component = component;
        this.time = time;
    }

    /** Something happened to a message. */
    void about(Context context, LogEvent event, Message message, Map<String, String> more) {
        var line = line("INFO");
        line.put(LogNames.EVENT, event.word());
        write(context, line, message, more);
    }

    /** Nothing more will be tried here for this message, or for what should have been one. */
    void failed(
            Context context, @Nullable Message message, String reason, Map<String, String> more) {
        var line = line("ERROR");
        line.put(LogNames.EVENT, LogEvent.FAILED.word());
        line.put(LogNames.REASON, reason);
        write(context, line, message, more);
    }

    /** A record that is no message: said with its beginning, since it has no key. */
    void notAMessage(
            Context context, NotAMessageException refused, byte[] data, String sequenceNumber) {
        failed(
                context,
                null,
                String.valueOf(refused.getMessage()),
                Map.of(
                        LogNames.SEQUENCE_NUMBER,
                        sequenceNumber,
                        LogNames.RECORD,
                        Json.excerpt(data)));
    }

    /** A call failed that will be tried again, by whoever called. */
    void warn(Context context, @Nullable Message message, String text, Map<String, String> more) {
        var line = line("WARN");
        line.put(LogNames.TEXT, text);
        write(context, line, message, more);
    }

    private ObjectNode line(String level) {
        return JsonNodeFactory.instance
                .objectNode()
                .put(LogNames.TIME, time.now().truncatedTo(ChronoUnit.MICROS).toString())
                .put(LogNames.LEVEL, level)
                .put(LogNames.COMPONENT, component);
    }

    private static void write(
            Context context, ObjectNode line, @Nullable Message message, Map<String, String> more) {
        if (message != null) {
            line.put(LogNames.MESSAGE_KEY, message.key());
            line.set(LogNames.MESSAGE, message.body());
        }
        more.forEach(line::put);
        context.getLogger().log(line.toString());
    }
}
