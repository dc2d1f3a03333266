package dev.messagerouting.localcloud.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The mapping templates that the demo deploys, as they stand in its CloudFormation templates. */
class RouteTemplatesTest {

    private static final String TEMPLATE = "/templates/source-process--target-process.yaml";

    private final MappingTemplate templates = new MappingTemplate();

    private static JsonNode method() throws IOException {
        try (var in = RouteTemplatesTest.class.getResourceAsStream(TEMPLATE)) {
            return new YAMLMapper()
                    .readTree(Objects.requireNonNull(in).readAllBytes())
                    .at("/Resources/IngestionApiPost/Properties/Integration");
        }
    }

    private String render(String template, String body) {
        return render(template, body, new LinkedHashMap<>());
    }

    private String render(String template, String body, Map<String, Object> context) {
        return templates.render(
                template.replace("${Stream}", "Orders"),
                new TemplateInput(body, Map.of()),
                context,
                Map.of());
    }

    @Test
    void messagesBecomeRecords() throws IOException {
        var template = method().at("/RequestTemplates/application~1json").asString();
        assertThat(render(template, "[{\"id\":1,\"timestamp\":2},{\"id\":3,\"timestamp\":4}]"))
                .isEqualTo(
                        "{\"StreamName\": \"Orders\", \"Records\": [{\"Data\":"
                                + " \"eyJpZCI6MSwidGltZXN0YW1wIjoyfQ==\", \"PartitionKey\": \"1\"},"
                                + "{\"Data\": \"eyJpZCI6MywidGltZXN0YW1wIjo0fQ==\","
                                + " \"PartitionKey\": \"3\"}]}");
    }

    @Test
    void whatBecameOfEachMessageIsTold() throws IOException {
        var template = response("200");
        var answer =
                """
                {"FailedRecordCount": 1, "Records": [
                  {"SequenceNumber": "1", "ShardId": "s"},
                  {"ErrorCode": "ProvisionedThroughputExceededException",
                   "ErrorMessage": "it's \\"too\\" much"}]}\
                """;
        assertThat(JsonText.parse(render(template, answer)))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"failed": 1, "results": [{"sequenceNumber": "1"},
                                  {"errorCode": "ProvisionedThroughputExceededException",
                                   "errorMessage": "it's \\"too\\" much"}]}\
                                """));
    }

    @Test
    void theStreamsRefusalIsTold() throws IOException {
        var body = "{\"__type\": \"X\", \"message\": \"it's \\\"no\\\" stream\"}";
        assertThat(JsonText.parse(render(response("400"), body)))
                .isEqualTo(Map.of("message", "The stream refused the batch: it's \"no\" stream"));
        assertThat(JsonText.parse(render(response("502"), "no json")))
                .isEqualTo(
                        Map.of("message", "The stream could not take the batch; send it again."));
    }

    @ParameterizedTest
    @CsvSource({
        "ProvisionedThroughputExceededException, 429",
        "com.amazonaws.kinesis.v20131202#LimitExceededException, 429",
        "KMSThrottlingException, 429",
        "ResourceNotFoundException,",
        "ValidationException,"
    })
    void aThrottledBatchIsToBeSentAgain(String type, @Nullable Integer status) throws IOException {
        var answer = new LinkedHashMap<String, Object>();
        var context = new LinkedHashMap<String, Object>(Map.of("responseOverride", answer));
        var body = "{\"__type\": \"" + type + "\", \"message\": \"no\"}";
        assertThat(JsonText.parse(render(response("400"), body, context)))
                .isEqualTo(Map.of("message", "The stream refused the batch: no"));
        assertThat(answer.get("status")).isEqualTo(status);
    }

    private static String response(String status) throws IOException {
        for (var response : method().path("IntegrationResponses")) {
            if (response.path("StatusCode").asString().equals(status)) {
                return response.at("/ResponseTemplates/application~1json").asString();
            }
        }
        throw new AssertionError("No integration response for " + status);
    }
}
