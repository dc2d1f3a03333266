package dev.messagerouting.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;

import dev.messagerouting.lambda.kernel.Time;
import dev.messagerouting.lambda.queue.QueueBusyException;
import dev.messagerouting.lambda.queue.QueueCursor;
import dev.messagerouting.lambda.queue.QueuePage;
import dev.messagerouting.lambda.queue.QueueReader;
import dev.messagerouting.lambda.queue.QueuedRecord;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;

import tools.jackson.databind.node.JsonNodeFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Answers the queue's messages since a time or since an earlier answer, oldest first, and in the
 * {@code Link} header where to go on. {@code X-More-Messages: true} says that there are more
 * already.
 */
public final class Dequeuer
        implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

    private static final String COMPONENT = "Dequeuer";
    private static final Duration LONGEST_READING = Duration.ofSeconds(10);

    /**
     * In bytes; a function's answer has at most 6 MB:
     * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html.
     */
    private static final int LONGEST_MESSAGE = 5_500_000;

    private final QueueReader queue;
    private final Log log;

    public Dequeuer() {
        this(System.getenv());
    }

    public Dequeuer(Map<String, String> environment) {
        this(new Settings(environment));
    }

    private Dequeuer(Settings settings) {
        this(Clients.kinesis(settings), settings.required("STREAM_NAME"), Time.real());
    }

    Dequeuer(KinesisClient kinesis, String streamName, Time time) {
        queue = new QueueReader(kinesis, streamName, time);
        log = new Log(COMPONENT, time);
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(
            APIGatewayProxyRequestEvent event, Context context) {
        if (event.getHttpMethod() != null && !event.getHttpMethod().equals("GET")) {
            return refusal(
                            405,
                            "The queue answers GET; the request's method is %s."
                                    .formatted(event.getHttpMethod()))
                    .withHeaders(headers(Map.of("Allow", "GET")));
        }
        QueueCursor cursor;
        try {
            cursor = QueueRequest.cursor(event);
        } catch (IllegalArgumentException wrong) {
            log.warn(context, null, String.valueOf(wrong.getMessage()), Map.of());
            return refusal(400, String.valueOf(wrong.getMessage()));
        }
        return answer(cursor, context);
    }

    private APIGatewayProxyResponseEvent answer(QueueCursor cursor, Context context) {
        try {
            var patience = Duration.ofMillis(context.getRemainingTimeInMillis() / 2);
            var page =
                    queue.read(
                            cursor,
                            patience.compareTo(LONGEST_READING) < 0 ? patience : LONGEST_READING);
            page.notes().forEach(note -> log.warn(context, null, note, Map.of()));
            return answer(page, context);
        } catch (QueueBusyException | SdkException failed) {
            log.warn(context, null, "Not read: " + failed.getMessage(), Map.of());
            return refusal(503, "The queue cannot be read just now; try again in a second.")
                    .withHeaders(headers(Map.of("Retry-After", "1")));
        }
    }

    private APIGatewayProxyResponseEvent answer(QueuePage page, Context context) {
        var body = new StringJoiner(",", "[", "]");
        for (var record : page.records()) {
            append(record, body, context);
        }
        var more = new HashMap<String, String>();
        more.put("Link", "<messages?cursor=" + page.next().text() + ">; rel=\"next\"");
        if (page.more()) {
            more.put("X-More-Messages", "true");
        }
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(200)
                .withHeaders(headers(more))
                .withBody(body.toString());
    }

    /** What is no message, or cannot be answered, is left out, and said. */
    private void append(QueuedRecord record, StringJoiner body, Context context) {
        try {
            if (record.weight() > LONGEST_MESSAGE) {
                throw new NotAMessageException(
                        "The message is longer than an answer can be, %,d bytes."
                                .formatted(LONGEST_MESSAGE));
            }
            var message = Message.parse(record.data());
            log.about(
                    context,
                    LogEvent.DEQUEUED,
                    message,
                    Map.of(
                            LogNames.SHARD_ID,
                            record.shardId(),
                            LogNames.SEQUENCE_NUMBER,
                            record.sequenceNumber()));
            body.add(message.body().toString());
        } catch (NotAMessageException refused) {
            log.notAMessage(context, refused, record.data(), record.sequenceNumber());
        }
    }

    private static APIGatewayProxyResponseEvent refusal(int status, String sentence) {
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(status)
                .withHeaders(headers(Map.of()))
                .withBody(
                        JsonNodeFactory.instance.objectNode().put("message", sentence).toString());
    }

    private static Map<String, String> headers(Map<String, String> more) {
        var headers = new HashMap<>(more);
        headers.put("Content-Type", "application/json");
        headers.put("Cache-Control", "no-store");
        return headers;
    }
}
