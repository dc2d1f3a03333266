package dev.messagerouting.simulator;

import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** An endpoint while it runs: it is asked, and does nothing by itself. */
final class Listening implements Simulator {

    private final Log log;

    Listening(Log log) {
        this.log = log;
    }

    @Override
    public void run() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        log.info("stopped", Map.of());
    }
}
