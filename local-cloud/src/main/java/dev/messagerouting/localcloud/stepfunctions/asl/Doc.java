package dev.messagerouting.localcloud.stepfunctions.asl;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;

/**
 * A JSON value on its way from state to state. What no state changes keeps its text as it came, and
 * is written once however many events show it.
 */
public final class Doc {

    private final JsonNode node;
    private @Nullable String text;

    private Doc(JsonNode node, @Nullable String text) {
        this.node = node;
        this.text = text;
    }

    public static Doc of(JsonNode node) {
        return new Doc(node, null);
    }

    /**
     * @throws Json.Invalid if {@code text} is not JSON
     */
    public static Doc parse(String text) {
        return new Doc(Json.parse(text), text);
    }

    public JsonNode node() {
        return node;
    }

    public String text() {
        var written = text;
        if (written == null) {
            written = Json.write(node);
            text = written;
        }
        return written;
    }

    /** How long {@code text} is in UTF-8. */
    public static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** This value if {@code other} is the same object, so that its text is not written again. */
    @SuppressWarnings("ReferenceEquality") // Equal values may have been written differently.
    public Doc with(JsonNode other) {
        return other == node ? this : of(other);
    }

    /** The same, where {@code other} may also be {@code second}'s object. */
    @SuppressWarnings("ReferenceEquality") // As above.
    public Doc with(JsonNode other, Doc second) {
        return other == second.node ? second : with(other);
    }
}
