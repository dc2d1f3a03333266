package dev.messagerouting.simulator;

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
    static final String RECORD = "record";
    static final String ATTEMPT = "attempt";
    static final String SEQUENCE_NUMBER = "sequenceNumber";
    static final String HOST = "host";
    static final String PORT = "port";

    private LogNames() {}
}
