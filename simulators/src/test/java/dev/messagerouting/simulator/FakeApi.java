package dev.messagerouting.simulator;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A route's API on loopback: answers what the test says and keeps what it was sent. */
final class FakeApi implements AutoCloseable {

    record Call(String query, String body) {

        JsonNode json() {
            return Json.MAPPER.readTree(body);
        }
    }

    record Answer(int status, String body, String link, boolean more) {

        static Answer of(int status, String body) {
            return new Answer(status, body, "", false);
        }

        static Answer page(String body, String link) {
            return new Answer(200, body, link, false);
        }
    }

    final List<Call> calls = new CopyOnWriteArrayList<>();

    /** The next answers; when there are none left, what {@code otherwise} says. */
    final ConcurrentLinkedQueue<Answer> script = new ConcurrentLinkedQueue<>();

    private final Function<Call, Answer> otherwise;
    private final WebServer server;
    private final String url;

    FakeApi(Function<Call, Answer> otherwise) {
        this.otherwise = otherwise;
        server =
                WebServer.builder()
                        .host("127.0.0.1")
                        .port(0)
                        .shutdownHook(false)
                        .routing(routing -> routing.any(this::answer))
                        .build()
                        .start();
        url = "http://127.0.0.1:" + server.port() + "/stage/messages";
    }

    String url() {
        return url;
    }

    private void answer(ServerRequest request, ServerResponse response) {
        var body = request.content().hasEntity() ? request.content().as(String.class) : "";
        var call = new Call(request.query().rawValue(), body);
        calls.add(call);
        var scripted = script.poll();
        var answer = scripted == null ? otherwise.apply(call) : scripted;
        response.status(answer.status());
        if (!answer.link().isEmpty()) {
            response.header(HeaderNames.LINK, answer.link());
        }
        if (answer.more()) {
            response.header("X-More-Messages", "true");
        }
        response.send(answer.body());
    }

    @Override
    public void close() {
        server.stop();
    }
}
