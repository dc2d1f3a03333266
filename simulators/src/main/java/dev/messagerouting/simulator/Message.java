package dev.messagerouting.simulator;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message: an opaque JSON object of which only {@code id} and {@code timestamp} are known, both
 * whole numbers that fit 64 bits.
 */
record Message(Key key, ObjectNode body) {

    private static final int SHOWN = 40;

    /** What tells a message from all others. */
    record Key(long id, long timestamp) {

        @Override
        public String toString() {
            return id + "@" + timestamp;
        }
    }

    /** Throws {@link NotAMessageException} for anything but a JSON object with both fields. */
    static Message of(@Nullable JsonNode node) {
        if (!(node instanceof ObjectNode body)) {
            throw new NotAMessageException(
                    "A message is a JSON object, not " + (node == null ? "absent" : shown(node)));
        }
        return new Message(new Key(whole(body, "id"), whole(body, "timestamp")), body);
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
