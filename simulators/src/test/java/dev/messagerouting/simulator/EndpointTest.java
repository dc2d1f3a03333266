package dev.messagerouting.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

class EndpointTest {

    private static final Map<String, String> ANY_PORT = Map.of("PORT", "0", "BATCH_SIZE", "2");

    @Test
    void theSourceAnswersNewMessagesEachTime() throws Exception {
        try (var source = new Running("source-endpoint", ANY_PORT)) {
            var first = Json.MAPPER.readTree(call(source, "GET", "/messages", "").body());
            var second = Json.MAPPER.readTree(call(source, "GET", "/messages", "").body());
            assertThat(first.findValuesAsString("id")).containsExactly("0", "1");
            assertThat(second.findValuesAsString("id")).containsExactly("2", "3");
            await().until(() -> source.lines.keys(LogEvent.EMITTED).size() == 4);
            assertThat(source.stop()).isZero();
        }
    }

    @Test
    void theTargetSaysWhatIsNewAndWhatIsNot() throws Exception {
        try (var target = new Running("target-endpoint", ANY_PORT)) {
            var body = "[{\"id\":1,\"timestamp\":2,\"own\":\"ä\"},{\"id\":2,\"timestamp\":2}]";
            assertThat(call(target, "POST", "/messages", body).statusCode()).isEqualTo(200);
            assertThat(call(target, "POST", "/messages", body).body())
                    .isEqualTo("{\"received\":2}");
            assertThat(target.lines.keys(LogEvent.DELIVERED)).containsExactly("1@2", "2@2");
            assertThat(target.lines.keys(LogEvent.DUPLICATE)).containsExactly("1@2", "2@2");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /messages | {           | 400 | It is not JSON",
                "POST | /messages | ''          | 400 | It is empty",
                "POST | /messages | {}          | 400 | The body is to be an array",
                "POST | /messages | [7]         | 400 | Element 0: A message is a JSON object",
                "POST | /messages | [{\"id\":1}] | 400 | Element 0: The message has no 'timestamp'",
                "GET  | /messages | ''          | 405 | '/messages' answers POST",
                "PUT  | /         | ''          | 405 | '/' answers GET",
                "GET  | /other    | ''          | 404 | There is nothing at '/other'"
            })
    void aWrongRequestIsToldWhatIsWrong(
            String method, String path, String body, int status, String sentence) throws Exception {
        try (var target = new Running("target-endpoint", ANY_PORT)) {
            var answer = call(target, method, path, body);
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(Json.MAPPER.readTree(answer.body()).get("message").asString())
                    .startsWith(sentence)
                    .endsWith(".");
            assertThat(target.lines.texts())
                    .anyMatch(text -> text.startsWith("Answered " + status + ": " + sentence));
            // and nothing stops
            assertThat(call(target, "GET", "/", "").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aBodyThatIsTooLongIsRefused() throws Exception {
        try (var target = new Running("target-endpoint", ANY_PORT)) {
            var body = "[" + " ".repeat(TargetDoor.LONGEST_BODY) + "]";
            assertThat(call(target, "POST", "/messages", body).statusCode()).isEqualTo(413);
            assertThat(call(target, "POST", "/messages", "[]").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"source-process", "target-process", "source-endpoint", "target-endpoint"})
    void everySimulatorWithAPortAnswersHealthChecks(String command) throws Exception {
        var environment =
                Map.of(
                        "PORT",
                        "0",
                        "MESSAGES_URL",
                        "http://127.0.0.1:9/messages",
                        "INTERVAL_MILLIS",
                        "60000");
        try (var simulator = new Running(command, environment)) {
            var answer = call(simulator, "GET", "/", "");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .isEqualTo("{\"component\":\"" + command + "\",\"status\":\"up\"}");
            assertThat(simulator.stop()).isZero();
        }
    }

    @Test
    void aPortThatIsTakenIsSaid() throws Exception {
        try (var first = new Running("source-endpoint", ANY_PORT)) {
            first.url("/");
            var port = Integer.toString(first.lines.port());
            try (var second = new Running("source-endpoint", Map.of("PORT", port))) {
                await().until(() -> !second.lines.texts().isEmpty());
                assertThat(second.stop()).isEqualTo(2);
                assertThat(second.lines.texts())
                        .singleElement()
                        .asString()
                        .startsWith("Cannot listen at 127.0.0.1, port " + port)
                        .endsWith("set PORT to one that is free, or to 0.");
            }
        }
    }

    private static HttpResponse<String> call(
            Running simulator, String method, String path, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(simulator.url(path)))
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
