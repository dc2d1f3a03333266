package dev.messagerouting.localcloud.lambda;

import dev.messagerouting.localcloud.kernel.Faults;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryResponse;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Passes calls on, some of them not: reproducibly, once it is told to. */
final class StumblingKinesis implements KinesisClient {

    private final KinesisClient kinesis;
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicReference<@Nullable Random> random = new AtomicReference<>();

    StumblingKinesis(KinesisClient kinesis) {
        this.kinesis = kinesis;
    }

    void fail(long seed) {
        random.set(new Random(seed));
    }

    int reads() {
        return reads.get();
    }

    private void stumble() {
        var chance = random.get();
        if (chance == null) {
            return;
        }
        int drawn = chance.nextInt(10);
        if (drawn == 0) {
            throw Faults.of(
                    ProvisionedThroughputExceededException.builder(),
                    "ProvisionedThroughputExceededException",
                    400,
                    "Rate exceeded");
        }
        if (drawn == 1) {
            throw Faults.of(
                    ExpiredIteratorException.builder(),
                    "ExpiredIteratorException",
                    400,
                    "Iterator expired.");
        }
    }

    @Override
    public GetRecordsResponse getRecords(GetRecordsRequest request) {
        reads.incrementAndGet();
        stumble();
        return kinesis.getRecords(request);
    }

    @Override
    public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
        stumble();
        return kinesis.getShardIterator(request);
    }

    @Override
    public ListShardsResponse listShards(ListShardsRequest request) {
        stumble();
        return kinesis.listShards(request);
    }

    @Override
    public DescribeStreamSummaryResponse describeStreamSummary(
            DescribeStreamSummaryRequest request) {
        return kinesis.describeStreamSummary(request);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        kinesis.close();
    }
}
