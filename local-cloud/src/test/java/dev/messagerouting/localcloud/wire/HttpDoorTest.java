package dev.messagerouting.localcloud.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.messagerouting.localcloud.TestServices;
import dev.messagerouting.localcloud.kernel.CallJournal;
import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Headers;
import dev.messagerouting.localcloud.kernel.HttpHandler;
import dev.messagerouting.localcloud.kernel.ManualTime;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.UpdateStageRequest;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.lambda.LambdaClient;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;

/** The door as raw HTTP sees it. */
class HttpDoorTest {

    private final AtomicReference<PutRecordsRequest> put = new AtomicReference<>();
    private final AtomicReference<GetShardIteratorRequest> asked = new AtomicReference<>();
    private final AtomicReference<Caller> caller = new AtomicReference<>();
    private final Mirror<ApiGatewayClient> apis = new Mirror<>(ApiGatewayClient.class);
    private final Mirror<CloudWatchClient> metrics = new Mirror<>(CloudWatchClient.class);
    private final Mirror<LambdaClient> lambda = new Mirror<>(LambdaClient.class);
    private final CallJournal journal = new CallJournal(new ManualTime(Instant.EPOCH), 3);
    private final HttpClient http = HttpClient.newHttpClient();

    /** Declares two operations of Kinesis. */
    private final class Two implements KinesisClient {

        @Override
        public PutRecordsResponse putRecords(PutRecordsRequest request) {
            put.set(request);
            caller.set(Caller.current());
            return PutRecordsResponse.builder().failedRecordCount(0).records(List.of()).build();
        }

        @Override
        public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
            asked.set(request);
            return GetShardIteratorResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    private final HttpDoor door =
            HttpDoor.open(
                    0,
                    List.of(
                            TestServices.KINESIS.wire(new Two()).withMaxBody(2_000),
                            TestServices.API_GATEWAY.wire(apis.client),
                            TestServices.CLOUD_WATCH.wire(metrics.client),
                            TestServices.LAMBDA.wire(lambda.client)),
                    Map.of("/_plain/", HttpDoorTest::plain),
                    journal);

    @AfterEach
    void close() {
        http.close();
        door.close();
    }

    private static HttpHandler.Response plain(HttpHandler.Request request) {
        if (request.path().endsWith("bug")) {
            throw new IllegalStateException("private");
        }
        var seen =
                String.join(
                        "|",
                        request.method(),
                        request.path(),
                        request.query(),
                        request.headers().first("x-mine", "none"),
                        request.body().asUtf8String());
        return new HttpHandler.Response(
                207, Headers.of("X-Seen", "yes"), SdkBytes.fromUtf8String(seen));
    }

