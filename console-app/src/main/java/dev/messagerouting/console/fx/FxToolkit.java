package dev.messagerouting.console.fx;

import javafx.application.Platform;

import java.util.concurrent.CountDownLatch;

/** JavaFX itself: begun once, before any window, and ended once. */
public final class FxToolkit {

    private FxToolkit() {}

    /** Chooses the platform that draws into memory only; must come before {@link #start}. */
    public static void drawInMemory() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        // Nobody sees the frames between two pictures, and the demo can use the time.
        System.setProperty("javafx.animation.pulse", "10");
    }

    /** Starts JavaFX and returns when it is there. It goes on when the last window is closed. */
    public static void start() throws InterruptedException {
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        Platform.setImplicitExit(false);
        started.await();
    }

    public static void exit() {
        Platform.exit();
    }
}
