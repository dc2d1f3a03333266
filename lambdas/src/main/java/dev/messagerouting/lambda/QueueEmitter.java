package dev.messagerouting.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

import dev.messagerouting.lambda.kernel.Time;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * Puts the message into the queue, by its id, and answers what it was given. Throws what the SDK
 * throws, so that the state machine tries again: a message may get into the queue twice.
 */
public final class QueueEmitter implements RequestStreamHandler {

    private static final String COMPONENT = "QueueEmitter";

    private final KinesisClient kinesis;
    private final String streamName;
    private final Log log;

    public QueueEmitter() {
        this(System.getenv());
    }

    public QueueEmitter(Map<String, String> environment) {
        this(new Settings(environment));
    }

    private QueueEmitter(Settings settings) {
        this(Clients.kinesis(settings), settings.required("STREAM_NAME"), Time.real());
    }

    QueueEmitter(KinesisClient kinesis, String streamName, Time time) {
        this.kinesis = kinesis;
        this.streamName = streamName;
        this.log = new Log(COMPONENT, time);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        var envelope = Envelope.read(input);
        var message = envelope.message();
        try {
            var put =
                    kinesis.putRecord(
                            request ->
                                    request.streamName(streamName)
                                            .partitionKey(Long.toString(message.id()))
                                            .data(
                                                    SdkBytes.fromByteArrayUnsafe(
                                                            Json.bytes(message.body()))));
            log.about(
                    context,
                    LogEvent.QUEUED,
                    message,
                    Map.of(
                            LogNames.SHARD_ID,
                            put.shardId(),
                            LogNames.SEQUENCE_NUMBER,
                            put.sequenceNumber()));
        } catch (SdkException failed) {
            log.warn(context, message, "Not queued: " + failed.getMessage(), Map.of());
            throw failed;
        }
        envelope.write(output);
    }
}
