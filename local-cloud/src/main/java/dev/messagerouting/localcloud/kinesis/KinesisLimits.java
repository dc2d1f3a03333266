package dev.messagerouting.localcloud.kinesis;

import java.time.Duration;

/**
 * What one shard can take, and what this process keeps of it. A limit of 0 is no limit.
 *
 * @param bytesPerSecond what may be written to a shard
 * @param recordsPerSecond how many records may be written to a shard
 * @param readsPerSecond how often {@code GetRecords} may be called on a shard; together with it,
 *     reading is held to twice {@code bytesPerSecond}
 * @param bytesKept how much of a shard is kept at most: what is older leaves before its retention
 *     period ends, with a warning, so that memory stays flat
 * @param settling how long a stream is CREATING, UPDATING or DELETING
 */
public record KinesisLimits(
        long bytesPerSecond,
        int recordsPerSecond,
        int readsPerSecond,
        long bytesKept,
        Duration settling) {

    private static final long MEBIBYTE = 1 << 20;

    /** No throughput limit: this machine is the limit. */
    public static KinesisLimits roomy() {
        return new KinesisLimits(0, 0, 0, 64 * MEBIBYTE, Duration.ofMillis(100));
    }

    /**
     * As AWS limits a shard: 1 MiB and 1,000 records a second in, five reads and 2 MiB a second
     * out. https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html
     */
    public static KinesisLimits aws() {
        return new KinesisLimits(MEBIBYTE, 1000, 5, 64 * MEBIBYTE, Duration.ofMillis(100));
    }
}
