package dev.messagerouting.localcloud.lambda;

import dev.messagerouting.localcloud.kernel.CloudTime;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Reads one shard for one mapping, and hands what it reads to the function in batches. */
final class ShardPump {

    private static final Logger LOG = LoggerFactory.getLogger(ShardPump.class);

    /** Lambda polls a shard once a second; a demo on one machine need not wait that long. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);
    private static final int MOST_EVENT_BYTES = 6_000_000;
    private static final int RECORD_BYTES = 700;

    private final Mapping mapping;
    private final String shardId;
    private final boolean fromStart;
    private final KinesisClient kinesis;
    private final CloudTime time;
    private final Pauses pauses;
    private final BatchRunner runner;
    private final ArrayDeque<Record> read = new ArrayDeque<>();
    private @Nullable String iterator;
    private @Nullable String lastRead;
    private boolean stumbled;
    private boolean exhausted;
    private Duration pause = SHORTEST_PAUSE;

    /**
     * @param fromStart the shard came after the mapping: it is read from its first record
     * @param resumed the mapping was disabled for a while: what came meanwhile is not skipped
     */
    ShardPump(
            Mapping mapping,
            String shardId,
            boolean fromStart,
            boolean resumed,
            KinesisClient kinesis,
            CloudTime time,
            Pauses pauses,
            BatchRunner runner) {
        this.mapping = mapping;
        this.shardId = shardId;
        this.fromStart = fromStart;
        this.stumbled = resumed;
        this.kinesis = kinesis;
        this.time = time;
        this.pauses = pauses;
        this.runner = runner;
        this.lastRead = mapping.checkpoints().get(shardId);
    }

    /** Returns when the shard is closed and all of it is done, or when the mapping stops. */
    void run() throws InterruptedException {
        while (!pauses.stopped()) {
            var batch = gather();
            if (!batch.isEmpty()) {
                runner.run(batch);
            } else if (exhausted) {
                mapping.finished().add(shardId);
                return;
            }
        }
    }

    /** Waits for the first record; then, as long as the window is open, for a full batch. */
    private List<Record> gather() throws InterruptedException {
        var settings = mapping.now();
        @Nullable Instant closes = null;
        while (!pauses.stopped() && read.size() < settings.batchSize() && !exhausted) {
            boolean more = fetch(settings.batchSize() - read.size());
            if (!read.isEmpty() && closes == null) {
                closes = time.now().plusSeconds(settings.maximumBatchingWindowInSeconds());
            }
            if (closes != null && !time.now().isBefore(closes)) {
                break;
            }
            if (!more && !exhausted) {
                rest();
            }
        }
        return taken(settings.batchSize());
    }

    private void rest() throws InterruptedException {
        pauses.pause(pause);
        var doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private List<Record> taken(int most) {
        var batch = new ArrayList<Record>();
        long bytes = 0;
        while (!read.isEmpty() && batch.size() < most) {
            var next = read.getFirst();
            bytes += next.data().asByteArrayUnsafe().length * 4L / 3 + RECORD_BYTES;
            if (bytes > MOST_EVENT_BYTES && !batch.isEmpty()) {
                break;
            }
            batch.add(read.removeFirst());
        }
        return batch;
    }

    /** True if there was something to read. */
    private boolean fetch(int limit) {
        try {
            var from = iterator == null ? open() : iterator;
            var answer = kinesis.getRecords(g -> g.shardIterator(from).limit(limit));
            iterator = answer.nextShardIterator();
            exhausted = iterator == null;
            read.addAll(answer.records());
            if (answer.records().isEmpty()) {
                return false;
            }
            lastRead = answer.records().getLast().sequenceNumber();
            pause = SHORTEST_PAUSE;
            return true;
        } catch (ExpiredIteratorException expired) {
            iterator = null;
            stumbled = true;
            return true;
        } catch (SdkException refused) {
            LOG.debug("{} {}: not read: {}", mapping.now().uuid(), shardId, refused.getMessage());
            mapping.result("PROBLEM: " + refused.getMessage());
            stumbled = true;
            pause = LONGEST_PAUSE;
            return false;
        }
    }

    private String open() {
        var request =
                GetShardIteratorRequest.builder()
                        .streamARN(mapping.now().eventSourceArn())
                        .shardId(shardId);
        if (lastRead != null) {
            request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                    .startingSequenceNumber(lastRead);
        } else if (fromStart) {
            request.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
        } else {
            start(request);
        }
        var opened = kinesis.getShardIterator(request.build()).shardIterator();
        iterator = opened;
        return opened;
    }

    private void start(GetShardIteratorRequest.Builder request) {
        var settings = mapping.now();
        switch (settings.startingPosition()) {
            case TRIM_HORIZON -> request.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
            case AT_TIMESTAMP ->
                    request.shardIteratorType(ShardIteratorType.AT_TIMESTAMP)
                            .timestamp(settings.startingPositionTimestamp());
            case LATEST, UNKNOWN_TO_SDK_VERSION -> {
                // The latest by now may be later than it was: then nothing since may be skipped.
                if (stumbled) {
                    request.shardIteratorType(ShardIteratorType.AT_TIMESTAMP)
                            .timestamp(mapping.created());
                } else {
                    request.shardIteratorType(ShardIteratorType.LATEST);
                }
            }
        }
    }
}
