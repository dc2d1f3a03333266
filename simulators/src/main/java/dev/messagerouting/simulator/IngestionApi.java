package dev.messagerouting.simulator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * A route's ingestion API: takes an array of messages and answers {@code {"failed": <n>, "results":
 * [{"sequenceNumber": "…"} | {"errorCode": "…", "errorMessage": "…"}, …]}} in their order.
 */
final class IngestionApi {

    private final HttpCalls http;
    private final URI url;

    IngestionApi(HttpCalls http, URI url) {
        this.http = http;
        this.url = url;
    }

    /** What the API said of a batch. */
    sealed interface Answer {

        /** Of each message, in their order. */
        record PerMessage(List<Result> results) implements Answer {}

        /** It says that the batch is wrong: the same one will not do better. */
        record Refused(String reason) implements Answer {}

        /** It did not say what became of the messages, or asks to come back later. */
        record Unclear(String reason) implements Answer {}
    }

    /** What the API said of a message. */
    sealed interface Result {

        /** The stream has it. */
        record Accepted(String sequenceNumber) implements Result {}

        /** The stream does not have it. */
        record Rejected(String reason) implements Result {}
    }

    Answer post(List<Message> messages) {
        var array = JsonNodeFactory.instance.arrayNode();
        messages.forEach(message -> array.add(message.body()));
        try {
            return read(http.postJson(url, Json.bytes(array)), messages.size());
        } catch (IOException failed) {
            return new Answer.Unclear("The API at " + url + " did not answer: " + failed);
        }
    }

    private Answer read(HttpResponse<byte[]> response, int asked) {
        int status = response.statusCode();
        if (status == 200) {
            try {
                return new Answer.PerMessage(results(Json.parse(response.body()), asked));
            } catch (NotAMessageException notAnAnswer) {
                return new Answer.Unclear(
                        "The API at %s answered 200, but nothing that can be read: %s"
                                .formatted(url, notAnAnswer.sentence()));
            }
        }
        var reason =
                "The API at %s answered %d: %s"
                        .formatted(url, status, Json.excerpt(response.body()));
        return isFinal(status) ? new Answer.Refused(reason) : new Answer.Unclear(reason);
    }

    private static List<Result> results(JsonNode answer, int asked) {
        if (!(answer.get("results") instanceof ArrayNode array) || array.size() != asked) {
            throw new NotAMessageException(
                    "'results' is to be an array of %d results.".formatted(asked));
        }
        var results = new ArrayList<Result>();
        for (var result : array) {
            var sequenceNumber = text(result, "sequenceNumber");
            results.add(
                    sequenceNumber.isEmpty()
                            ? new Result.Rejected(
                                    text(result, "errorCode") + ": " + text(result, "errorMessage"))
                            : new Result.Accepted(sequenceNumber));
        }
        return results;
    }

    private static String text(JsonNode node, String field) {
        var value = node.get(field);
        return value == null || value.isNull() ? "" : value.asString();
    }

    /** 403 and 404 come and go while things are deployed; these say that the request is wrong. */
    private static boolean isFinal(int status) {
        return status == 400 || status == 413 || status == 415 || status == 422;
    }
}
