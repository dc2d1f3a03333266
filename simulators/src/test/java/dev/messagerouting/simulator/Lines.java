package dev.messagerouting.simulator;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Standard output of a simulator under test. */
final class Lines {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final PrintStream out = new PrintStream(bytes, true, StandardCharsets.US_ASCII);

    /** The lines, each read as JSON; fails for one that is none. */
    List<JsonNode> all() {
        return bytes.toString(StandardCharsets.US_ASCII)
                .lines()
                .map(Json.MAPPER::readTree)
                .toList();
    }

    /** The message keys of that event, in their order. */
    List<String> keys(LogEvent event) {
        return all().stream()
                .filter(line -> line.path("event").asString("").equals(event.word()))
                .map(line -> line.path("messageKey").asString("?"))
                .toList();
    }

    List<String> texts() {
        return all().stream()
                .filter(line -> line.has("text"))
                .map(line -> line.get("text").asString())
                .toList();
    }

    /** Where it listens; 0 as long as it does not. */
    int port() {
        return all().stream()
                .filter(line -> line.path("text").asString("").equals("listening"))
                .map(line -> Integer.parseInt(line.get("port").asString()))
                .findFirst()
                .orElse(0);
    }
}
