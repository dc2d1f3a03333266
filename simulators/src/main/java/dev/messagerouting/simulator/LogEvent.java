package dev.messagerouting.simulator;

/** What a simulator can say of a message; the words are those of docs/contracts.md, "Log line". */
enum LogEvent {
    EMITTED("emitted"),
    ACCEPTED("accepted"),
    DELIVERED("delivered"),
    DUPLICATE("duplicate"),
    FAILED("failed");

    private final String word;

    LogEvent(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
