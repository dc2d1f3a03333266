package dev.messagerouting.localcloud.kinesis;

/** What was taken of a shard in one second. */
record Usage(long second, long bytes, int records) {

    static final Usage NONE = new Usage(0, 0, 0);

    private static final long MILLIS = 1000;

    Usage plus(long millis, long more) {
        long now = millis / MILLIS;
        return now == second
                ? new Usage(second, bytes + more, records + 1)
                : new Usage(now, more, 1);
    }

    /** The same call, now that it is known how much it took. */
    Usage owing(long more) {
        return new Usage(second, bytes + more, records);
    }

    boolean exceeds(long mostBytes, int mostRecords) {
        return (mostBytes > 0 && bytes > mostBytes) || (mostRecords > 0 && records > mostRecords);
    }

    /** What is still too much of what was taken, at {@code perSecond}; 0 or less is paid. */
    long debt(long millis, long perSecond) {
        return perSecond == 0 ? 0 : bytes - perSecond * (millis / MILLIS - second + 1);
    }
}
