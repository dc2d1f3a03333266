package dev.messagerouting.lambda;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message: an opaque JSON object of which only {@code id} and {@code timestamp} are known, both
 * whole numbers that fit 64 bits.
 */
record Message(long id, long timestamp, ObjectNode body) {

    private static final int SHOWN = 40;

    /** Throws {@link NotAMessageException} for anything but a JSON object with both fields. */
    static Message parse(byte[] text) {
        return of(Json.parse(text));
    }

    static Message of(@Nullable JsonNode node) {
        if (!(node instanceof ObjectNode body)) {
            throw new NotAMessageException(
                    "A message is a JSON object, not " + (node == null ? "absent" : shown(node)));
        }
        return new Message(whole(body, "id"), whole(body, "timestamp"), body);
    }

    /** {@code id@timestamp}. */
    String key() {
        return id + "@" + timestamp;
    }

    private static long whole(ObjectNode body, String field) {
        var value = body.get(field);
        if (value == null) {
            throw new NotAMessageException(
                    "The message has no '" + field + "'; it needs one, a whole number.");
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new NotAMessageException(
                    "The message's '" + field + "' is to be a whole number, not " + shown(value));
        }
        return value.longValue();
    }

    private static String shown(JsonNode node) {
        var text = node.toString();
        return (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…") + ".";
    }
}
