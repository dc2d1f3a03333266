package dev.messagerouting.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

import dev.messagerouting.lambda.kernel.Time;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * Adds {@code "additionalValue": true} to the message and leaves everything else as it came, to the
 * last digit: that is why it reads the stream itself.
 */
public final class Transformer implements RequestStreamHandler {

    private static final String COMPONENT = "Transformer";
    private static final String ADDED = "additionalValue";

    private final Log log;

    public Transformer() {
        this(System.getenv());
    }

    /** It needs nothing of its environment. */
    public Transformer(Map<String, String> environment) {
        this(Time.real());
    }

    Transformer(Time time) {
        log = new Log(COMPONENT, time);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        var envelope = Envelope.read(input);
        envelope.message().body().put(ADDED, true);
        log.about(context, LogEvent.TRANSFORMED, envelope.message(), Map.of());
        envelope.write(output);
    }
}
