package dev.messagerouting.simulator;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * {@code source-endpoint}: answers a batch of new messages to every request. A batch whose answer
 * could not be sent is the answer to the next request, so that no id is skipped.
 */
final class SourceDoor implements Endpoint.Door {

    private final ConcurrentLinkedQueue<List<Message>> unsent = new ConcurrentLinkedQueue<>();
    private final MessageMaker maker;
    private final int batchSize;
    private final Log log;

    SourceDoor(MessageMaker maker, int batchSize, Log log) {
        this.maker = maker;
        this.batchSize = batchSize;
        this.log = log;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public void answer(ServerRequest request, ServerResponse response) {
        @Nullable List<Message> kept = unsent.poll();
        var batch = kept == null ? maker.make(batchSize) : kept;
        var array = JsonNodeFactory.instance.arrayNode();
        batch.forEach(message -> array.add(message.body()));
        Endpoint.json(response);
        boolean sent = false;
        try {
            response.send(Json.bytes(array));
            sent = true;
        } finally {
            if (!sent) {
                unsent.add(batch);
            }
        }
        batch.forEach(message -> log.about(LogEvent.EMITTED, message, Map.of()));
    }
}
