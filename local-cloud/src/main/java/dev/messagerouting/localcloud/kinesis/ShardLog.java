package dev.messagerouting.localcloud.kinesis;

import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.Cell.Change;
import dev.messagerouting.localcloud.kernel.Chunks;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.Record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The records of one shard, oldest first. A record's position is its index for ever. */
final class ShardLog {

    /** A record to be written. */
    record Put(String partitionKey, SdkBytes data) {
        int bytes() {
            return data.asByteArrayUnsafe().length + partitionKey.length();
        }
    }

    /** What became of each put, in order: its sequence number, or null if the shard was busy. */
    record Written(boolean closed, List<@Nullable String> sequenceNumbers) {}

    /** What a read found, and the position after it. */
    record Read(List<Record> records, long next, long millisBehind, boolean exhausted) {}

    private record Contents(
            Chunks<Record> records, long bytes, Usage usage, long lastMillis, boolean closed) {}

    private static final Logger LOG = LoggerFactory.getLogger(ShardLog.class);

    /** What a record costs beside its data: objects, sequence number, key. */
    private static final int OVERHEAD = 300;

    private static final int MOST_BYTES_READ = 10 << 20;

    private final long created;
    private final int index;
    private final KinesisLimits limits;
    private final Cell<Contents> contents =
            new Cell<>(new Contents(Chunks.empty(), 0, Usage.NONE, 0, false));
    private final Cell<Usage> reads = new Cell<>(Usage.NONE);

    ShardLog(long created, int index, KinesisLimits limits) {
        this.created = created;
        this.index = index;
        this.limits = limits;
    }

    Written append(List<Put> puts, long now, Duration retention) {
        return contents.commit(before -> appended(before, puts, now, retention));
    }

    private Change<Contents, Written> appended(
            Contents before, List<Put> puts, long now, Duration retention) {
        if (before.closed()) {
            return new Change<>(before, new Written(true, List.of()));
        }
        long time = Math.max(now, before.lastMillis());
        var arrival = Instant.ofEpochMilli(time);
        var usage = before.usage();
        var sequenceNumbers = new ArrayList<@Nullable String>(puts.size());
        var records = new ArrayList<Record>(puts.size());
        long bytes = before.bytes();
        for (var put : puts) {
            var after = usage.plus(time, put.bytes());
            if (after.exceeds(limits.bytesPerSecond(), limits.recordsPerSecond())) {
                sequenceNumbers.add(null);
                continue;
            }
            usage = after;
            var number = number(before.records().end() + records.size());
            sequenceNumbers.add(number);
            records.add(record(put, number, arrival));
            bytes += put.bytes() + OVERHEAD;
        }
        var all = before.records().plus(records);
        var next = new Contents(all, bytes, usage, time, false);
        return new Change<>(trimmed(next, retention), new Written(false, sequenceNumbers));
    }

    private Contents trimmed(Contents full, Duration retention) {
        var records = full.records();
        long first = records.start();
        long bytes = full.bytes();
        long oldest = full.lastMillis() - retention.toMillis();
        while (first < records.end()
                && (bytes > limits.bytesKept() || millis(records.get(first)) < oldest)) {
            if (first == 0 && millis(records.get(first)) >= oldest) {
                LOG.warn(
                        "{} has more than {} bytes: its oldest records leave early",
                        SequenceNumber.shardId(index),
                        limits.bytesKept());
            }
            bytes -= cost(records.get(first));
            first++;
        }
        return new Contents(
                records.from(first), bytes, full.usage(), full.lastMillis(), full.closed());
    }

    /** Takes no more records from now on; answers the sequence number that the shard ends with. */
    String close() {
        contents.update(
                now ->
                        new Contents(
                                now.records(), now.bytes(), now.usage(), now.lastMillis(), true));
        return number(SequenceNumber.LAST);
    }

    /** False if the shard is asked for more than it gives. */
    boolean mayRead(long now) {
        return limits.readsPerSecond() == 0
                || reads.commit(
                        before -> {
                            var after = before.plus(now, 0);
                            boolean fits =
                                    before.debt(now, 2 * limits.bytesPerSecond()) <= 0
                                            && !after.exceeds(0, limits.readsPerSecond());
                            return new Change<>(fits ? after : before, fits);
                        });
    }

    Read read(long position, int limit, long now, Duration retention) {
        var seen = contents.get();
        var records = seen.records();
        long from = Math.max(position, trimHorizon(now, retention));
        var found = new ArrayList<Record>(Math.min(limit, (int) Math.max(0, records.end() - from)));
        long next = from;
        int bytes = 0;
        while (next < records.end() && found.size() < limit) {
            var record = records.get(next);
            bytes += record.data().asByteArrayUnsafe().length;
            if (bytes > MOST_BYTES_READ && !found.isEmpty()) {
                break;
            }
            found.add(record);
            next++;
        }
        if (limits.readsPerSecond() > 0) {
            int taken = bytes;
            reads.update(before -> before.owing(taken));
        }
        boolean atTip = next >= records.end();
        long behind = atTip || found.isEmpty() ? 0 : Math.max(0, now - millis(found.getLast()));
        return new Read(found, next, behind, atTip && seen.closed());
    }

    /** The position of the oldest record that a reader still gets. */
    long trimHorizon(long now, Duration retention) {
        return positionAt(now - retention.toMillis());
    }

    /** The position of the first record that arrived at {@code millis} or later. */
    long positionAt(long millis) {
        return contents.get().records().firstWhere(record -> millis(record) >= millis);
    }

    /** The position that the next record will get. */
    long tip() {
        return contents.get().records().end();
    }

    /** The arrival of the newest record, in epoch milliseconds; 0 if there was none. */
    long lastArrival() {
        return contents.get().lastMillis();
    }

    String number(long position) {
        return new SequenceNumber(created, position, index).toString();
    }

    private static Record record(Put put, String sequenceNumber, Instant arrival) {
        return Record.builder()
                .sequenceNumber(sequenceNumber)
                .approximateArrivalTimestamp(arrival)
                .data(put.data())
                .partitionKey(put.partitionKey())
                .build();
    }

    private static long millis(Record record) {
        return record.approximateArrivalTimestamp().toEpochMilli();
    }

    private static int cost(Record record) {
        return record.data().asByteArrayUnsafe().length + record.partitionKey().length() + OVERHEAD;
    }
}
