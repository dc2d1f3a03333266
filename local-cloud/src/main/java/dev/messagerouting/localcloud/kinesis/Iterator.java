package dev.messagerouting.localcloud.kinesis;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * What a shard iterator holds. Clients see it as one opaque string.
 *
 * @param shardCreated tells a shard from one of the same name in a stream made anew
 * @param issued when it was given out, in epoch milliseconds
 */
record Iterator(String streamArn, int shardIndex, long shardCreated, long position, long issued) {

    private static final String VERSION = "AAAAAAAAAAE";
    private static final long LIFE_MILLIS = 300_000;
    private static final int PARTS = 5;

    String token() {
        var text =
                streamArn + ' ' + shardIndex + ' ' + shardCreated + ' ' + position + ' ' + issued;
        return VERSION
                + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Refuses what this class did not make, and what is older than five minutes. */
    static Iterator of(String token, Instant now) {
        var iterator = parse(token);
        if (now.toEpochMilli() - iterator.issued > LIFE_MILLIS) {
            throw KinesisFaults.expiredIterator(Instant.ofEpochMilli(iterator.issued), now);
        }
        return iterator;
    }

    private static Iterator parse(String token) {
        try {
            if (token.startsWith(VERSION)) {
                var bytes = Base64.getDecoder().decode(token.substring(VERSION.length()));
                var parts = new String(bytes, StandardCharsets.ISO_8859_1).split(" ", -1);
                if (parts.length == PARTS) {
                    return new Iterator(
                            parts[0],
                            Integer.parseInt(parts[1]),
                            Long.parseLong(parts[2]),
                            Long.parseLong(parts[3]),
                            Long.parseLong(parts[4]));
                }
            }
        } catch (IllegalArgumentException notOurs) {
            throw KinesisFaults.invalid("Invalid ShardIterator.");
        }
        throw KinesisFaults.invalid("Invalid ShardIterator.");
    }
}
