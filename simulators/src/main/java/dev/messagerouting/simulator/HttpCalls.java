package dev.messagerouting.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * HTTP/1.1 calls of a process, on virtual threads. An interruption lets the call at hand finish.
 */
final class HttpCalls implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final long LAST_PATIENCE_MILLIS = 2_000;
    private static final long LONGEST_ANSWER = 20_000_000;

    private final ExecutorService threads;
    private final HttpClient client;

    HttpCalls(String name) {
        threads =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name(name + "-http-", 0).factory());
        client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        .executor(threads)
                        .build();
    }

    HttpResponse<byte[]> get(URI url) throws IOException {
        return send(HttpRequest.newBuilder(url).GET());
    }

    HttpResponse<byte[]> postJson(URI url, byte[] body) throws IOException {
        return send(
                HttpRequest.newBuilder(url)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
        request.header("Accept", "application/json").timeout(ANSWER);
        var body = BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER);
        return await(client.sendAsync(request.build(), body));
    }

    private static <T> T await(CompletableFuture<T> answer) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return interrupted
                            ? answer.get(LAST_PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                            : answer.get();
                } catch (InterruptedException stop) {
                    interrupted = true;
                }
            }
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new IOException("no answer before the simulator was stopped", late);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException cause
                    ? cause
                    : new IOException(failed.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
        threads.close();
    }
}
