package dev.messagerouting.localcloud.kinesis;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * 56 decimal digits that grow with the records of a shard, and from a shard to its children. AWS
 * promises no more of them than that; inside are the shard's birth (epoch milliseconds), the
 * record's position and the shard's index.
 */
record SequenceNumber(long shardCreated, long position, int shardIndex) {

    private static final String HEAD = "49";
    private static final int LENGTH = 56;
    private static final int CREATED = 2;
    private static final int POSITION = 16;
    private static final int INDEX = 35;
    private static final int TAIL = 41;

    /** What a closed shard ends with: after every record that it may have had. */
    static final long LAST = Long.MAX_VALUE;

    @Override
    public String toString() {
        var text = new StringBuilder(LENGTH).append(HEAD);
        padded(text, shardCreated, POSITION - CREATED);
        padded(text, position, INDEX - POSITION);
        padded(text, shardIndex, TAIL - INDEX);
        padded(text, 2, LENGTH - TAIL);
        return text.toString();
    }

    static @Nullable SequenceNumber parse(String text) {
        if (text.length() != LENGTH
                || !text.startsWith(HEAD)
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        try {
            return new SequenceNumber(
                    Long.parseLong(text.substring(CREATED, POSITION)),
                    Long.parseLong(text.substring(POSITION, INDEX)),
                    Integer.parseInt(text.substring(INDEX, TAIL)));
        } catch (NumberFormatException tooLarge) {
            return null;
        }
    }

    static String shardId(int index) {
        return String.format(Locale.ROOT, "shardId-%012d", index);
    }

    private static void padded(StringBuilder text, long number, int width) {
        var digits = Long.toString(number);
        text.repeat('0', width - digits.length()).append(digits);
    }
}
