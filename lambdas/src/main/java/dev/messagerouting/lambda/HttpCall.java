package dev.messagerouting.lambda;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/**
 * One HTTP call of a function to a source or a target. The JDK's oldest client, since it is the one
 * that starts fastest and leaves no thread behind.
 */
final class HttpCall {

    /** The longest answer that is read, in bytes. */
    static final int LONGEST_ANSWER = 10_000_000;

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private HttpCall() {}

    /** The body is empty if there is none. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int status, byte[] body) {

        boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    static Answer get(URI url) throws IOException {
        return call(url, "GET", null);
    }

    static Answer postJson(URI url, byte[] body) throws IOException {
        return call(url, "POST", body);
    }

    private static Answer call(URI url, String method, byte @Nullable [] body) throws IOException {
        var connection = (HttpURLConnection) url.toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(Math.toIntExact(CONNECT.toMillis()));
        connection.setReadTimeout(Math.toIntExact(ANSWER.toMillis()));
        connection.setRequestProperty("Accept", "application/json");
        if (body != null) {
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(body.length);
            try (var out = connection.getOutputStream()) {
                out.write(body);
            }
        }
        return answer(connection);
    }

    private static Answer answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (status < 0) {
            throw new IOException("The answer is not HTTP.");
        }
        try (InputStream stream =
                status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            var body = stream == null ? new byte[0] : stream.readNBytes(LONGEST_ANSWER + 1);
            if (body.length > LONGEST_ANSWER) {
                throw new IOException(
                        "The answer is longer than %,d bytes.".formatted(LONGEST_ANSWER));
            }
            return new Answer(status, body);
        }
    }
}