    private HttpRequest.Builder kinesis(String operation) {
        return HttpRequest.newBuilder(door.endpoint())
                .header("X-Amz-Target", "Kinesis_20131202." + operation)
                .header("Content-Type", "application/x-amz-json-1.1");
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String body) throws Exception {
        return http.send(
                request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    @Test
    void jsonOfAnotherLanguagesClient() throws Exception {
        var answer =
                send(
                        kinesis("PutRecords")
                                .header(
                                        "Authorization",
                                        "AWS4-HMAC-SHA256"
                                            + " Credential=111122223333/20260101/eu-west-3/kinesis/aws4_request,"
                                            + " SignedHeaders=host, Signature=00"),
                        """
                        {"StreamName": "s", "Unknown": {"a": [1, {}]}, "StreamARN": null,
                         "Records": [{"Data": "aGk=", "PartitionKey": "k"}]}\
                        """);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"FailedRecordCount\":0,\"Records\":[]}");
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/x-amz-json-1.1");
        assertThat(put.get())
                .isEqualTo(
                        PutRecordsRequest.builder()
                                .streamName("s")
                                .records(
                                        PutRecordsRequestEntry.builder()
                                                .data(SdkBytes.fromUtf8String("hi"))
                                                .partitionKey("k")
                                                .build())
                                .build());
        assertThat(caller.get()).isEqualTo(new Caller("111122223333", "eu-west-3"));
    }

    @Test
    void timestampsToTheMillisecondAndNothingForWhatIsNotSet() throws Exception {
        var answer = send(kinesis("GetShardIterator"), "{\"Timestamp\": 1700000000.123}");
        assertThat(answer.body()).isEqualTo("{}");
        assertThat(asked.get().timestamp()).isEqualTo("2023-11-14T22:13:20.123Z");
        send(kinesis("GetShardIterator"), "{\"Timestamp\": 1.7E9}");
        assertThat(asked.get().timestamp()).isEqualTo("2023-11-14T22:13:20Z");
    }

    @Test
    void anEmptyBodyIsAnEmptyRequest() throws Exception {
        assertThat(send(kinesis("PutRecords"), "").statusCode()).isEqualTo(200);
        assertThat(put.get().hasRecords()).isFalse();
        send(kinesis("PutRecords"), "{\"Records\": []}");
        assertThat(put.get().hasRecords()).isTrue();
    }

    @Test
    void whatIsNotOfTheShapeIsASerializationException() throws Exception {
        for (var body :
                List.of(
                        "nonsense",
                        "[]",
                        "{\"StreamName\": 7}",
                        "{\"Records\": {}}",
                        "{\"Records\": [7]}",
                        "{\"Records\": [{\"Data\": \"%\"}]}",
                        "{} {}",
                        "{\"StreamName\": \"s\"",
                        "[".repeat(300))) {
            var answer = send(kinesis("PutRecords"), body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.body()).as(body).contains("\"__type\":\"SerializationException\"");
        }
        assertThat(send(kinesis("PutRecords"), "{\"StreamName\": 7}").body())
                .contains("NUMBER_VALUE can not be converted to a String");
    }

    @Test
    void refusesByName() throws Exception {
        var unwritten = send(kinesis("MergeShards"), "{}");
        assertThat(unwritten.statusCode()).isEqualTo(501);
        assertThat(unwritten.body())
                .contains("NotImplemented")
                .contains("does not implement Kinesis MergeShards");
        var unknown = send(kinesis("Dance"), "{}");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("UnknownOperationException").contains("Dance");
        var foreign =
                send(
                        HttpRequest.newBuilder(door.endpoint())
                                .header("X-Amz-Target", "DynamoDB_20120810.ListTables"),
                        "{}");
        assertThat(foreign.statusCode()).isEqualTo(501);
        assertThat(foreign.body()).contains("DynamoDB_20120810");
    }

    @Test
    void queryAndJsonAndRpcOfTheSameService() throws Exception {
        var query =
                send(
                        HttpRequest.newBuilder(door.endpoint())
                                .header("Content-Type", "application/x-www-form-urlencoded"),
                        "Action=PutMetricData&Version=2010-08-01&Namespace=N%2B+n"
                                + "&MetricData.member.1.MetricName=m&MetricData.member.1.Value=1.5"
                                + "&MetricData.member.1.Dimensions.member.1.Name=d"
                                + "&MetricData.member.1.Dimensions.member.1.Value=v"
                                + "&MetricData.member.10.MetricName=z"
                                + "&MetricData.member.2.MetricName=y");
        assertThat(query.statusCode()).isEqualTo(200);
        assertThat(query.body()).contains("<PutMetricDataResponse").contains("<RequestId>");
        var sent = metrics.sent(PutMetricDataRequest.class);
        assertThat(sent.namespace()).isEqualTo("N+ n");
        assertThat(sent.metricData())
                .extracting(d -> d.metricName())
                .containsExactly("m", "y", "z");
        assertThat(sent.metricData().getFirst().dimensions().getFirst().value()).isEqualTo("v");

        var json =
                send(
                        HttpRequest.newBuilder(door.endpoint())
                                .header(
                                        "X-Amz-Target",
                                        "GraniteServiceVersion20100801.PutMetricData"),
                        "{\"Namespace\":\"J\"}");
        assertThat(json.statusCode()).isEqualTo(200);
        assertThat(metrics.sent(PutMetricDataRequest.class).namespace()).isEqualTo("J");
        var unknown =
                send(
                        HttpRequest.newBuilder(door.endpoint())
                                .header("Content-Type", "application/x-www-form-urlencoded"),
                        "Action=Dance&Version=2010-08-01");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("<Code>InvalidAction</Code>");
    }

    @Test
    void compressedRequests() throws Exception {
        var compressed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(compressed)) {
            out.write("{\"StreamName\": \"zipped\"}".getBytes(StandardCharsets.UTF_8));
        }
        var answer =
                http.send(
                        kinesis("PutRecords")
                                .header("Content-Encoding", "gzip")
                                .POST(BodyPublishers.ofByteArray(compressed.toByteArray()))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(put.get().streamName()).isEqualTo("zipped");
        var broken = send(kinesis("PutRecords").header("Content-Encoding", "gzip"), "{}");
        assertThat(broken.statusCode()).isEqualTo(400);
    }

    @Test
    void tooLargeBodies() throws Exception {
        var large = "x".repeat(2_001);
        var answer = send(kinesis("PutRecords"), large);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("RequestEntityTooLargeException").contains("2000");
        var chunked =
                http.send(
                        kinesis("PutRecords")
                                .POST(
                                        BodyPublishers.ofInputStream(
                                                () ->
                                                        new ByteArrayInputStream(
                                                                large.getBytes(
                                                                        StandardCharsets.UTF_8))))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(send(kinesis("PutRecords"), "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void patchAndEncodedPaths() throws Exception {
        var answer =
                http.send(
                        HttpRequest.newBuilder(
                                        door.endpoint()
                                                .resolve("/restapis/a%2Fb/stages/prod%20one"))
                                .header(
                                        "Authorization",
                                        "AWS4-HMAC-SHA256"
                                            + " Credential=AKIA/20260101/us-east-1/apigateway/aws4_request")
                                .method(
                                        "PATCH",
                                        BodyPublishers.ofString(
                                                "{\"patchOperations\":[{\"op\":\"replace\",\"path\":\"/x\",\"value\":\"y\"}]}"))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(apis.sent(UpdateStageRequest.class))
                .isEqualTo(
                        UpdateStageRequest.builder()
                                .restApiId("a/b")
                                .stageName("prod one")
                                .patchOperations(
                                        PatchOperation.builder()
                                                .op("replace")
                                                .path("/x")
                                                .value("y")
                                                .build())
                                .build());
    }

    @Test
    void keepsWebPagesOut() throws Exception {
        var page = send(kinesis("PutRecords").header("Origin", "http://evil.example"), "{}");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("not web pages").contains("http://evil.example");
        assertThat(statusFor("evil.example")).contains("403");
        assertThat(statusFor("127.0.0.1:1")).contains("403");
        assertThat(statusFor("bucket.localhost:" + door.endpoint().getPort())).contains("403");
        assertThat(statusFor("LOCALHOST")).contains("207");
        assertThat(statusFor("[::1]:" + door.endpoint().getPort())).contains("207");
    }

    private String statusFor(String host) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), door.endpoint().getPort())) {
            socket.getOutputStream()
                    .write(
                            ("GET /_plain/a HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            var line = new byte[15];
            return new String(
                    line,
                    0,
                    socket.getInputStream().readNBytes(line, 0, line.length),
                    StandardCharsets.US_ASCII);
        }
    }

    @Test
    void plainHandlers() throws Exception {
        var answer =
                send(
                        HttpRequest.newBuilder(door.endpoint().resolve("/_plain/a%2Fb?x=%20&y"))
                                .header("X-Mine", "yes"),
                        "body");
        assertThat(answer.statusCode()).isEqualTo(207);
        assertThat(answer.body()).isEqualTo("POST|/_plain/a%2Fb|x=%20&y|yes|body");
        assertThat(answer.headers().firstValue("X-Seen")).contains("yes");
        var bug = send(HttpRequest.newBuilder(door.endpoint().resolve("/_plain/bug")), "");
        assertThat(bug.statusCode()).isEqualTo(500);
        assertThat(bug.body()).doesNotContain("private");
    }

    @Test
    void callsWithoutAListenerBetween() {
        var headers = Headers.of("X-Amz-Target", "Kinesis_20131202.PutRecords");
        var body = SdkBytes.fromUtf8String("{\"StreamName\": \"s\"}");
        var answer = door.call(new HttpHandler.Request("POST", "/", "", headers, body));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().asUtf8String()).startsWith("{\"FailedRecordCount\":0");
    }

    @Test
    void theJournalCountsAndForgets() throws Exception {
        for (int i = 0; i < 4; i++) {
            send(kinesis("PutRecords"), "{}");
        }
        send(kinesis("PutRecords"), "nonsense");
        assertThat(journal.count("Kinesis", "PutRecords")).isEqualTo(5);
        assertThat(journal.recent())
                .extracting(CallJournal.Call::outcome)
                .containsExactly("OK", "OK", "SerializationException");
        assertThat(journal.counts()).containsEntry("Kinesis PutRecords", 5L);
    }
}
