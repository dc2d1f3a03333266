package dev.messagerouting.localcloud.elb;

import dev.messagerouting.localcloud.elb.ElbState.Group;
import dev.messagerouting.localcloud.elb.ElbState.Health;
import dev.messagerouting.localcloud.elb.ElbState.Target;
import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.Headers;
import dev.messagerouting.localcloud.kernel.HttpHandler.Request;
import dev.messagerouting.localcloud.kernel.HttpHandler.Response;
import dev.messagerouting.localcloud.kernel.Names;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.FixedResponseActionConfig;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hands a request on to a target, each in turn. Without a healthy one it goes to any, as AWS fails
 * open; without any, or with one that does not answer, it is answered as <a
 * href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html">AWS
 * answers</a>: 503, 502, 504.
 */
final class Proxy {

    private static final Logger LOG = LoggerFactory.getLogger(Proxy.class);

    /** A load balancer's idle timeout unless configured. */
    private static final String IDLE_SECONDS = "60";

    /** Between neighbours only, or set by the client itself. */
    private static final Set<String> NOT_PASSED =
            Set.of(
                    "connection",
                    "content-length",
                    "expect",
                    "host",
                    "keep-alive",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade");

    private final Cell<ElbState> state;
    private final HttpClient http;
    private final AtomicInteger turn = new AtomicInteger();

    Proxy(Cell<ElbState> state, HttpClient http) {
        this.state = state;
        this.http = http;
    }

    Response handle(String balancerArn, Request request) {
        var s = state.get();
        var listener = s.listenerOf(balancerArn);
        if (listener == null) {
            return page(503, "Service Temporarily Unavailable");
        }
        var action = listener.defaultActions().getFirst();
        if (action.type() == ActionTypeEnum.FIXED_RESPONSE) {
            return fixed(action.fixedResponseConfig());
        }
        var arn = Forward.group(action);
        var group = arn == null ? null : s.groups().get(arn);
        var target = group == null ? null : choose(group);
        if (target == null) {
            LOG.warn("{} {}: no target of {} is there", request.method(), request.path(), arn);
            return page(503, "Service Temporarily Unavailable");
        }
        var idle =
                s.attributes()
                        .getOrDefault(balancerArn, Map.of())
                        .getOrDefault("idle_timeout.timeout_seconds", IDLE_SECONDS);
        return forward(request, target, Duration.ofSeconds(Long.parseLong(idle)));
    }

    private static Response fixed(FixedResponseActionConfig config) {
        var type = config.contentType() == null ? "text/plain" : config.contentType();
        var body = config.messageBody() == null ? "" : config.messageBody();
        return Response.text(Integer.parseInt(config.statusCode()), type, body);
    }

    private @Nullable Target choose(Group group) {
        var well = of(group, Health.HEALTHY);
        var from = well.isEmpty() ? of(group, Health.UNHEALTHY) : well;
        return from.isEmpty() ? null : from.get(Math.floorMod(turn.getAndIncrement(), from.size()));
    }

    private static List<Target> of(Group group, Health health) {
        return group.targets().values().stream().filter(t -> t.health() == health).toList();
    }

    private Response forward(Request request, Target target, Duration idle) {
        var query = request.query().isEmpty() ? "" : "?" + request.query();
        try {
            var uri = URI.create("http://" + target.address() + request.path() + query);
            var to =
                    HttpRequest.newBuilder(uri)
                            .timeout(idle)
                            .method(
                                    request.method(),
                                    request.body().asByteArrayUnsafe().length == 0
                                            ? BodyPublishers.noBody()
                                            : BodyPublishers.ofByteArray(
                                                    request.body().asByteArrayUnsafe()));
            copy(request, to);
            var answer = http.send(to.build(), BodyHandlers.ofByteArray());
            var headers = new Headers.Builder();
            answer.headers()
                    .map()
                    .forEach(
                            (name, values) -> {
                                if (passed(name)) {
                                    values.forEach(value -> headers.add(name, value));
                                }
                            });
            return new Response(
                    answer.statusCode(),
                    headers.build(),
                    SdkBytes.fromByteArrayUnsafe(answer.body()));
        } catch (IllegalArgumentException malformed) {
            return page(400, "Bad Request");
        } catch (HttpTimeoutException late) {
            LOG.warn("Target {} did not answer within {}", target.address(), idle);
            return page(504, "Gateway Time-out");
        } catch (IOException failed) {
            LOG.warn("Target {} failed: {}", target.address(), failed.toString());
            return page(502, "Bad Gateway");
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return page(503, "Service Temporarily Unavailable");
        }
    }

    private static void copy(Request request, HttpRequest.Builder to) {
        request.headers()
                .asMap()
                .forEach(
                        (name, values) -> {
                            if (passed(name)) {
                                values.forEach(value -> to.header(name, value));
                            }
                        });
        to.header("X-Forwarded-For", "127.0.0.1");
        to.header("X-Forwarded-Proto", "http");
        to.header("X-Forwarded-Port", "80");
        if (!request.headers().has("X-Amzn-Trace-Id")) {
            to.header("X-Amzn-Trace-Id", "Root=1-" + Names.uuid());
        }
    }

    private static boolean passed(String name) {
        return !name.startsWith(":") && !NOT_PASSED.contains(name.toLowerCase(Locale.ROOT));
    }

    private static Response page(int status, String title) {
        var line = status + " " + title;
        return Response.text(
                status,
                "text/html",
                "<html>\r\n<head><title>"
                        + line
                        + "</title></head>\r\n<body>\r\n<center><h1>"
                        + line
                        + "</h1></center>\r\n</body>\r\n</html>\r\n");
    }
}
