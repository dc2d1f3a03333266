package dev.messagerouting.localcloud.lambda;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts invocations that are under way, and refuses what is above the limit. */
final class Load {

    /** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
    static final int ACCOUNT_LIMIT = 1000;

    private final AtomicInteger running = new AtomicInteger();

    void enter(@Nullable Integer reserved) {
        int limit = reserved == null ? ACCOUNT_LIMIT : reserved;
        if (running.incrementAndGet() > limit) {
            running.decrementAndGet();
            throw LambdaFaults.throttled(reserved != null);
        }
    }

    void leave() {
        running.decrementAndGet();
    }
}
