package dev.messagerouting.console.testkit;

import javafx.application.Platform;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.util.concurrent.CountDownLatch;

/** Starts JavaFX once; if it does not start, the test fails, and is not skipped. */
public final class FxToolkit implements BeforeAllCallback {

    /** Started by whoever loads this first, which the virtual machine makes happen once. */
    private static final class Started {

        private static final boolean DONE = start();

        private static boolean start() {
            var ready = new CountDownLatch(1);
            Platform.startup(ready::countDown);
            Platform.setImplicitExit(false);
            try {
                ready.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("JavaFX did not start", interrupted);
            }
            return true;
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (!Started.DONE) {
            throw new IllegalStateException("JavaFX did not start");
        }
    }
}
