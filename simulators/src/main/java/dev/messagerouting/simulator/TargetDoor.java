package dev.messagerouting.simulator;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** {@code target-endpoint}: takes an array of messages, all of them or none. */
final class TargetDoor implements Endpoint.Door {

    /** In bytes. */
    static final int LONGEST_BODY = 5_000_000;

    private final Deliveries deliveries;

    TargetDoor(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public void answer(ServerRequest request, ServerResponse response) {
        var messages = messages(body(request));
        messages.forEach(deliveries::deliver);
        Endpoint.json(response);
        response.send(
                Json.bytes(JsonNodeFactory.instance.objectNode().put("received", messages.size())));
    }

    private static byte[] body(ServerRequest request) {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        try (var stream = request.content().inputStream()) {
            var body = stream.readNBytes(LONGEST_BODY + 1);
            if (body.length > LONGEST_BODY) {
                throw new TooLongException(
                        "The body is longer than the %,d bytes that a target takes."
                                .formatted(LONGEST_BODY));
            }
            return body;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<Message> messages(byte[] body) {
        if (!(Json.parse(body) instanceof ArrayNode array)) {
            throw new NotAMessageException(
                    "The body is to be an array of messages, not " + Json.excerpt(body) + ".");
        }
        var messages = new ArrayList<Message>();
        for (int i = 0; i < array.size(); i++) {
            try {
                messages.add(Message.of(array.get(i)));
            } catch (NotAMessageException refused) {
                throw new NotAMessageException("Element " + i + ": " + refused.sentence(), refused);
            }
        }
        return messages;
    }
}
