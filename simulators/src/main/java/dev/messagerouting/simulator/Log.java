package dev.messagerouting.simulator;

import dev.messagerouting.simulator.kernel.Time;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.PrintStream;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Writes log lines to standard output: docs/contracts.md, "Log line". */
final class Log {

    private final String component;
    private final PrintStream out;
    private final Time time;

    Log(String component, PrintStream out, Time time) {
        this.component = component;
        this.out = out;
        this.time = time;
    }

    /** Something happened to a message. */
    void about(LogEvent event, Message message, Map<String, String> more) {
        var line = line(event == LogEvent.FAILED ? "ERROR" : "INFO");
        line.put(LogNames.EVENT, event.word());
        line.put(LogNames.MESSAGE_KEY, message.key().toString());
        line.set(LogNames.MESSAGE, message.body());
        write(line, more);
    }

    /** Nothing more will be tried here for this message. */
    void failed(Message message, String reason) {
        about(LogEvent.FAILED, message, Map.of(LogNames.REASON, reason));
    }

    /** What should have been a message is none. */
    void notAMessage(String reason, String record) {
        var line = line("ERROR");
        line.put(LogNames.EVENT, LogEvent.FAILED.word());
        write(line, Map.of(LogNames.REASON, reason, LogNames.RECORD, record));
    }

    void info(String text, Map<String, String> more) {
        write(line("INFO").put(LogNames.TEXT, text), more);
    }

    void warn(String text, Map<String, String> more) {
        write(line("WARN").put(LogNames.TEXT, text), more);
    }

    void error(String text) {
        write(line("ERROR").put(LogNames.TEXT, text), Map.of());
    }

    private ObjectNode line(String level) {
        return JsonNodeFactory.instance
                .objectNode()
                .put(LogNames.TIME, time.now().truncatedTo(ChronoUnit.MICROS).toString())
                .put(LogNames.LEVEL, level)
                .put(LogNames.COMPONENT, component);
    }

    private void write(ObjectNode line, Map<String, String> more) {
        more.forEach(line::put);
        out.print(Json.ascii(line) + "\n");
        out.flush();
    }
}
