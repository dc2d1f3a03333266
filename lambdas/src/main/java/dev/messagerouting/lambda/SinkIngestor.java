package dev.messagerouting.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent.KinesisEventRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;

import dev.messagerouting.lambda.kernel.SideBySide;
import dev.messagerouting.lambda.kernel.Time;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts an execution for each record of a batch from the stream, side by side. Answers the
 * sequence numbers of those that are to be tried again ({@code ReportBatchItemFailures}: Lambda
 * goes on from the lowest,
 * https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html). A
 * record that can never succeed is logged as failed and does not hold up its shard.
 */
public final class SinkIngestor implements RequestHandler<KinesisEvent, StreamsEventResponse> {

    private static final String COMPONENT = "SinkIngestor";

    private final Ingestion ingestion;
    private final Log log;

    public SinkIngestor() {
        this(System.getenv());
    }

    public SinkIngestor(Map<String, String> environment) {
        this(ExecutionStarter.from(new Settings(environment)), Time.real());
    }

    SinkIngestor(ExecutionStarter executions, Time time) {
        log = new Log(COMPONENT, time);
        ingestion = new Ingestion(executions, log);
    }

    @Override
    public StreamsEventResponse handleRequest(KinesisEvent event, Context context) {
        List<KinesisEventRecord> records =
                event.getRecords() == null ? List.of() : event.getRecords();
        var again =
                SideBySide.map(
                        COMPONENT, Ingestion.WIDTH, records, record -> ingest(context, record));
        return new StreamsEventResponse(again.stream().flatMap(Optional::stream).toList());
    }

    /** Answers the record's failure if it is to be tried again. */
    private Optional<BatchItemFailure> ingest(Context context, KinesisEventRecord record) {
        var sequenceNumber = record.getKinesis().getSequenceNumber();
        var data = new byte[record.getKinesis().getData().remaining()];
        record.getKinesis().getData().duplicate().get(data);
        try {
            var outcome = ingestion.ingest(context, Message.parse(data));
            return outcome instanceof Start.Later
                    ? Optional.of(new BatchItemFailure(sequenceNumber))
                    : Optional.empty();
        } catch (NotAMessageException refused) {
            log.notAMessage(context, refused, data, sequenceNumber);
            return Optional.empty();
        }
    }
}
