package dev.messagerouting.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What the tests of the functions send. */
final class Messages {

    /** With fields of a user's own, and numbers that a careless reader would round. */
    static final String OPAQUE =
            "{\"id\":7,\"timestamp\":1700000000000,\"message\":\"ä→\",\"price\":12.3400,"
                    + "\"big\":123456789012345678901234567890,\"tiny\":1E-400,\"own\":[null,{}]}";

    private Messages() {}

    static String of(long id) {
        return "{\"id\":%d,\"timestamp\":1700000000000,\"message\":\"m\"}".formatted(id);
    }

    static String key(long id) {
        return id + "@1700000000000";
    }

    static String envelope(String message) {
        return "{\"message\":" + message + "}";
    }

    static String run(RequestStreamHandler handler, String input, Context context)
            throws IOException {
        var output = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), output, context);
        return output.toString(StandardCharsets.UTF_8);
    }
}
