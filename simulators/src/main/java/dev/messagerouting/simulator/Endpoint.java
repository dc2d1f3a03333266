package dev.messagerouting.simulator;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.JsonNodeFactory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;

/** Listens: {@code GET /} for health checks, and {@code /messages} if there is a door for it. */
final class Endpoint implements AutoCloseable {

    /** What an endpoint does at {@code /messages}. */
    interface Door {

        /** The only method that it answers. */
        String method();

        /** Throws {@link NotAMessageException} with a sentence for a bad request. */
        void answer(ServerRequest request, ServerResponse response);
    }

    private static final Duration GRACE = Duration.ofSeconds(2);

    private final String component;
    private final @Nullable Door door;
    private final Log log;
    private final WebServer server;

    private Endpoint(String component, String host, int port, @Nullable Door door, Log log) {
        this.component = component;
        this.door = door;
        this.log = log;
        server =
                WebServer.builder()
                        .host(host)
                        .port(port)
                        .shutdownHook(false)
                        .shutdownGracePeriod(GRACE)
                        .routing(routing -> routing.any(this::dispatch))
                        .build();
    }

    /** Starts listening and says where; 0 picks a free port. */
    static Endpoint open(String component, String host, int port, @Nullable Door door, Log log) {
        checkFree(host, port);
        var endpoint = new Endpoint(component, host, port, door, log);
        endpoint.server.start();
        if (!endpoint.server.isRunning()) {
            throw taken(host, port, "the server did not start");
        }
        log.info(
                "listening",
                Map.of(
                        LogNames.HOST,
                        host,
                        LogNames.PORT,
                        Integer.toString(endpoint.server.port())));
        return endpoint;
    }

    /** The server itself would log a stack trace, and start without its listener. */
    private static void checkFree(String host, int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException failed) {
            throw taken(host, port, String.valueOf(failed.getMessage()));
        }
    }

    private static WrongSettingException taken(String host, int port, String reason) {
        return new WrongSettingException(
                "Cannot listen at %s, port %d (%s); set PORT to one that is free, or to 0."
                        .formatted(host, port, reason));
    }

    private void dispatch(ServerRequest request, ServerResponse response) {
        var path = request.path().rawPath();
        var method = request.prologue().method().text();
        if (path.equals("/")) {
            if (method.equals("GET") || method.equals("HEAD")) {
                health(response);
            } else {
                wrongMethod(response, path, method, "GET");
            }
        } else if (door != null && path.equals("/messages")) {
            if (method.equals(door.method())) {
                answer(door, request, response);
            } else {
                wrongMethod(response, path, method, door.method());
            }
        } else {
            refuse(response, 404, "There is nothing at '%s'.".formatted(path));
        }
    }

    private void answer(Door opened, ServerRequest request, ServerResponse response) {
        try {
            opened.answer(request, response);
        } catch (NotAMessageException refused) {
            refuse(response, 400, refused.sentence());
        } catch (TooLongException refused) {
            refuse(response, 413, String.valueOf(refused.getMessage()));
        }
    }

    private void health(ServerResponse response) {
        json(response);
        response.send(
                Json.bytes(
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("component", component)
                                .put("status", "up")));
    }

    private void wrongMethod(ServerResponse response, String path, String method, String allowed) {
        response.header(HeaderNames.ALLOW, allowed);
        refuse(
                response,
                405,
                "'%s' answers %s; the request's method is %s.".formatted(path, allowed, method));
    }

    private void refuse(ServerResponse response, int status, String sentence) {
        log.warn("Answered " + status + ": " + sentence, Map.of());
        response.status(status);
        json(response);
        response.send(Json.bytes(JsonNodeFactory.instance.objectNode().put("message", sentence)));
    }

    static void json(ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
    }

    /** An interruption is why this is called, and would keep the server from stopping. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        server.stop();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
