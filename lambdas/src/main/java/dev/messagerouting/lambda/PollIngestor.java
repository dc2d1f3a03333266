package dev.messagerouting.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

import dev.messagerouting.lambda.kernel.SideBySide;
import dev.messagerouting.lambda.kernel.Time;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Asks the source for messages, whatever the event says, and starts an execution for each. What the
 * source has handed over it does not hand over again; so starting is tried here for as long as the
 * function may run, and what is left then is logged as failed. Throws if the source gave nothing
 * usable or something is left, so that Lambda tries again.
 */
public final class PollIngestor implements RequestStreamHandler {

    private static final String COMPONENT = "PollIngestor";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private final URI source;
    private final Ingestion ingestion;
    private final Log log;
    private final Time time;
    private final RandomGenerator random;

    public PollIngestor() {
        this(System.getenv());
    }

    public PollIngestor(Map<String, String> environment) {
        this(new Settings(environment));
    }

    private PollIngestor(Settings settings) {
        this(
                settings.url("SOURCE_URL"),
                ExecutionStarter.from(settings),
                Time.real(),
                RandomGenerator.getDefault());
    }

    PollIngestor(URI source, ExecutionStarter executions, Time time, RandomGenerator random) {
        this.source = source;
        this.time = time;
        this.random = random;
        log = new Log(COMPONENT, time);
        ingestion = new Ingestion(executions, log);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream output, Context context)
            throws IOException {
        var messages = messages(context, poll());
        var left = messages;
        for (int attempt = 0; !left.isEmpty(); attempt++) {
            left = ingest(context, left);
            var pause = pause(attempt);
            if (left.isEmpty() || remaining(context).compareTo(pause.plus(MARGIN)) < 0) {
                break;
            }
            time.pause(pause);
        }
        if (!left.isEmpty()) {
            giveUp(context, left, messages.size());
        }
        output.write(
                Json.bytes(JsonNodeFactory.instance.objectNode().put("polled", messages.size())));
    }

    private ArrayNode poll() {
        HttpCall.Answer answer;
        try {
            answer = HttpCall.get(source);
        } catch (IOException failed) {
            throw new CallFailedException(
                    "The source at " + source + " did not answer: " + failed.getMessage(), failed);
        }
        if (!answer.isSuccess()) {
            throw new CallFailedException(
                    "The source at %s answered %d: %s"
                            .formatted(source, answer.status(), Json.excerpt(answer.body())),
                    null);
        }
        if (Json.parse(answer.body()) instanceof ArrayNode array) {
            return array;
        }
        throw new NotAMessageException(
                "The source at %s is to answer an array of messages, not %s"
                        .formatted(source, Json.excerpt(answer.body())));
    }

    private List<Message> messages(Context context, ArrayNode array) {
        var messages = new ArrayList<Message>();
        for (JsonNode element : array) {
            try {
                messages.add(Message.of(element));
            } catch (NotAMessageException refused) {
                log.failed(
                        context,
                        null,
                        String.valueOf(refused.getMessage()),
                        Map.of(LogNames.RECORD, Json.excerpt(Json.bytes(element))));
            }
        }
        return messages;
    }

    /** Answers those that are to be tried again. */
    private List<Message> ingest(Context context, List<Message> messages) {
        record Tried(Message message, Start outcome) {}
        return SideBySide.map(
                        COMPONENT,
                        Ingestion.WIDTH,
                        messages,
                        message -> new Tried(message, ingestion.ingest(context, message)))
                .stream()
                .filter(tried -> tried.outcome() instanceof Start.Later)
                .map(Tried::message)
                .toList();
    }

    /** Grows from try to try; half of it is chance, so that functions do not go in step. */
    private Duration pause(int attempt) {
        var longest = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt, 10));
        var capped = longest.compareTo(LONGEST_PAUSE) < 0 ? longest : LONGEST_PAUSE;
        return Duration.ofMillis(random.nextLong(capped.toMillis() / 2, capped.toMillis() + 1));
    }

    private static Duration remaining(Context context) {
        return Duration.ofMillis(context.getRemainingTimeInMillis());
    }

    private void giveUp(Context context, List<Message> left, int all) {
        for (var message : left) {
            log.failed(
                    context,
                    message,
                    "Its execution could not be started within the function's time.",
                    Map.of());
        }
        throw new CallFailedException(
                "Of %d messages from the source, %d could not be started."
                        .formatted(all, left.size()),
                null);
    }
}
