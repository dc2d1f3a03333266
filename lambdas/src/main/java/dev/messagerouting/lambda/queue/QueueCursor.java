package dev.messagerouting.lambda.queue;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where reading goes on: since when, and how far each shard has been read since.
 *
 * <p>As text it needs no escaping in a URL: {@code 1.<since>}, then for each shard with a position
 * of its own {@code ~<shard>} (done), {@code ~<shard>.<since>} or {@code ~<shard>.<sequence
 * number>.<arrival>}; numbers in base 36, a shard by its number.
 */
public record QueueCursor(long sinceMillis, SortedMap<String, ShardPosition> shards) {

    private static final String VERSION = "1";
    private static final int BASE = 36;
    private static final int LONGEST = 16_000;

    /** In base 36; a sequence number has at most 129 decimal digits. */
    private static final int LONGEST_NUMBER = 83;

    private static final Pattern NUMBERED = Pattern.compile("shardId-(\\d{12})");

    /** A year that a stream will not see; what is beyond is no time in milliseconds. */
    static final long LATEST_MILLIS = 9_999_999_999_999L;

    public QueueCursor {
        shards = Collections.unmodifiableSortedMap(new TreeMap<>(shards));
    }

    /** Everything that arrived at {@code millis} of the epoch or later. */
    public static QueueCursor since(long millis) {
        if (millis < 0 || millis > LATEST_MILLIS) {
            throw new IllegalArgumentException(millis + " is no time in milliseconds.");
        }
        return new QueueCursor(millis, new TreeMap<>());
    }

    /**
     * Reads what {@link #text} wrote; throws {@link IllegalArgumentException} for anything else.
     */
    public static QueueCursor parse(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("A cursor is not that long.");
        }
        var parts = text.split("~", -1);
        var head = parts[0].split("\\.", -1);
        if (head.length != 2 || !head[0].equals(VERSION)) {
            throw new IllegalArgumentException("A cursor does not begin like that.");
        }
        var shards = new TreeMap<String, ShardPosition>();
        for (int i = 1; i < parts.length; i++) {
            var fields = parts[i].split("\\.", -1);
            if (shards.put(shardId(fields[0]), position(fields)) != null) {
                throw new IllegalArgumentException("A cursor names a shard once.");
            }
        }
        var start = since(millis(head[1]));
        return new QueueCursor(start.sinceMillis(), shards);
    }

    /** What goes into the link to the next page. */
    public String text() {
        var text = new StringJoiner("~");
        text.add(VERSION + "." + Long.toString(sinceMillis, BASE));
        for (Map.Entry<String, ShardPosition> entry : shards.entrySet()) {
            var shard = shortened(entry.getKey());
            text.add(
                    switch (entry.getValue()) {
                        case ShardPosition.Done() -> shard;
                        case ShardPosition.Since(long arrival) ->
                                shard + "." + Long.toString(arrival, BASE);
                        case ShardPosition.After(var sequenceNumber, long arrival) ->
                                String.join(
                                        ".",
                                        shard,
                                        sequenceNumber.toString(BASE),
                                        Long.toString(arrival, BASE));
                    });
        }
        return text.toString();
    }

    @Nullable ShardPosition of(String shardId) {
        return shards.get(shardId);
    }

    private static ShardPosition position(String[] fields) {
        return switch (fields.length) {
            case 1 -> new ShardPosition.Done();
            case 2 -> new ShardPosition.Since(millis(fields[1]));
            case 3 -> new ShardPosition.After(number(fields[1]), millis(fields[2]));
            default ->
                    throw new IllegalArgumentException(
                            "A cursor has one to three fields for a shard.");
        };
    }

    private static long millis(String digits) {
        var number = number(digits);
        if (number.bitLength() >= Long.SIZE) {
            throw new IllegalArgumentException("A cursor holds no time so far away.");
        }
        return since(number.longValue()).sinceMillis;
    }

    private static BigInteger number(String digits) {
        if (digits.length() > LONGEST_NUMBER) {
            throw new IllegalArgumentException("A cursor holds no number that long.");
        }
        try {
            var number = new BigInteger(digits, BASE);
            if (number.signum() < 0) {
                throw new IllegalArgumentException("A cursor holds no negative number.");
            }
            return number;
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("A cursor's numbers have other digits.", notANumber);
        }
    }

    private static String shortened(String shardId) {
        var numbered = NUMBERED.matcher(shardId);
        return numbered.matches()
                ? Long.toString(Long.parseLong(numbered.group(1)), BASE)
                : "-" + HexFormat.of().formatHex(shardId.getBytes(StandardCharsets.UTF_8));
    }

    private static String shardId(String shortened) {
        return shortened.startsWith("-")
                ? new String(
                        HexFormat.of().parseHex(shortened.substring(1)), StandardCharsets.UTF_8)
                : "shardId-%012d".formatted(number(shortened));
    }
}
