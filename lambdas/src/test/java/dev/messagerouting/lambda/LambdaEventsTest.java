package dev.messagerouting.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;

import dev.messagerouting.lambda.testkit.FakeContext;
import dev.messagerouting.lambda.testkit.FakeKinesis;
import dev.messagerouting.lambda.testkit.FakeStepFunctions;
import dev.messagerouting.lambda.testkit.ManualTime;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Events as Lambda sends them, through Lambda's own library. It needs Joda-Time beside the types.
 */
class LambdaEventsTest {

    private final ManualTime time = new ManualTime();
    private final FakeContext context = new FakeContext();

    @Test
    void aBatchFromTheStream() {
        var data =
                Base64.getEncoder().encodeToString(Messages.of(1).getBytes(StandardCharsets.UTF_8));
        var json =
                """
                {"Records":[{"kinesis":{"kinesisSchemaVersion":"1.0","partitionKey":"1",
                "sequenceNumber":"49590338271490256608559692538361571095921575989136588898",
                "data":"%s","approximateArrivalTimestamp":1545084650.987},
                "eventSource":"aws:kinesis","eventVersion":"1.0",
                "eventID":"shardId-000000000006:4959","eventName":"aws:kinesis:record",
                "invokeIdentityArn":"arn:aws:iam::0:role/r","awsRegion":"us-east-2",
                "eventSourceARN":"arn:aws:kinesis:us-east-2:0:stream/s"}]}
                """
                        .formatted(data);
        var executions =
                new FakeStepFunctions(request -> Optional.of(FakeStepFunctions.throttled()));
        var ingestor =
                new SinkIngestor(new ExecutionStarter(executions, FakeStepFunctions.MACHINE), time);
        var response = ingestor.handleRequest(read(KinesisEvent.class, json), context);
        assertThat(write(StreamsEventResponse.class, response))
                .isEqualTo(
                        "{\"batchItemFailures\":[{\"itemIdentifier\":"
                            + "\"49590338271490256608559692538361571095921575989136588898\"}]}");
    }

    @Test
    void aRequestThroughTheGateway() {
        var kinesis = new FakeKinesis(time, null);
        kinesis.put(kinesis.open(null, null), Messages.of(1));
        var json =
                """
                {"resource":"/messages","path":"/messages","httpMethod":"GET","headers":null,
                "multiValueHeaders":null,"queryStringParameters":{"timestamp":"0"},
                "multiValueQueryStringParameters":{"timestamp":["0"]},"pathParameters":null,
                "stageVariables":null,"requestContext":{"resourcePath":"/messages",
                "httpMethod":"GET","requestId":"r","accountId":"0","stage":"live",
                "identity":{"sourceIp":"10.0.0.1"}},"body":null,"isBase64Encoded":false}
                """;
        var response =
                new Dequeuer(kinesis, "queue", time)
                        .handleRequest(read(APIGatewayProxyRequestEvent.class, json), context);
        var written =
                Json.parse(
                        write(APIGatewayProxyResponseEvent.class, response)
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(written.get("statusCode").asInt()).isEqualTo(200);
        assertThat(written.get("body").asString()).isEqualTo("[" + Messages.of(1) + "]");
        assertThat(written.get("headers").has("Link")).isTrue();
    }

    private static <T> T read(Class<T> type, String json) {
        return LambdaEventSerializers.serializerFor(type, type.getClassLoader()).fromJson(json);
    }

    private static <T> String write(Class<T> type, T value) {
        var out = new ByteArrayOutputStream();
        LambdaEventSerializers.serializerFor(type, type.getClassLoader()).toJson(value, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
