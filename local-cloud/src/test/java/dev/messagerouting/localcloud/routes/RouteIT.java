package dev.messagerouting.localcloud.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.messagerouting.localcloud.LocalCloud;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The longest route, from template to target, with the jars that a real account would run. */
class RouteIT {

    private static final Path ARTIFACTS = Path.of(System.getProperty("messagerouting.artifacts"));
    private static final int MESSAGES = 1_000;

    @Test
    void everyMessageArrivesOnceAndUnchangedButForTheTransformersField() {
        try (var cloud =
                        LocalCloud.builder()
                                .port(0)
                                .image(
                                        "messaging-demo/simulators",
                                        ARTIFACTS.resolve("simulators.jar"))
                                .start();
                var demo = new Demo(cloud.endpoint())) {
            demo.storeArtifacts(ARTIFACTS.resolve("lambdas.jar"));
            demo.deploy("fargate-cluster", Map.of());
            demo.deploy("source-process--target-process", Map.of());
            demo.deploy(
                    "target-process",
                    Map.of("MessagesUrl", demo.output("QueueUrl"), "IntervalMillis", "50"));
            demo.deploy(
                    "source-process",
                    Map.of(
                            "MessagesUrl",
                            demo.output("IngestionUrl"),
                            "BatchSize",
                            "25",
                            "IntervalMillis",
                            "50"));
            var source = demo.physicalId("source-process", "LogGroup");
            var target = demo.physicalId("target-process", "LogGroup");

            await().atMost(Duration.ofMinutes(2))
                    .until(() -> demo.messages(source, "accepted").size() >= MESSAGES);
            var emitted = stopSource(demo, source);
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(
                            () ->
                                    assertThat(demo.messages(target, "delivered"))
                                            .hasSameSizeAs(emitted));

            assertThat(byId(demo.messages(target, "delivered"))).isEqualTo(transformed(emitted));
            assertThat(demo.messages(target, "duplicate")).isEmpty();
            assertThat(emitted).hasSizeGreaterThanOrEqualTo(MESSAGES);
        }
    }

    /** What the source made, once it makes no more. */
    private static List<JsonNode> stopSource(Demo demo, String logGroup) {
        demo.stop("source-process");
        return demo.messages(logGroup, "emitted");
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
