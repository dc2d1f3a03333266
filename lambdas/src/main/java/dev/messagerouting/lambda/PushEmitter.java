package dev.messagerouting.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

import dev.messagerouting.lambda.kernel.Time;

import tools.jackson.databind.node.JsonNodeFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;

/**
 * Posts the message to the target, as an array of one, and answers what it was given. Throws unless
 * the target says 2xx: {@link CallFailedException} if another try may help, else {@link
 * CallRefusedException}. A message may get to the target twice.
 */
public final class PushEmitter implements RequestStreamHandler {

    private static final String COMPONENT = "PushEmitter";

    private final URI target;
    private final Log log;

    public PushEmitter() {
        this(System.getenv());
    }

    public PushEmitter(Map<String, String> environment) {
        this(new Settings(environment).url("TARGET_URL"), Time.real());
    }

    PushEmitter(URI target, Time time) {
        this.target = target;
        this.log = new Log(COMPONENT, time);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        var envelope = Envelope.read(input);
        var message = envelope.message();
        try {
            push(message);
        } catch (CallFailedException | CallRefusedException notPushed) {
            log.warn(context, message, String.valueOf(notPushed.getMessage()), Map.of());
            throw notPushed;
        }
        log.about(context, LogEvent.PUSHED, message, Map.of());
        envelope.write(output);
    }

    private void push(Message message) {
        var body = Json.bytes(JsonNodeFactory.instance.arrayNode().add(message.body()));
        HttpCall.Answer answer;
        try {
            answer = HttpCall.postJson(target, body);
        } catch (IOException failed) {
            throw new CallFailedException(
                    "The target at " + target + " did not answer: " + failed.getMessage(), failed);
        }
        if (!answer.isSuccess()) {
            var sentence =
                    "The target at %s answered %d: %s"
                            .formatted(target, answer.status(), Json.excerpt(answer.body()));
            throw isFinal(answer.status())
                    ? new CallRefusedException(sentence)
                    : new CallFailedException(sentence, null);
        }
    }

    /** 404 and 403 come and go while things are deployed; these say that the request is wrong. */
    private static boolean isFinal(int status) {
        return status == 400 || status == 413 || status == 415 || status == 422;
    }
}
