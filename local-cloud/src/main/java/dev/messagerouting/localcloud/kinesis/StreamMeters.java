package dev.messagerouting.localcloud.kinesis;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Measure;
import dev.messagerouting.localcloud.kernel.Metrics;

import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What each stream tells CloudWatch of itself, by ARN.
 * https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html
 */
final class StreamMeters {

    private final Metrics metrics;
    private final Map<String, StreamMeter> byArn = new ConcurrentHashMap<>();

    StreamMeters(Metrics metrics) {
        this.metrics = metrics;
    }

    StreamMeter of(String arn) {
        var there = byArn.get(arn);
        return there != null ? there : byArn.computeIfAbsent(arn, this::open);
    }

    private StreamMeter open(String arn) {
        var parts = arn.split(":", -1);
        return new StreamMeter(
                metrics.group(
                        new Caller(parts[4], parts[3]),
                        "AWS/Kinesis",
                        "StreamName",
                        Streams.nameOf(arn)));
    }

    void end(String arn) {
        var ended = byArn.remove(arn);
        if (ended != null) {
            ended.end();
        }
    }

    /** One stream's. */
    static final class StreamMeter {

        private final Metrics.Group group;
        private final Measure incomingRecords;
        private final Measure incomingBytes;
        private final Measure writesRefused;
        private final Measure putRecordSuccess;
        private final Measure putRecordBytes;
        private final Measure putRecordsSuccess;
        private final Measure putRecordsBytes;
        private final Measure putRecordsTotal;
        private final Measure putRecordsSuccessful;
        private final Measure putRecordsThrottled;
        private final Measure getRecordsSuccess;
        private final Measure getRecordsRecords;
        private final Measure getRecordsBytes;
        private final Measure getRecordsAge;
        private final Measure readsRefused;

        private StreamMeter(Metrics.Group group) {
            this.group = group;
            incomingRecords = count("IncomingRecords");
            incomingBytes = bytes("IncomingBytes");
            writesRefused = count("WriteProvisionedThroughputExceeded");
            putRecordSuccess = count("PutRecord.Success");
            putRecordBytes = bytes("PutRecord.Bytes");
            putRecordsSuccess = count("PutRecords.Success");
            putRecordsBytes = bytes("PutRecords.Bytes");
            putRecordsTotal = count("PutRecords.TotalRecords");
            putRecordsSuccessful = count("PutRecords.SuccessfulRecords");
            putRecordsThrottled = count("PutRecords.ThrottledRecords");
            getRecordsSuccess = count("GetRecords.Success");
            getRecordsRecords = count("GetRecords.Records");
            getRecordsBytes = bytes("GetRecords.Bytes");
            getRecordsAge =
                    group.measure("GetRecords.IteratorAgeMilliseconds", StandardUnit.MILLISECONDS);
            readsRefused = count("ReadProvisionedThroughputExceeded");
        }

        private Measure count(String name) {
            return group.measure(name, StandardUnit.COUNT);
        }

        private Measure bytes(String name) {
            return group.measure(name, StandardUnit.BYTES);
        }

        private void end() {
            group.end();
        }

        void put(int bytes, boolean taken) {
            putRecordSuccess.add(taken ? 1 : 0);
            putRecordBytes.add(bytes);
            incoming(taken ? 1 : 0, taken ? bytes : 0, taken ? 0 : 1);
        }

        /**
         * @param bytes of all records that were sent
         * @param bytesTaken of those that were not refused
         */
        void putAll(int records, int refused, long bytes, long bytesTaken) {
            int taken = records - refused;
            putRecordsSuccess.add(taken > 0 ? 1 : 0);
            putRecordsBytes.add((double) bytes);
            putRecordsTotal.add(records);
            putRecordsSuccessful.add(taken);
            putRecordsThrottled.add(refused);
            incoming(taken, bytesTaken, refused);
        }

        private void incoming(int records, long bytes, int refused) {
            if (records > 0) {
                incomingRecords.add(records);
                incomingBytes.add((double) bytes);
            }
            writesRefused.add(refused);
        }

        void got(int records, long bytes, long ageMillis) {
            getRecordsSuccess.add(1);
            getRecordsRecords.add(records);
            getRecordsBytes.add((double) bytes);
            getRecordsAge.add((double) ageMillis);
            readsRefused.add(0);
        }

        void readRefused() {
            getRecordsSuccess.add(0);
            readsRefused.add(1);
        }
    }
}
