package dev.messagerouting.lambda;

import com.amazonaws.services.lambda.runtime.Context;

import java.util.Map;

/** Starts a message's execution and says what became of it: what both ingestors do. */
final class Ingestion {

    /** How many executions are started at a time. */
    static final int WIDTH = 16;

    private static final int MARGIN_MILLIS = 1_000;

    private final ExecutionStarter executions;
    private final Log log;

    Ingestion(ExecutionStarter executions, Log log) {
        this.executions = executions;
        this.log = log;
    }

    /** Starts nothing that the function would be stopped in the middle of. */
    Start ingest(Context context, Message message) {
        var outcome =
                context.getRemainingTimeInMillis() < MARGIN_MILLIS
                        ? new Start.Later("The function's time is over before it was started.")
                        : executions.start(message);
        switch (outcome) {
            case Start.Started started ->
                    log.about(context, LogEvent.INGESTED, message, fields(started));
            case Start.Never never -> log.failed(context, message, never.reason(), Map.of());
            case Start.Later later -> log.warn(context, message, later.reason(), Map.of());
        }
        return outcome;
    }

    private static Map<String, String> fields(Start.Started started) {
        return started.already()
                ? Map.of(
                        LogNames.EXECUTION_ARN,
                        started.executionArn(),
                        LogNames.ALREADY_STARTED,
                        "true")
                : Map.of(LogNames.EXECUTION_ARN, started.executionArn());
    }
}
