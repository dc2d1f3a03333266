package dev.messagerouting.localcloud.lambda;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkBytes;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A function that failed, as Lambda answers it.
 * https://docs.aws.amazon.com/lambda/latest/dg/java-exceptions.html
 *
 * @param trace what goes to the function's log
 */
record FunctionFailure(SdkBytes payload, String trace) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int DEEPEST = 10;
    private static final String OURS = "dev.messagerouting.localcloud.";

    /** Something that the function, or loading it, threw. */
    static FunctionFailure of(Throwable thrown) {
        var trace = new StringBuilder();
        describe(thrown, trace);
        return new FunctionFailure(bytes(shape(thrown, 0)), trace.toString());
    }

    /** Something that Lambda says itself: no stack trace. */
    static FunctionFailure of(String errorType, String message) {
        var shape = JSON.createObjectNode();
        shape.put("errorMessage", message);
        shape.put("errorType", errorType);
        return new FunctionFailure(bytes(shape), message + ": " + errorType);
    }

    /** Lambda's own: the function was stopped. */
    static FunctionFailure sandbox(String errorType, String message) {
        var shape = JSON.createObjectNode();
        shape.put("errorType", errorType);
        shape.put("errorMessage", message);
        return new FunctionFailure(bytes(shape), message);
    }

    private static SdkBytes bytes(ObjectNode shape) {
        return SdkBytes.fromByteArrayUnsafe(JSON.writeValueAsBytes(shape));
    }

    private static ObjectNode shape(Throwable thrown, int depth) {
        var shape = JSON.createObjectNode();
        shape.put("errorMessage", thrown.getMessage());
        shape.put("errorType", thrown.getClass().getName());
        var lines = shape.putArray("stackTrace");
        frames(thrown).forEach(lines::add);
        var cause = thrown.getCause();
        if (cause != null && depth < DEEPEST) {
            shape.set("cause", shape(cause, depth + 1));
        }
        return shape;
    }

    /** What the function's own code did: not what called it, nor how it was called. */
    private static Stream<String> frames(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .takeWhile(frame -> !frame.getClassName().startsWith(OURS))
                .filter(frame -> !frame.getClassName().startsWith("jdk.internal.reflect."))
                .map(FunctionFailure::text);
    }

    /** Without the name of our class loader, which Lambda has not. */
    private static String text(StackTraceElement frame) {
        return new StackTraceElement(
                        null,
                        frame.getModuleName(),
                        frame.getModuleVersion(),
                        frame.getClassName(),
                        frame.getMethodName(),
                        frame.getFileName(),
                        frame.getLineNumber())
                .toString();
    }

    private static void describe(Throwable thrown, StringBuilder trace) {
        trace.append(thrown.getMessage()).append(": ").append(thrown.getClass().getName());
        @Nullable Throwable next = thrown;
        for (int depth = 0; next != null && depth < DEEPEST; depth++) {
            trace.append(depth == 0 ? "\n" : "Caused by: ").append(next).append('\n');
            frames(next).forEach(frame -> trace.append("\tat ").append(frame).append('\n'));
            next = next.getCause();
        }
    }
}
