package dev.messagerouting.lambda;

/** What a function can say of a message; the words are those of docs/contracts.md, "Log line". */
enum LogEvent {
    INGESTED("ingested"),
    TRANSFORMED("transformed"),
    PUSHED("pushed"),
    QUEUED("queued"),
    DEQUEUED("dequeued"),
    FAILED("failed");

    private final String word;

    LogEvent(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
