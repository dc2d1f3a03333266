package dev.messagerouting.lambda;

/** The field names of a log line: docs/contracts.md, "Log line". */
final class LogNames {

    static final String TIME = "time";
    static final String LEVEL = "level";
    static final String COMPONENT = "component";
    static final String EVENT = "event";
    static final String MESSAGE_KEY = "messageKey";
    static final String MESSAGE = "message";
    static final String TEXT = "text";
    static final String REASON = "reason";
    static final String EXECUTION_ARN = "executionArn";
    static final String ALREADY_STARTED = "alreadyStarted";
    static final String SHARD_ID = "shardId";
    static final String SEQUENCE_NUMBER = "sequenceNumber";
    static final String RECORD = "record";

    private LogNames() {}
}
