package dev.messagerouting.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.messagerouting.lambda.testkit.FakeStepFunctions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

class SettingsTest {

    private static final Map<String, String> LAMBDA =
            Map.of(
                    "AWS_REGION",
                    "us-east-1",
                    "AWS_ACCESS_KEY_ID",
                    "key",
                    "AWS_SECRET_ACCESS_KEY",
                    "secret",
                    "AWS_SESSION_TOKEN",
                    "token");

    @ParameterizedTest
    @ValueSource(strings = {"STATE_MACHINE_ARN", "AWS_REGION"})
    void whatIsMissingIsNamed(String name) {
        var environment = new HashMap<>(LAMBDA);
        environment.put("STATE_MACHINE_ARN", "arn");
        environment.remove(name);
        assertThatThrownBy(() -> new SinkIngestor(environment))
                .hasMessage(
                        "The environment variable %s is not set; the function needs it."
                                .formatted(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"here", "ftp://x/messages", "http:///messages", "http://a b/"})
    void anAddressIsOne(String value) {
        assertThatThrownBy(() -> new PushEmitter(Map.of("TARGET_URL", value)))
                .hasMessageStartingWith(
                        "The environment variable TARGET_URL is '%s'; it is to be an address"
                                .formatted(value));
    }

    /** The client speaks to where the environment says, in its region, with its credentials. */
    @Test
    void clientsAreMadeFromTheEnvironmentAlone() throws IOException {
        try (var aws = new Loopback("/")) {
            aws.answer.set(
                    new Loopback.Answer(200, "{\"executionArn\":\"arn\",\"startDate\":1.5}"));
            var environment = new HashMap<>(LAMBDA);
            environment.put("STATE_MACHINE_ARN", FakeStepFunctions.MACHINE);
            environment.put("AWS_ENDPOINT_URL", aws.url().resolve("/").toString());
            var message = Message.parse(Messages.of(1).getBytes(StandardCharsets.UTF_8));
            assertThat(ExecutionStarter.from(new Settings(environment)).start(message))
                    .isEqualTo(new Start.Started("arn", false));
            assertThat(aws.requests).hasSize(1);
            assertThat(aws.headers.getFirst().getFirst("X-Amz-Security-Token")).isEqualTo("token");
            assertThat(aws.headers.getFirst().getFirst("Authorization"))
                    .contains("Credential=key/")
                    .contains("/us-east-1/states/");
        }
    }
}
