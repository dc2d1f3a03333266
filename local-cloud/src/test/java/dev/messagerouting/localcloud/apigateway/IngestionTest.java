package dev.messagerouting.localcloud.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

/** The ingestion API as the demo deploys it: a batch in, a record per message out. */
class IngestionTest {

    private static final String RECORDS =
            """
            #set($messages = $input.path('$'))
            {"StreamName": "S", "Records": [#foreach($message in $messages){"Data": \
            "$util.base64Encode($input.json("$[$foreach.index]"))", "PartitionKey": \
            "$message.id"}#if($foreach.hasNext),#end#end]}\
            """;
    private static final String RESULTS =
            """
            {"failed": $input.json('$.FailedRecordCount'), "results": \
            $input.json('$.Records[*].ErrorCode')}\
            """;
    private static final String BATCH =
            """
            {"$schema": "http://json-schema.org/draft-04/schema#", "type": "array", "minItems": 1,
             "maxItems": 500, "items": {"type": "object", "required": ["id", "timestamp"],
             "properties": {"id": {"type": "integer"}, "timestamp": {"type": "integer"}}}}\
            """;

    private final Gateway gateway = new Gateway();

    @AfterEach
    void close() {
        gateway.close();
    }

    private void ingestion() {
        var api = gateway.api;
        var messages = gateway.resource(gateway.root, "messages");
        gateway.apis.createModel(
                m -> m.restApiId(api).name("Batch").contentType("application/json").schema(BATCH));
        var validator =
                gateway.apis.createRequestValidator(
                        v -> v.restApiId(api).name("Body").validateRequestBody(true));
        gateway.apis.putGatewayResponse(
                r ->
                        r.restApiId(api)
                                .responseType("BAD_REQUEST_BODY")
                                .statusCode("400")
                                .responseTemplates(
                                        Map.of(
                                                "application/json",
                                                "{\"message\": \"An array, please:"
                                                        + " $context.error.message\"}")));
        gateway.method(
                messages,
                "POST",
                m ->
                        m.requestValidatorId(validator.id())
                                .requestModels(Map.of("application/json", "Batch")));
        gateway.integration(
                messages,
                "POST",
                i ->
                        i.type("AWS")
                                .integrationHttpMethod("POST")
                                .uri(Gateway.PUT_RECORDS)
                                .credentials("arn:aws:iam::000000000000:role/R")
                                .passthroughBehavior("NEVER")
                                .requestTemplates(Map.of("application/json", RECORDS)));
        gateway.response(
                messages,
                "POST",
                "200",
                r -> r.responseTemplates(Map.of("application/json", RESULTS)));
        gateway.response(
                messages,
                "POST",
                "400",
                r ->
                        r.selectionPattern("4\\d{2}")
                                .responseTemplates(
                                        Map.of(
                                                "application/json",
                                                "{\"message\": \"refused:"
                                                        + " $input.path('$.message')\"}")));
        gateway.deploy();
    }

    @Test
    void aBatchBecomesOneRecordPerMessage() {
        ingestion();
        gateway.service =
                body ->
                        new ServiceAction.Answer(
                                200,
                                "{\"FailedRecordCount\":1,\"Records\":[{\"SequenceNumber\":\"1\"},"
                                    + "{\"ErrorCode\":\"ProvisionedThroughputExceededException\"}]}");

        var answer =
                gateway.post(
                        "/v1/messages", "[{\"id\":1,\"timestamp\":2},{\"id\":3,\"timestamp\":4}]");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().asUtf8String())
                .isEqualTo(
                        "{\"failed\": 1, \"results\":"
                                + " [\"ProvisionedThroughputExceededException\"]}");
        assertThat(gateway.called).hasSize(1);
        var call = gateway.called.getFirst();
        assertThat(call.service() + " " + call.action()).isEqualTo("kinesis PutRecords");
        assertThat(JsonText.parse(call.body()))
                .isEqualTo(
                        JsonText.parse(
                                "{\"StreamName\":\"S\",\"Records\":["
                                    + "{\"Data\":\"eyJpZCI6MSwidGltZXN0YW1wIjoyfQ==\",\"PartitionKey\":\"1\"},"
                                    + "{\"Data\":\"eyJpZCI6MywidGltZXN0YW1wIjo0fQ==\",\"PartitionKey\":\"3\"}]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "no json", "", "[]", "[{\"id\":\"x\",\"timestamp\":1}]", "[1]"})
    void whatIsNoBatchIsRefusedInTheApisWords(String body) {
        ingestion();
        var answer = gateway.post("/v1/messages", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().asUtf8String())
                .isEqualTo("{\"message\": \"An array, please: Invalid request body\"}");
        assertThat(gateway.called).isEmpty();
    }

    @Test
    void theServicesRefusalIsMapped() {
        ingestion();
        gateway.service =
                body ->
                        new ServiceAction.Answer(
                                400, "{\"__type\":\"X\",\"message\":\"no stream\"}");
        var answer = gateway.post("/v1/messages", "[{\"id\":1,\"timestamp\":2}]");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().asUtf8String()).isEqualTo("{\"message\": \"refused: no stream\"}");
    }

    @Test
    void anotherMediaTypeIsNotPassedThrough() {
        ingestion();
        var answer =
                gateway.call(
                        "POST", "/v1/messages", Map.of("content-type", "text/plain; x=y"), "hi");
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.body().asUtf8String())
                .isEqualTo("{\"message\":\"Unsupported Media Type\"}");
    }

    @Test
    void tooLargeIsRefused() {
        ingestion();
        var answer = gateway.post("/v1/messages", "x".repeat(10 * 1024 * 1024 + 1));
        assertThat(answer.status()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/v1/messages,Missing Authentication Token",
        "POST,/v1/nothing,Missing Authentication Token",
        "POST,/v1,Missing Authentication Token",
        "POST,/v2/messages,Forbidden",
    })
    void unknownPathsMethodsAndStagesAreForbidden(String method, String path, String message) {
        ingestion();
        var answer = gateway.call(method, path, Map.of(), "[]");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body().asUtf8String()).isEqualTo("{\"message\":\"" + message + "\"}");
    }
}
