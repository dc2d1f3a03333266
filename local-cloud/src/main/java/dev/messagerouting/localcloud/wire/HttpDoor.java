package dev.messagerouting.localcloud.wire;

import dev.messagerouting.localcloud.kernel.CallJournal;
import dev.messagerouting.localcloud.kernel.Headers;
import dev.messagerouting.localcloud.kernel.HttpHandler;
import dev.messagerouting.localcloud.kernel.HttpHandler.Request;
import dev.messagerouting.localcloud.kernel.HttpHandler.Response;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The listener: HTTP/1.1 on the loopback address, each request on a virtual thread. It is the only
 * class that knows the HTTP server.
 */
public final class HttpDoor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);
    private static final int TOO_LARGE = 413;
    private static final int LARGEST_PLAIN_BODY = 16 << 20;
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final AwsDoor aws;
    private final Map<String, HttpHandler> handlers = new TreeMap<>();
    private final WebServer server;

    private HttpDoor(
            int port,
            List<WireService> services,
            Map<String, HttpHandler> handlers,
            CallJournal journal) {
        this.aws = new AwsDoor(new ServiceTable(services), journal);
        this.handlers.putAll(handlers);
        server =
                WebServer.builder()
                        .address(InetAddress.getLoopbackAddress())
                        .port(port)
                        .shutdownHook(false)
                        .featuresDiscoverServices(false)
                        .protocolsDiscoverServices(false)
                        .addConnectionSelector(
                                Http1ConnectionSelector.builder()
                                        .config(Http1Config.create())
                                        .build())
                        .contentEncoding(new AnyEncoding())
                        .shutdownGracePeriod(GRACE)
                        .routing(HttpRouting.builder().any(this::serve))
                        .build();
    }

    /**
     * Opens the door.
     *
     * @param port 0 picks a free one
     * @param handlers what answers plain HTTP, by the beginning of the path, which ends in a slash
     * @throws UncheckedIOException if the port cannot be had
     */
    public static HttpDoor open(
            int port,
            List<WireService> services,
            Map<String, HttpHandler> handlers,
            CallJournal journal) {
        checkFree(port);
        var door = new HttpDoor(port, services, handlers, journal);
        door.server.start();
        if (!door.server.isRunning()) {
            throw new UncheckedIOException(new IOException("Port " + port + " cannot be had"));
        }
        return door;
    }

    /** The server itself only logs that it did not start. */
    private static void checkFree(int port) {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** The same without HTTP, for a service that calls another as a client would. */
    public Response call(Request request) {
        return aws.answer(request);
    }

    private void serve(ServerRequest request, ServerResponse response) throws IOException {
        var headers = headers(request);
        var refusal = Guard.refusal(headers, server.port());
        var answer = refusal == null ? answer(request, headers) : refusal;
        send(request, response, answer);
    }

    private Response answer(ServerRequest request, Headers headers) throws IOException {
        var prologue = request.prologue();
        var head =
                new Request(
                        prologue.method().text(),
                        prologue.uriPath().rawPath(),
                        prologue.query().rawValue(),
                        headers,
                        Bodies.NOTHING);
        var handler = handler(head.path());
        int limit = handler == null ? aws.maxBody(head) : LARGEST_PLAIN_BODY;
        try {
            Bodies.check(headers, limit);
            var body =
                    request.content().hasEntity()
                            ? Bodies.read(request.content().inputStream(), limit)
                            : Bodies.NOTHING;
            var whole = new Request(head.method(), head.path(), head.query(), headers, body);
            return handler == null ? aws.answer(whole) : plain(handler, whole);
        } catch (Bodies.TooLarge tooLarge) {
            var message = "The request's body is larger than the " + limit + " bytes allowed.";
            LOG.warn("Refused {} {}: {}", head.method(), head.path(), message);
            return aws.refuse(head, "RequestEntityTooLargeException", 413, message);
        } catch (Malformed malformed) {
            LOG.warn("Refused {} {}: {}", head.method(), head.path(), malformed.getMessage());
            return aws.refuse(head, "SerializationException", 400, malformed.getMessage());
        }
    }

    private @Nullable HttpHandler handler(String path) {
        for (var handler : handlers.entrySet()) {
            if (path.startsWith(handler.getKey())) {
                return handler.getValue();
            }
        }
        return null;
    }

    private static Response plain(HttpHandler handler, Request request) {
        try {
            return handler.handle(request);
        } catch (RuntimeException failure) {
            LOG.error("{} {} failed", request.method(), request.path(), failure);
            return Response.text(
                    500, "application/json", "{\"message\": \"Internal server error\"}");
        }
    }

    private static Headers headers(ServerRequest request) {
        var headers = new Headers.Builder();
        for (var header : request.headers()) {
            for (var value : header.allValues()) {
                headers.add(header.name(), value);
            }
        }
        return headers.build();
    }

    private static void send(ServerRequest request, ServerResponse response, Response answer) {
        response.status(Status.create(answer.status()));
        var body = answer.body().asByteArrayUnsafe();
        var isHead = request.prologue().method().equals(Method.HEAD);
        answer.headers()
                .asMap()
                .forEach(
                        (name, values) -> {
                            // A HEAD tells the length of what a GET would bring.
                            if (isHead || !name.equalsIgnoreCase("Content-Length")) {
                                response.header(name, values.toArray(String[]::new));
                            }
                        });
        if (answer.status() == TOO_LARGE) {
            response.header(HeaderNames.CONNECTION, "close");
        }
        if (isHead || body.length == 0) {
            response.send();
        } else {
            response.send(body);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
