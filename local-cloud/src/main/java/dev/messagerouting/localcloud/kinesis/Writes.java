package dev.messagerouting.localcloud.kinesis;

import dev.messagerouting.localcloud.kinesis.ShardLog.Put;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** PutRecord and PutRecords. */
final class Writes {

    /** A record on its way, and which place of the request it came from. */
    private record Routed(int place, Put put, @Nullable BigInteger hashKey) {}

    private static final int MOST_RECORDS = 500;
    private static final int KIBIBYTE = 1024;
    private static final int MOST_BYTES = 10 << 20;
    private static final int LONGEST_KEY = 256;

    private final Streams streams;
    private final StreamMeters meters;

    Writes(Streams streams, StreamMeters meters) {
        this.streams = streams;
        this.meters = meters;
    }

    PutRecordResponse putRecord(PutRecordRequest request) {
        var arn = Streams.arn(request.streamName(), request.streamARN());
        var routed =
                routed(0, request.partitionKey(), request.data(), request.explicitHashKey(), "");
        var stream = streams.usable(arn);
        checkSize(routed.put(), stream, "data");
        var entry = write(arn, List.of(routed)).getFirst();
        meters.of(stream.arn()).put(routed.put().bytes(), entry.errorCode() == null);
        if (entry.errorCode() != null) {
            throw KinesisFaults.throttled(entry.errorMessage());
        }
        return PutRecordResponse.builder()
                .shardId(entry.shardId())
                .sequenceNumber(entry.sequenceNumber())
                .build();
    }

    PutRecordsResponse putRecords(PutRecordsRequest request) {
        var arn = Streams.arn(request.streamName(), request.streamARN());
        var entries = request.records();
        checkCount(entries);
        var stream = streams.usable(arn);
        var routed = new ArrayList<Routed>(entries.size());
        long bytes = 0;
        for (var entry : entries) {
            int place = routed.size();
            var member = "records." + (place + 1) + ".member.";
            var record =
                    routed(
                            place,
                            entry.partitionKey(),
                            entry.data(),
                            entry.explicitHashKey(),
                            member);
            checkSize(record.put(), stream, member + "data");
            bytes += record.put().bytes();
            routed.add(record);
        }
        if (bytes > MOST_BYTES) {
            throw KinesisFaults.invalid("Records size exceeds 10 MB limit");
        }
        var results = write(arn, routed);
        int refused = 0;
        long taken = bytes;
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i).errorCode() != null) {
                refused++;
                taken -= routed.get(i).put().bytes();
            }
        }
        meters.of(stream.arn()).putAll(results.size(), refused, bytes, taken);
        return PutRecordsResponse.builder().records(results).failedRecordCount(refused).build();
    }

    private static void checkCount(List<PutRecordsRequestEntry> entries) {
        if (entries.isEmpty()) {
            throw KinesisFaults.constraint(
                    "[]", "records", "Member must have length greater than or equal to 1");
        }
        if (entries.size() > MOST_RECORDS) {
            throw KinesisFaults.constraint(
                    "[" + entries.size() + " records]",
                    "records",
                    "Member must have length less than or equal to " + MOST_RECORDS);
        }
    }

    private static Routed routed(
            int place,
            @Nullable String partitionKey,
            @Nullable SdkBytes data,
            @Nullable String explicitHashKey,
            String member) {
        if (data == null) {
            throw KinesisFaults.constraint(null, member + "data", "Member must not be null");
        }
        if (partitionKey == null) {
            throw KinesisFaults.constraint(
                    null, member + "partitionKey", "Member must not be null");
        }
        if (partitionKey.isEmpty() || partitionKey.length() > LONGEST_KEY) {
            throw KinesisFaults.constraint(
                    partitionKey,
                    member + "partitionKey",
                    "Member must have length between 1 and " + LONGEST_KEY);
        }
        var hashKey = explicitHashKey == null ? null : hashKey(explicitHashKey);
        return new Routed(place, new Put(partitionKey, data), hashKey);
    }

    private static BigInteger hashKey(String text) {
        var key = text.matches("0|([1-9]\\d{0,38})") ? new BigInteger(text) : null;
        if (key == null || key.compareTo(HashRange.MAX) > 0) {
            throw KinesisFaults.invalid(
                    "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]."
                            + " Specified value was "
                            + text);
        }
        return key;
    }

    private static void checkSize(Put put, StreamState stream, String member) {
        int most = stream.maxRecordKiB() * KIBIBYTE;
        if (put.bytes() > most) {
            throw KinesisFaults.constraint(
                    "java.nio.HeapByteBuffer[pos=0 lim=%1$d cap=%1$d]"
                            .formatted(put.data().asByteArrayUnsafe().length),
                    member,
                    "Member must have length less than or equal to " + most);
        }
    }

    /** Writes every record to its shard; a shard that closes meanwhile sends them round again. */
    private List<PutRecordsResultEntry> write(String arn, List<Routed> records) {
        var results = new PutRecordsResultEntry[records.size()];
        var left = records;
        while (!left.isEmpty()) {
            left = writeOnce(streams.usable(arn), left, results);
        }
        return List.of(results);
    }

    private List<Routed> writeOnce(
            StreamState stream, List<Routed> records, PutRecordsResultEntry[] results) {
        var open = stream.open();
        var again = new ArrayList<Routed>();
        for (var shard : open) {
            var own = open.size() == 1 ? records : of(shard, records);
            if (!own.isEmpty() && !writeTo(shard, stream, own, results)) {
                again.addAll(own);
            }
        }
        return again;
    }

    private static List<Routed> of(StreamShard shard, List<Routed> records) {
        return records.stream()
                .filter(
                        record -> {
                            var given = record.hashKey();
                            return shard.range()
                                    .contains(
                                            given != null
                                                    ? given
                                                    : HashRange.keyOf(record.put().partitionKey()));
                        })
                .toList();
    }

    private boolean writeTo(
            StreamShard shard,
            StreamState stream,
            List<Routed> records,
            PutRecordsResultEntry[] results) {
        var puts = records.stream().map(Routed::put).toList();
        var written = shard.log().append(puts, streams.now().toEpochMilli(), stream.retention());
        if (written.closed()) {
            return false;
        }
        for (int i = 0; i < records.size(); i++) {
            results[records.get(i).place()] =
                    result(shard.id(), stream.name(), written.sequenceNumbers().get(i));
        }
        return true;
    }

    private static PutRecordsResultEntry result(
            String shardId, String stream, @Nullable String sequenceNumber) {
        return sequenceNumber != null
                ? PutRecordsResultEntry.builder()
                        .shardId(shardId)
                        .sequenceNumber(sequenceNumber)
                        .build()
                : PutRecordsResultEntry.builder()
                        .errorCode("ProvisionedThroughputExceededException")
                        .errorMessage(KinesisFaults.rateExceeded(shardId, stream))
                        .build();
    }
}
