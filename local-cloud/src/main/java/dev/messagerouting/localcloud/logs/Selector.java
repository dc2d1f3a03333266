package dev.messagerouting.localcloud.logs;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.stream.Stream;

/** Names a field of a JSON event: {@code $.a.b[0]}, {@code $.a[*].b}. */
record Selector(List<Part> parts) {

    sealed interface Part {}

    record Field(String name) implements Part {}

    record Element(int index) implements Part {}

    record Each() implements Part {}

    /** The values it names: none if the event has no such field. */
    Stream<JsonNode> in(JsonNode event) {
        var found = Stream.of(event);
        for (var part : parts) {
            found = found.flatMap(node -> children(node, part));
        }
        return found;
    }

    private static Stream<JsonNode> children(JsonNode node, Part part) {
        return switch (part) {
            case Field(var name) -> Stream.ofNullable(node.get(name));
            case Element(var index) -> Stream.ofNullable(node.get(index));
            case Each() -> node.isArray() ? node.values().stream() : Stream.empty();
        };
    }
}
