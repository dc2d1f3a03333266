package dev.messagerouting.localcloud.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.messagerouting.localcloud.LocalCloud;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whole routes, from template to target, with the jars that a real account would run. */
class RouteIT {

    private static final Path ARTIFACTS = Path.of(System.getProperty("messagerouting.artifacts"));
    private static final int MESSAGES = 1_000;

    /** A schedule of a minute fires every 100 ms. */
    private static final int SCHEDULE_SPEED = 600;

    @ParameterizedTest
    @CsvSource({
        "source-process, target-process",
        "source-process, target-endpoint",
        "source-endpoint, target-process",
        "source-endpoint, target-endpoint"
    })
    void everyMessageArrivesOnceAndUnchangedButForTheTransformersField(
            String source, String target) {
        try (var cloud = start();
                var demo = new Demo(cloud.endpoint())) {
            demo.deployRoute(
                    ARTIFACTS, source, target, Map.of("BatchSize", "25", "IntervalMillis", "50"));
            var from = demo.physicalId(source, "LogGroup");
            var to = demo.physicalId(target, "LogGroup");

            await().atMost(Duration.ofMinutes(2))
                    .until(() -> demo.messages(from, "emitted").size() >= MESSAGES);
            demo.stop(source);
            var emitted = demo.messages(from, "emitted");
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(
                            () ->
                                    assertThat(demo.messages(to, "delivered"))
                                            .hasSameSizeAs(emitted));

            assertThat(byId(demo.messages(to, "delivered"))).isEqualTo(transformed(emitted));
            assertThat(demo.messages(to, "duplicate")).isEmpty();
        }
    }

    private static LocalCloud start() {
        return LocalCloud.builder()
                .image("messaging-demo/simulators", ARTIFACTS.resolve("simulators.jar"))
                .scheduleSpeed(SCHEDULE_SPEED)
                .start();
    }

    private static Map<Long, JsonNode> byId(List<JsonNode> messages) {
        return messages.stream()
                .collect(Collectors.toMap(m -> m.path("id").asLong(-1), Function.identity()));
    }

    private static Map<Long, JsonNode> transformed(List<JsonNode> messages) {
        messages.forEach(message -> ((ObjectNode) message).put("additionalValue", true));
        return byId(messages);
    }
}
