package dev.messagerouting.localcloud.lambda;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts invocations that are under way, and refuses what is above the limit. */
final class Load {

    /** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
    static final int ACCOUNT_LIMIT = 1000;

    private final FunctionMeter meter;
    private final AtomicInteger running = new AtomicInteger();

    Load(FunctionMeter meter) {
        this.meter = meter;
    }

    FunctionMeter meter() {
        return meter;
    }

    void enter(@Nullable Integer reserved) {
        int limit = reserved == null ? ACCOUNT_LIMIT : reserved;
        int now = running.incrementAndGet();
        if (now > limit) {
            running.decrementAndGet();
            meter.throttled();
            throw LambdaFaults.throttled(reserved != null);
        }
        meter.began(now);
    }

    void leave() {
        running.decrementAndGet();
    }
}
