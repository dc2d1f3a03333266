package dev.messagerouting.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;

import dev.messagerouting.lambda.testkit.FakeContext;
import dev.messagerouting.lambda.testkit.FakeKinesis;
import dev.messagerouting.lambda.testkit.ManualTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.util.Map;

class DequeuerTest {

    private final ManualTime time = new ManualTime();
    private final FakeContext context = new FakeContext();
    private final FakeKinesis kinesis = new FakeKinesis(time, null);
    private final Dequeuer dequeuer = new Dequeuer(kinesis, "queue", time);

    @Test
    void answersTheMessagesAndWhereToGoOn() {
        var shard = kinesis.open(null, null);
        kinesis.put(shard, Messages.of(1));
        kinesis.put(shard, Messages.OPAQUE);
        var first = get(Map.of("timestamp", "0"));
        kinesis.put(shard, Messages.of(2));
        var second = get(Map.of("cursor", next(first)));
        assertThat(first.getStatusCode()).isEqualTo(200);
        assertThat(first.getHeaders()).containsEntry("Content-Type", "application/json");
        assertThat(first.getHeaders()).doesNotContainKey("X-More-Messages");
        assertThat(first.getBody()).isEqualTo("[" + Messages.of(1) + "," + Messages.OPAQUE + "]");
        assertThat(second.getBody()).isEqualTo("[" + Messages.of(2) + "]");
        assertThat(get(Map.of("cursor", next(second))).getBody()).isEqualTo("[]");
        assertThat(context.events())
                .containsExactly(
                        "dequeued " + Messages.key(1),
                        "dequeued " + Messages.key(7),
                        "dequeued " + Messages.key(2));
    }

    @Test
    void saysThatThereIsMore() {
        var shard = kinesis.open(null, null);
        for (int i = 0; i < 1_001; i++) {
            kinesis.put(shard, Messages.of(i));
        }
        assertThat(get(Map.of("timestamp", "0")).getHeaders())
                .containsEntry("X-More-Messages", "true");
    }

    @Test
    void whatIsNoMessageIsLeftOutAndSaid() {
        var shard = kinesis.open(null, null);
        kinesis.put(shard, "{\"id\":");
        kinesis.put(shard, Messages.of(1));
        kinesis.put(shard, "\"" + "x".repeat(5_600_000) + "\"");
        var first = get(Map.of("timestamp", "0"));
        assertThat(first.getBody()).isEqualTo("[" + Messages.of(1) + "]");
        var second = get(Map.of("cursor", next(first)));
        assertThat(second.getBody()).isEqualTo("[]");
        assertThat(context.events())
                .containsExactly("failed ?", "dequeued " + Messages.key(1), "failed ?");
    }

    @ParameterizedTest
    @CsvSource({
        "timestamp,yesterday",
        "timestamp,-1",
        "timestamp,''",
        "timestamp,1700000000000000",
        "cursor,''",
        "cursor,1.0~x y",
        "other,1"
    })
    void aWrongQueryIsToldWhatWouldBeRight(String name, String value) {
        var answer = get(Map.of(name, value));
        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(answer.getBody()).startsWith("{\"message\":\"The query").endsWith(".\"}");
    }

    @Test
    void noQueryAtAllIsRefusedToo() {
        var event = new APIGatewayProxyRequestEvent().withHttpMethod("GET");
        assertThat(dequeuer.handleRequest(event, context).getStatusCode()).isEqualTo(400);
    }

    @Test
    void onlyOneOfTimestampAndCursor() {
        assertThat(get(Map.of("timestamp", "0", "cursor", "1.0")).getStatusCode()).isEqualTo(400);
    }

    @Test
    void onlyGet() {
        var event = new APIGatewayProxyRequestEvent().withHttpMethod("POST");
        var answer = dequeuer.handleRequest(event, context);
        assertThat(answer.getStatusCode()).isEqualTo(405);
        assertThat(answer.getHeaders()).containsEntry("Allow", "GET");
    }

    @Test
    void aQueueThatCannotBeReadIsNotAnEmptyOne() {
        kinesis.open(null, null);
        kinesis.busy = true;
        var answer = get(Map.of("timestamp", "0"));
        assertThat(answer.getStatusCode()).isEqualTo(503);
        assertThat(answer.getHeaders()).containsEntry("Retry-After", "1");
    }

    private APIGatewayProxyResponseEvent get(Map<String, String> query) {
        var event =
                new APIGatewayProxyRequestEvent()
                        .withHttpMethod("GET")
                        .withQueryStringParameters(query);
        return dequeuer.handleRequest(event, context);
    }

    /** Follows the link as a client does: relative to the address that was asked. */
    private static String next(APIGatewayProxyResponseEvent answer) {
        var link = answer.getHeaders().getOrDefault("Link", "");
        assertThat(link).matches("<messages\\?cursor=[^>]+>; rel=\"next\"");
        var url =
                URI.create("http://api/stage/messages?timestamp=0")
                        .resolve(link.substring(1, link.indexOf('>')));
        assertThat(url.getPath()).isEqualTo("/stage/messages");
        return url.getQuery().substring("cursor=".length());
    }
}
