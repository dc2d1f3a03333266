package dev.messagerouting.console.fx;

import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.model.FaultException;

import javafx.application.Platform;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Work that does not belong on the FX thread, whose answer does. */
public final class FxTasks {

    private static final Logger LOG = LoggerFactory.getLogger(FxTasks.class);

    private final Executor background;
    private final Executor screen;

    private FxTasks(Executor background, Executor screen) {
        this.background = background;
        this.screen = screen;
    }

    /** Works on {@code background} and answers on the FX thread. */
    public static FxTasks on(Executor background) {
        return new FxTasks(background, Platform::runLater);
    }

    /** Everything at once and on the caller's thread, for tests. */
    public static FxTasks direct() {
        return new FxTasks(Runnable::run, Runnable::run);
    }

    /** Exactly one of {@code done} and {@code failed} is called, once. */
    public <T> void run(Supplier<T> work, Consumer<T> done, Consumer<Fault> failed) {
        background.execute(
                () -> {
                    Runnable answer;
                    try {
                        var result = work.get();
                        answer = () -> done.accept(result);
                    } catch (FaultException known) {
                        answer = () -> failed.accept(known.fault());
                    } catch (RuntimeException unknown) {
                        LOG.error("A task of the window failed", unknown);
                        answer = () -> failed.accept(unexpected(unknown));
                    }
                    screen.execute(answer);
                });
    }

    /** Runs {@code work} on the FX thread and waits for what it gives. */
    public static <T> T callAndWait(Supplier<T> work) {
        if (Platform.isFxApplicationThread()) {
            return work.get();
        }
        return CompletableFuture.supplyAsync(work, Platform::runLater).join();
    }

    /** Does {@code work} on the FX thread and returns when it is done. */
    public static void runAndWait(Runnable work) {
        if (Platform.isFxApplicationThread()) {
            work.run();
        } else {
            CompletableFuture.runAsync(work, Platform::runLater).join();
        }
    }

    private static Fault unexpected(RuntimeException failure) {
        var what =
                failure.getMessage() == null ? failure.getClass().getName() : failure.getMessage();
        return new Fault(
                "console.unexpected",
                "Something went wrong inside the console: " + what,
                Fault.Origin.BUG,
                failure);
    }
}
