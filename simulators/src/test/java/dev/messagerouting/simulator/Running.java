package dev.messagerouting.simulator;

import static org.awaitility.Awaitility.await;

import dev.messagerouting.simulator.kernel.Time;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;

/** A simulator that runs in a thread of its own, as the local cloud runs it. */
final class Running implements AutoCloseable {

    final Lines lines = new Lines();
    private final FutureTask<Integer> program;
    private final Thread thread;

    Running(String command, Map<String, String> environment) {
        this(command, environment, Time.real());
    }

    Running(String command, Map<String, String> environment, Time time) {
        var all = new HashMap<>(environment);
        all.putIfAbsent("HOST", "127.0.0.1");
        program = new FutureTask<>(new Main(List.of(command), all, lines.out, time));
        thread = Thread.ofVirtual().name("test-" + command).start(program);
    }

    String url(String path) {
        await().until(() -> lines.port() != 0);
        return "http://127.0.0.1:" + lines.port() + path;
    }

    /** Interrupts it, as a signal would, and answers its exit code. */
    int stop() {
        thread.interrupt();
        await().until(program::isDone);
        return program.resultNow();
    }

    @Override
    public void close() {
        stop();
    }
}
