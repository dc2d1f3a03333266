package dev.messagerouting.console.model;

/** For example {@code SinkIngestor}: the same in log lines and as logical id in templates. */
public record ComponentId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
