package dev.messagerouting.localcloud.lambda;

import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Names;
import dev.messagerouting.localcloud.lambda.Batch.Verdict;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;

/**
 * Brings the records of one shard through the function, in order. The checkpoint moves only past
 * what the function took, and past what the mapping is told to give up, which is logged.
 */
final class BatchRunner {

    private static final Logger LOG = LoggerFactory.getLogger(BatchRunner.class);
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int INFINITE = -1;

    private final Mapping mapping;
    private final String shardId;
    private final Registry registry;
    private final Invoker invoker;
    private final CloudTime time;
    private final Pauses pauses;
    private final ArrayDeque<Batch> todo = new ArrayDeque<>();
    private Duration backoff = SHORTEST;

    BatchRunner(
            Mapping mapping,
            String shardId,
            Registry registry,
            Invoker invoker,
            CloudTime time,
            Pauses pauses) {
        this.mapping = mapping;
        this.shardId = shardId;
        this.registry = registry;
        this.invoker = invoker;
        this.time = time;
        this.pauses = pauses;
    }

    /** Returns when all are done or given up, or when the mapping stops. */
    void run(List<Record> records) throws InterruptedException {
        todo.clear();
        todo.add(new Batch(records, 0));
        backoff = SHORTEST;
        while (!todo.isEmpty() && !pauses.stopped()) {
            var batch = withoutOld(todo.removeFirst());
            if (!batch.records().isEmpty()) {
                attempt(batch);
            }
        }
    }

    private void attempt(Batch batch) throws InterruptedException {
        var settings = mapping.now();
        Verdict verdict;
        try {
            verdict = invoke(batch, settings);
        } catch (AwsServiceException notInvoked) {
            LOG.debug(
                    "{} {}: not invoked: {}",
                    mapping.now().uuid(),
                    shardId,
                    notInvoked.getMessage());
            mapping.result("PROBLEM: " + notInvoked.awsErrorDetails().errorMessage());
            todo.addFirst(batch);
            backOff();
            return;
        }
        switch (verdict) {
            case Verdict.Done() -> {
                done(batch.last());
                mapping.result("OK");
            }
            case Verdict.Partly(int from) -> {
                done(batch.records().get(from - 1).sequenceNumber());
                failed(batch.slice(from, batch.records().size(), 0), settings, false);
            }
            case Verdict.Failed() ->
                    failed(
                            batch,
                            settings,
                            Boolean.TRUE.equals(settings.bisectBatchOnFunctionError()));
        }
    }

    private Verdict invoke(Batch batch, EventSourceMappingConfiguration settings)
            throws InterruptedException {
        var function = registry.find(settings.functionArn());
        var event =
                batch.event(
                        shardId,
                        settings,
                        mapping.owner().region(),
                        function.configuration().role());
        var last = batch.records().getLast().approximateArrivalTimestamp();
        function.load().meter().batch(Duration.between(last, time.now()));
        var outcome = invoker.call(function, event, Names.uuid());
        boolean reports =
                settings.functionResponseTypes()
                        .contains(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES);
        return batch.verdict(outcome, reports);
    }

    private void done(String sequenceNumber) {
        mapping.checkpoints().put(shardId, sequenceNumber);
        backoff = SHORTEST;
    }

    private void failed(Batch batch, EventSourceMappingConfiguration settings, boolean bisect)
            throws InterruptedException {
        mapping.result("PROBLEM: Function call failed");
        int size = batch.records().size();
        int most = settings.maximumRetryAttempts();
        if (bisect && size > 1) {
            // Splitting costs no attempt.
            todo.addFirst(batch.slice(size / 2, size, batch.attempts()));
            todo.addFirst(batch.slice(0, size / 2, batch.attempts()));
        } else if (most != INFINITE && batch.attempts() >= most) {
            giveUp(batch, "failed " + (batch.attempts() + 1) + " times");
            return;
        } else {
            todo.addFirst(batch.retried());
        }
        backOff();
    }

    /** A record age limit drops what is older, from the front: records are in order. */
    private Batch withoutOld(Batch batch) {
        int limit = mapping.now().maximumRecordAgeInSeconds();
        if (limit == INFINITE) {
            return batch;
        }
        var oldest = time.now().minusSeconds(limit);
        int old = 0;
        while (old < batch.records().size()
                && batch.records().get(old).approximateArrivalTimestamp().isBefore(oldest)) {
            old++;
        }
        if (old > 0) {
            giveUp(batch.slice(0, old, batch.attempts()), "are older than " + limit + " s");
        }
        return batch.slice(old, batch.records().size(), batch.attempts());
    }

    private void giveUp(Batch batch, String why) {
        LOG.warn(
                "Mapping {} gives up {} records of {} ({} to {}), which {}",
                mapping.now().uuid(),
                batch.records().size(),
                shardId,
                batch.records().getFirst().sequenceNumber(),
                batch.last(),
                why);
        done(batch.last());
    }

    private void backOff() throws InterruptedException {
        pauses.pause(backoff);
        var doubled = backoff.multipliedBy(2);
        backoff = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
}
