package dev.messagerouting.lambda;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What state machines and functions hand each other: {@code {"message": {…}}}. */
record Envelope(ObjectNode root, Message message) {

    static final String MESSAGE = "message";

    /** Throws {@link NotAMessageException} for anything of another shape. */
    static Envelope read(InputStream input) throws IOException {
        if (!(Json.parse(input.readAllBytes()) instanceof ObjectNode root) || !root.has(MESSAGE)) {
            throw new NotAMessageException(
                    "The input is to be a JSON object with the message as its field 'message'.");
        }
        return new Envelope(root, Message.of(root.get(MESSAGE)));
    }

    static ObjectNode around(Message message) {
        return JsonNodeFactory.instance.objectNode().set(MESSAGE, message.body());
    }

    void write(OutputStream output) throws IOException {
        output.write(Json.bytes(root));
    }
}
