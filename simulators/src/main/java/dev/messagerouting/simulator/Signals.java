package dev.messagerouting.simulator;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns a signal that ends the process (SIGTERM, SIGINT) into an interruption of the simulator. */
final class Signals {

    private static final Logger HELIDON = Logger.getLogger("io.helidon");

    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    /** Runs the program on this thread; a signal ends it with the program's own exit code. */
    int run(Callable<Integer> program) {
        HELIDON.setLevel(Level.WARNING);
        var runner = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(runner)));
        int code = 1;
        try {
            code = program.call();
        } catch (Exception bug) {
            throw new IllegalStateException(bug);
        } finally {
            exitCode.complete(code);
        }
        return code;
    }

    private void stop(Thread runner) {
        runner.interrupt();
        Runtime.getRuntime().halt(exitCode.join());
    }
}
