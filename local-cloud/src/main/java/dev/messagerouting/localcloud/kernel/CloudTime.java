package dev.messagerouting.localcloud.kernel;

import java.time.Duration;
import java.time.Instant;

/** The only clock of the local cloud. Tests pass a {@link ManualTime} and spend no real minutes. */
public interface CloudTime {

    Instant now();

    /** Returns after {@code duration} has passed on this clock. */
    void sleep(Duration duration) throws InterruptedException;

    /**
     * Runs {@code work} once, {@code delay} from now, on a thread of its own. Work that is due when
     * the owner of the threads closes is not run.
     */
    Scheduled schedule(Duration delay, Runnable work);

    /** Work that waits for its time. */
    interface Scheduled {
        /** Takes the work back if it has not begun; never interrupts work that has. */
        void cancel();
    }

    /** The machine's clock. */
    static CloudTime real(Threads threads) {
        return new RealTime(threads);
    }
}
