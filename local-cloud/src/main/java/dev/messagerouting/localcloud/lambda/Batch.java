package dev.messagerouting.localcloud.lambda;

import dev.messagerouting.localcloud.lambda.FunctionHost.Outcome;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;

/**
 * Records on their way to a function: the event they make, and what its answer means for them.
 * https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html
 */
record Batch(List<Record> records, int attempts) {

    /** What became of a batch. */
    sealed interface Verdict {
        record Done() implements Verdict {}

        record Failed() implements Verdict {}

        /** All records before {@code from} are done. */
        record Partly(int from) implements Verdict {}
    }

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MILLIS_DIGITS = 3;

    SdkBytes event(
            String shardId, EventSourceMappingConfiguration mapping, String region, String role) {
        var event = JSON.createObjectNode();
        var list = event.putArray("Records");
        for (var record : records) {
            var entry = list.addObject();
            var kinesis = entry.putObject("kinesis");
            kinesis.put("kinesisSchemaVersion", "1.0");
            kinesis.put("partitionKey", record.partitionKey());
            kinesis.put("sequenceNumber", record.sequenceNumber());
            kinesis.put(
                    "data", Base64.getEncoder().encodeToString(record.data().asByteArrayUnsafe()));
            kinesis.put(
                    "approximateArrivalTimestamp",
                    BigDecimal.valueOf(
                            record.approximateArrivalTimestamp().toEpochMilli(), MILLIS_DIGITS));
            entry.put("eventSource", "aws:kinesis");
            entry.put("eventVersion", "1.0");
            entry.put("eventID", shardId + ":" + record.sequenceNumber());
            entry.put("eventName", "aws:kinesis:record");
            entry.put("invokeIdentityArn", role);
            entry.put("awsRegion", region);
            entry.put("eventSourceARN", mapping.eventSourceArn());
        }
        return SdkBytes.fromByteArrayUnsafe(JSON.writeValueAsBytes(event));
    }

    /**
     * A report names what failed; the first of it in the stream is where to go on from. A report
     * that names what is not in the batch fails all of it.
     * https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html
     */
    Verdict verdict(Outcome outcome, boolean reports) {
        if (outcome.functionError() != null) {
            return new Verdict.Failed();
        }
        if (!reports) {
            return new Verdict.Done();
        }
        try {
            return reported(JSON.readTree(outcome.payload().asByteArrayUnsafe()));
        } catch (JacksonException notJson) {
            return new Verdict.Failed();
        }
    }

    private Verdict reported(JsonNode answer) {
        if (answer.isNull() || answer.isMissingNode()) {
            return new Verdict.Done();
        }
        var failures = answer.get("batchItemFailures");
        if (failures == null || failures.isNull()) {
            return new Verdict.Done();
        }
        int first = records.size();
        for (var failure : failures) {
            var identifier = failure.get("itemIdentifier");
            int at = identifier == null ? -1 : place(identifier.asString(""));
            if (at < 0) {
                return new Verdict.Failed();
            }
            first = Math.min(first, at);
        }
        if (first == records.size()) {
            return new Verdict.Done();
        }
        return first == 0 ? new Verdict.Failed() : new Verdict.Partly(first);
    }

    private int place(String sequenceNumber) {
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i).sequenceNumber().equals(sequenceNumber)) {
                return i;
            }
        }
        return -1;
    }

    String last() {
        return records.getLast().sequenceNumber();
    }

    Batch retried() {
        return new Batch(records, attempts + 1);
    }

    Batch slice(int from, int to, int tries) {
        return new Batch(records.subList(from, to), tries);
    }
}
