package dev.messagerouting.localcloud.kernel;

import software.amazon.awssdk.core.SdkBytes;

import java.nio.charset.StandardCharsets;

/**
 * Answers plain HTTP requests below a path that the door has given it, so that a service need not
 * know which HTTP server there is. A failure it throws is answered with 500.
 */
@FunctionalInterface
public interface HttpHandler {

    Response handle(Request request);

    /**
     * @param path as sent, still percent-encoded, without the query
     * @param query as sent, without the question mark; empty if there is none
     */
    record Request(String method, String path, String query, Headers headers, SdkBytes body) {}

    /** What goes back; the length of the body is stated by the door. */
    record Response(int status, Headers headers, SdkBytes body) {

        private static final SdkBytes NOTHING = SdkBytes.fromByteArray(new byte[0]);

        public static Response empty(int status, Headers headers) {
            return new Response(status, headers, NOTHING);
        }

        public static Response text(int status, String contentType, String text) {
            return new Response(
                    status,
                    Headers.of("Content-Type", contentType),
                    SdkBytes.fromByteArrayUnsafe(text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
