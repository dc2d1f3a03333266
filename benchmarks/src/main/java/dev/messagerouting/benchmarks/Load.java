package dev.messagerouting.benchmarks;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Clients that call side by side, each again as soon as it has its answer. */
record Load(Duration warmUp, Duration time) {

    /** Answers how much one call did, in the unit that is counted. */
    @FunctionalInterface
    interface Call {
        long run(int client);
    }

    /** How much all of them did a second, after the warm-up. */
    double perSecond(int clients, Call call) throws InterruptedException {
        rate(clients, warmUp, call);
        return rate(clients, time, call);
    }

    private static double rate(int clients, Duration time, Call call) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(clients)) {
            long start = System.nanoTime();
            long end = start + time.toNanos();
            var running =
                    IntStream.range(0, clients)
                            .mapToObj(client -> threads.submit(() -> repeat(client, end, call)))
                            .toList();
            long done = 0;
            for (var one : running) {
                done += done(one);
            }
            return done * 1e9 / (System.nanoTime() - start);
        }
    }

    private static long repeat(int client, long end, Call call) {
        long done = 0;
        while (System.nanoTime() - end < 0) {
            done += call.run(client);
        }
        return done;
    }

    private static long done(Future<Long> running) throws InterruptedException {
        try {
            return running.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A call failed: " + failed.getMessage(), failed);
        }
    }
}
