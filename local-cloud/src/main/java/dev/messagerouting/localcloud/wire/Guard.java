package dev.messagerouting.localcloud.wire;

import dev.messagerouting.localcloud.kernel.Headers;
import dev.messagerouting.localcloud.kernel.HttpHandler.Response;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Locale;
import java.util.Set;

/**
 * Keeps web pages out: a page that a browser shows may neither call the local cloud nor reach it
 * under a name of its own that resolves to this machine.
 */
final class Guard {

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final Set<String> OURS = Set.of("127.0.0.1", "localhost", "[::1]");

    private Guard() {}

    /** The refusal of a request that did not come from a program on this machine, else null. */
    static @Nullable Response refusal(Headers headers, int port) {
        var origin = headers.first("Origin");
        if (origin != null) {
            return refuse(
                    "The local cloud answers programs on this machine, not web pages, and this"
                            + " request says that it comes from the page "
                            + origin
                            + ".");
        }
        var host = headers.first("Host", "");
        return isOurs(host, port)
                ? null
                : refuse(
                        "The local cloud answers as 127.0.0.1:%1$d or localhost:%1$d, not as \"%2$s\"."
                                        .formatted(port, host)
                                + " S3 clients should use path style addresses.");
    }

    private static boolean isOurs(String host, int port) {
        int colon = host.lastIndexOf(':');
        var hasPort = colon > host.lastIndexOf(']');
        var name = hasPort ? host.substring(0, colon) : host;
        return OURS.contains(name.toLowerCase(Locale.ROOT))
                && (!hasPort || host.substring(colon + 1).equals(Integer.toString(port)));
    }

    private static Response refuse(String why) {
        LOG.warn("Refused a request: {}", why);
        return Response.text(403, "text/plain; charset=utf-8", why + "\n");
    }
}
