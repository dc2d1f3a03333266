package dev.messagerouting.localcloud.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.messagerouting.localcloud.LocalCloud;
import dev.messagerouting.localcloud.faults.FaultRule;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whole routes while every service on their way throttles, fails and loses answers, functions
 * throw, and the target is down for a second: nothing is lost, nothing is changed, what comes twice
 * is recognised.
 */
class FaultyRouteIT {

    private static final Logger LOG = LoggerFactory.getLogger(FaultyRouteIT.class);
    private static final Path ARTIFACTS = Path.of(System.getProperty("messagerouting.artifacts"));
    private static final int MESSAGES = 300;

    /** A schedule of a minute fires every 100 ms. */
    private static final int SCHEDULE_SPEED = 600;

    /**
     * The answer of a source's endpoint is not among those that get lost: a source that only
     * answers cannot know of it.
     */
    private static final List<String> FAULTS =
            List.of(
                    "kinesis:*:throttle:0.05:1h:seed=1",
                    "kinesis:*:fail:0.05:1h:seed=2",
                    "kinesis:*:loseanswer:0.05:1h:seed=3",
                    "kinesis:*:partial:0.2:1h:seed=4",
                    "states:StartExecution:throttle:0.05:1h:seed=5",
                    "states:StartExecution:fail:0.05:1h:seed=6",
                    "states:StartExecution:loseanswer:0.05:1h:seed=7",
                    "lambda:Invoke@*Transformer*:throw:0.05:1h:seed=8",
                    "lambda:Invoke@*Transformer*:throw:0.05:1h:seed=9"
                            + ":type=dev.messagerouting.lambda.NotAMessageException",
                    "lambda:Invoke@*Ingestor*:throw:0.1:1h:seed=10",
                    "lambda:Invoke:throttle:0.05:1h:seed=11",
                    "lambda:Invoke:fail:0.03:1h:seed=12",
                    "lambda:Invoke:loseanswer:0.03:1h:seed=13",
                    "logs:PutLogEvents:throttle:0.1:1h:seed=14",
                    "logs:PutLogEvents:fail:0.1:1h:seed=15",
                    "execute-api:Invoke:throttle:0.05:1h:seed=16",
                    "execute-api:Invoke:fail:0.05:1h:seed=17",
                    "execute-api:Invoke:loseanswer:0.05:1h:seed=18",
                    "elasticloadbalancing:Forward@*app/target*:loseanswer:0.1:1h:seed=19",
                    "elasticloadbalancing:Forward:fail:0.05:1h:seed=20");

    private static final List<String> TARGET_DOWN =
            List.of(
                    "elasticloadbalancing:Forward@*app/target*:fail:1:1s",
                    "execute-api:Invoke:fail:1:1s");

    @ParameterizedTest
    @CsvSource({"source-process, target-process", "source-process, target-endpoint"})
    void nothingIsLostAndWhatComesTwiceIsRecognised(String source, String target) {
        try (var cloud =
                        LocalCloud.builder()
                                .image(
                                        "messaging-demo/simulators",
                                        ARTIFACTS.resolve("simulators.jar"))
                                .scheduleSpeed(SCHEDULE_SPEED)
                                .start();
                var demo = new Demo(cloud.endpoint())) {
            var speed = Map.of("BatchSize", "5", "IntervalMillis", "50");
            demo.deployRoute(ARTIFACTS, source, target, speed);
            var from = demo.physicalId(source, "LogGroup");
            var to = demo.physicalId(target, "LogGroup");

            FAULTS.forEach(text -> cloud.faults().add(FaultRule.parse(text)));
            var before = demo.messages(from, "emitted").size();
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> demo.messages(from, "emitted").size() >= before + MESSAGES / 2);
            TARGET_DOWN.forEach(text -> cloud.faults().add(FaultRule.parse(text)));
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> demo.messages(from, "emitted").size() >= before + MESSAGES);
            LOG.info("Struck: {}", cloud.faults().list());
            cloud.faults().clear();
            demo.stop(source);

            var emitted = byKey(demo.messages(from, "emitted"));
            var redriven = new AtomicInteger();
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(
                            () -> {
                                redriven.addAndGet(
                                        demo.redriveFailed(demo.output("StateMachineArn")));
                                assertThat(keys(demo.messages(to, "delivered")))
                                        .containsAll(emitted.keySet());
                            });

            var delivered = demo.messages(to, "delivered");
            var duplicates = demo.messages(to, "duplicate");
            LOG.info(
                    "{} emitted, {} delivered, {} duplicates, {} redriven",
                    emitted.size(),
                    delivered.size(),
                    duplicates.size(),
                    redriven);
            assertThat(byKey(delivered)).isEqualTo(transformed(emitted));
            assertThat(demo.messages(from, "failed")).isEmpty();
            assertThat(duplicates).isNotEmpty().allMatch(delivered::contains);
            assertThat(redriven).hasPositiveValue();
        }
    }

    /** Each once: a second message of the same key fails the test. */
    private static Map<String, JsonNode> byKey(List<JsonNode> messages) {
        return messages.stream().collect(Collectors.toMap(FaultyRouteIT::key, Function.identity()));
    }

    private static List<String> keys(List<JsonNode> messages) {
        return messages.stream().map(FaultyRouteIT::key).toList();
    }

    private static String key(JsonNode message) {
        return message.path("id").asString() + "@" + message.path("timestamp").asString();
    }

    private static Map<String, JsonNode> transformed(Map<String, JsonNode> messages) {
        messages.values().forEach(message -> ((ObjectNode) message).put("additionalValue", true));
        return messages;
    }
}
