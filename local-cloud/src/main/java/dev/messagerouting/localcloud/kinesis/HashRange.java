package dev.messagerouting.localcloud.kinesis;

import static java.math.BigInteger.ONE;

import software.amazon.awssdk.services.kinesis.model.HashKeyRange;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.IntStream;

/** The hash keys that a shard takes, both ends included. */
record HashRange(BigInteger start, BigInteger end) {

    static final BigInteger MAX = ONE.shiftLeft(128).subtract(ONE);

    boolean contains(BigInteger key) {
        return start.compareTo(key) <= 0 && key.compareTo(end) <= 0;
    }

    boolean touches(HashRange other) {
        return end.add(ONE).equals(other.start) || other.end.add(ONE).equals(start);
    }

    HashRange merged(HashRange other) {
        return new HashRange(start.min(other.start), end.max(other.end));
    }

    HashKeyRange shape() {
        return HashKeyRange.builder()
                .startingHashKey(start.toString())
                .endingHashKey(end.toString())
                .build();
    }

    /** The whole range in {@code count} equal parts; the last takes what division leaves. */
    static List<HashRange> evenly(int count) {
        var width = MAX.add(ONE).divide(BigInteger.valueOf(count));
        return IntStream.range(0, count)
                .mapToObj(
                        i -> {
                            var start = width.multiply(BigInteger.valueOf(i));
                            var end = i == count - 1 ? MAX : start.add(width).subtract(ONE);
                            return new HashRange(start, end);
                        })
                .toList();
    }

    /** Where a partition key goes: its MD5, as an unsigned number. */
    static BigInteger keyOf(String partitionKey) {
        try {
            var digest =
                    MessageDigest.getInstance("MD5")
                            .digest(partitionKey.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has MD5", impossible);
        }
    }
}
