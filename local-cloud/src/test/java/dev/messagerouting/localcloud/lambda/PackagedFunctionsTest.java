package dev.messagerouting.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Threads;
import dev.messagerouting.localcloud.kinesis.LocalKinesis;
import dev.messagerouting.localcloud.logs.LocalLogs;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The jar that the demo deploys, as it is. */
class PackagedFunctionsTest {

    private final Threads threads = new Threads();
    private final CloudTime time = CloudTime.real(threads);
    private final FakeS3 s3 = new FakeS3();
    private final LocalLogs logs = new LocalLogs(time);
    private final LocalLambda lambda =
            new LocalLambda(
                    time,
                    threads,
                    s3,
                    new LocalKinesis(time),
                    logs,
                    // Nobody listens there: what a function calls fails, but it is made.
                    caller -> Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1"));

    @BeforeEach
    void theJar() throws IOException {
        var jar = Path.of(System.getProperty("messagerouting.artifacts"), "lambdas.jar");
        s3.put("lambdas.jar", Files.readAllBytes(jar));
    }

    @AfterEach
    void nothingIsLeft() {
        lambda.close();
        threads.close();
        assertThat(threads.running()).isEmpty();
    }

    private void create(String handler) {
        lambda.createFunction(
                c ->
                        c.functionName(handler)
                                .runtime("java25")
                                .role("arn:aws:iam::000000000000:role/function")
                                .handler("dev.messagerouting.lambda." + handler)
                                .timeout(30)
                                .memorySize(512)
                                .environment(
                                        e ->
                                                e.variables(
                                                        Map.of(
                                                                "STREAM_NAME",
                                                                "queue",
                                                                "STATE_MACHINE_ARN",
                                                                "arn:aws:states:us-east-1:000000000000:stateMachine:m",
                                                                "SOURCE_URL",
                                                                "http://127.0.0.1:1/messages",
                                                                "TARGET_URL",
                                                                "http://127.0.0.1:1/messages")))
                                .code(o -> o.s3Bucket("b").s3Key("lambdas.jar")));
    }

    @Test
    void theTransformerTransformsAndLogs() {
        create("Transformer");
        var answer =
                lambda.invoke(
                        i ->
                                i.functionName("Transformer")
                                        .payload(
                                                SdkBytes.fromUtf8String(
                                                        "{\"message\":{\"id\":7,\"timestamp\":1700000000000,\"message\":\"m\"}}")));
        assertThat(answer.functionError()).isNull();
        assertThat(answer.payload().asUtf8String())
                .isEqualTo(
                        "{\"message\":{\"id\":7,\"timestamp\":1700000000000,\"message\":\"m\",\"additionalValue\":true}}");
        assertThat(
                        logs.filterLogEvents(
                                        f ->
                                                f.logGroupName("/aws/lambda/Transformer")
                                                        .filterPattern(
                                                                "{ $.event = \"transformed\" &&"
                                                                        + " $.messageKey ="
                                                                        + " \"7@1700000000000\" }"))
                                .events())
                .extracting(FilteredLogEvent::message)
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SinkIngestor", "PollIngestor", "PushEmitter", "QueueEmitter", "Dequeuer"})
    void everyHandlerIsFoundAndMade(String handler) {
        create(handler);
        var answer =
                lambda.invoke(i -> i.functionName(handler).payload(SdkBytes.fromUtf8String("{}")));
        assertThat(answer.payload().asUtf8String())
                .doesNotContain("ClassNotFoundException", "constructor", "NoClassDefFoundError");
    }
}
