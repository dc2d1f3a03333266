package dev.messagerouting.lambda.testkit;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A function's context: keeps the log lines, and counts down the time if it is given one. */
public final class FakeContext implements Context, LambdaLogger {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final @Nullable ManualTime time;
    private final Instant end = ManualTime.START.plus(TIMEOUT);

    public FakeContext() {
        this(null);
    }

    public FakeContext(@Nullable ManualTime time) {
        this.time = time;
    }

    /** The lines, each read as JSON; fails for one that is none. */
    public List<JsonNode> lines() {
        var json = JsonMapper.shared();
        return lines.stream().map(json::readTree).toList();
    }

    /** The events with their message keys, such as {@code ingested 1@2}. */
    public List<String> events() {
        return lines().stream()
                .filter(line -> line.has("event"))
                .map(
                        line ->
                                line.get("event").asString()
                                        + " "
                                        + line.path("messageKey").asString("?"))
                .toList();
    }

    @Override
    public int getRemainingTimeInMillis() {
        return time == null
                ? Math.toIntExact(TIMEOUT.toMillis())
                : (int) Math.max(0, Duration.between(time.now(), end).toMillis());
    }

    @Override
    public LambdaLogger getLogger() {
        return this;
    }

    @Override
    public void log(String line) {
        lines.add(line);
    }

    @Override
    public void log(byte[] line) {
        lines.add(new String(line, StandardCharsets.UTF_8));
    }

    @Override
    public String getAwsRequestId() {
        return "request";
    }

    @Override
    public String getLogGroupName() {
        return "group";
    }

    @Override
    public String getLogStreamName() {
        return "stream";
    }

    @Override
    public String getFunctionName() {
        return "function";
    }

    @Override
    public String getFunctionVersion() {
        return "1";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:us-east-1:000000000000:function:function";
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getMemoryLimitInMB() {
        return 512;
    }
}
