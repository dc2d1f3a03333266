package dev.messagerouting.lambda.kernel;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/** Does the same to many things at a time, on virtual threads, and keeps their order. */
public final class SideBySide {

    private SideBySide() {}

    /**
     * The results in the order of {@code items}; returns when all are there. At most {@code width}
     * run at once. What {@code work} throws for the first item in that order is thrown.
     */
    public static <T, R> List<R> map(
            String name, int width, List<T> items, Function<? super T, ? extends R> work) {
        if (items.size() <= 1) {
            return items.stream().<R>map(work).toList();
        }
        var tasks = items.stream().map(item -> new FutureTask<R>(() -> work.apply(item))).toList();
        var waiting = new ConcurrentLinkedQueue<FutureTask<R>>(tasks);
        var threads = Thread.ofVirtual().name(name + "-", 0).factory();
        try (var workers = Executors.newThreadPerTaskExecutor(threads)) {
            for (int worker = 0; worker < Math.min(width, tasks.size()); worker++) {
                workers.execute(() -> drain(waiting));
            }
        }
        return tasks.stream().map(SideBySide::result).toList();
    }

    private static <R> void drain(ConcurrentLinkedQueue<FutureTask<R>> waiting) {
        for (var task = waiting.poll(); task != null; task = waiting.poll()) {
            task.run();
        }
    }

    private static <R> R result(FutureTask<R> task) {
        if (task.state() == FutureTask.State.SUCCESS) {
            return task.resultNow();
        }
        switch (task.exceptionNow()) {
            case RuntimeException failure -> throw failure;
            case Error error -> throw error;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }
}
