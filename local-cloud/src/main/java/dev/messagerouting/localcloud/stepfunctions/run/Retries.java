package dev.messagerouting.localcloud.stepfunctions.run;

import dev.messagerouting.localcloud.stepfunctions.asl.Retrier;

import java.util.IdentityHashMap;

/** How often each retrier of a state has been used since the state was entered. */
final class Retries {

    private final IdentityHashMap<Retrier, Integer> used = new IdentityHashMap<>(2);
    private int all;

    int of(Retrier retrier) {
        return used.getOrDefault(retrier, 0);
    }

    void use(Retrier retrier) {
        used.merge(retrier, 1, Integer::sum);
        all++;
    }

    /** {@code $$.State.RetryCount} */
    int all() {
        return all;
    }
}
