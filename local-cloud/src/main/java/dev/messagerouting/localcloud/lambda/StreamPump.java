package dev.messagerouting.localcloud.lambda;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Threads;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * Runs one mapping as long as it is enabled: a pump for each shard, those of children when their
 * parents are done.
 */
final class StreamPump {

    /** What all mappings share. */
    record Surroundings(
            KinesisClient kinesis,
            CloudTime time,
            Threads threads,
            Registry registry,
            Invoker invoker) {}

    private static final Logger LOG = LoggerFactory.getLogger(StreamPump.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration TRY_AGAIN = Duration.ofMillis(100);

    private final Mapping mapping;
    private final Surroundings around;
    private final @Nullable StreamPump before;
    private final Pauses pauses;
    private final Set<Pauses> shardPauses = ConcurrentHashMap.newKeySet();
    private final Set<String> started = new HashSet<>();
    private final List<CountDownLatch> ends = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    /**
     * @param before what ran the mapping until now: it ends before this one begins
     */
    StreamPump(Mapping mapping, Surroundings around, @Nullable StreamPump before) {
        this.mapping = mapping;
        this.before = before;
        this.around = around;
        this.pauses = new Pauses(around.time());
    }

    void start() {
        around.threads().start("mapping/" + mapping.now().uuid(), this::runOwned);
    }

    /** What runs is finished, nothing new begins. */
    void stop() {
        pauses.stop();
        shardPauses.forEach(Pauses::stop);
    }

    private void runOwned() {
        ScopedValue.where(Caller.SCOPE, mapping.owner())
                .run(
                        () -> {
                            try {
                                run();
                            } catch (InterruptedException closing) {
                                Thread.currentThread().interrupt();
                            } finally {
                                ended.countDown();
                            }
                        });
    }

    private void run() throws InterruptedException {
        if (before != null) {
            before.ended.await();
        }
        while (!pauses.stopped()) {
            boolean listed = look();
            pauses.pause(listed ? LOOK_AGAIN : TRY_AGAIN);
        }
        for (var end : ends) {
            end.await();
        }
    }

    private boolean look() {
        List<Shard> shards;
        try {
            shards = shards();
        } catch (SdkException refused) {
            LOG.debug("{}: shards not listed: {}", mapping.now().uuid(), refused.getMessage());
            mapping.result("PROBLEM: " + refused.getMessage());
            return false;
        }
        var known = new HashSet<String>();
        shards.forEach(shard -> known.add(shard.shardId()));
        if (mapping.begins()) {
            mapping.initial().addAll(known);
            skipClosed(shards);
        }
        for (var shard : shards) {
            if (isReady(shard, known) && started.add(shard.shardId())) {
                begin(shard.shardId(), !mapping.initial().contains(shard.shardId()));
            }
        }
        mapping.enabled();
        return true;
    }

    private List<Shard> shards() {
        var arn = mapping.now().eventSourceArn();
        var page = around.kinesis().listShards(l -> l.streamARN(arn));
        var shards = new ArrayList<>(page.shards());
        while (page.nextToken() != null) {
            var token = page.nextToken();
            page = around.kinesis().listShards(l -> l.nextToken(token));
            shards.addAll(page.shards());
        }
        return shards;
    }

    /** Who wants the latest wants nothing of shards that are closed. */
    private void skipClosed(List<Shard> shards) {
        if (mapping.now().startingPosition() == EventSourcePosition.LATEST) {
            shards.stream()
                    .filter(shard -> shard.sequenceNumberRange().endingSequenceNumber() != null)
                    .forEach(shard -> mapping.finished().add(shard.shardId()));
        }
    }

    private boolean isReady(Shard shard, Set<String> known) {
        return !mapping.finished().contains(shard.shardId())
                && done(shard.parentShardId(), known)
                && done(shard.adjacentParentShardId(), known);
    }

    private boolean done(@Nullable String parent, Set<String> known) {
        return parent == null || !known.contains(parent) || mapping.finished().contains(parent);
    }

    private void begin(String shardId, boolean fromStart) {
        var own = new Pauses(around.time());
        shardPauses.add(own);
        if (pauses.stopped()) {
            own.stop();
        }
        var runner =
                new BatchRunner(
                        mapping, shardId, around.registry(), around.invoker(), around.time(), own);
        var pump =
                new ShardPump(
                        mapping,
                        shardId,
                        fromStart,
                        before != null,
                        around.kinesis(),
                        around.time(),
                        own,
                        runner);
        var end = new CountDownLatch(1);
        ends.add(end);
        around.threads()
                .start(
                        "mapping/" + mapping.now().uuid() + "/" + shardId,
                        () ->
                                ScopedValue.where(Caller.SCOPE, mapping.owner())
                                        .run(() -> run(pump, end)));
    }

    private void run(ShardPump pump, CountDownLatch end) {
        try {
            pump.run();
            pauses.wake();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            end.countDown();
        }
    }
}
