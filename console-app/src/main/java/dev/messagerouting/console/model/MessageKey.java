package dev.messagerouting.console.model;

/** {@code id@timestamp}. */
public record MessageKey(long id, long timestamp) implements Comparable<MessageKey> {

    /** Reads {@code id@timestamp}; throws {@link IllegalArgumentException} for anything else. */
    public static MessageKey parse(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException(
                    "A message key is id@timestamp, not '" + text + "'.");
        }
        return new MessageKey(
                Long.parseLong(text, 0, at, 10), Long.parseLong(text, at + 1, text.length(), 10));
    }

    @Override
    public int compareTo(MessageKey other) {
        int byTime = Long.compare(timestamp, other.timestamp);
        return byTime != 0 ? byTime : Long.compare(id, other.id);
    }

    @Override
    public String toString() {
        return id + "@" + timestamp;
    }
}
