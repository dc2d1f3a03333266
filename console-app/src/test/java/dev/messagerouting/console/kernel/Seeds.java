package dev.messagerouting.console.kernel;

import java.util.Random;
import java.util.function.Consumer;

/**
 * Runs a property on many random inputs. A failure names its seed; {@code -Dmessagerouting.seed=N}
 * runs that one alone.
 */
public final class Seeds {

    private static final String PROPERTY = "messagerouting.seed";

    private Seeds() {}

    public static void each(int count, Consumer<Random> property) {
        var one = System.getProperty(PROPERTY);
        if (one != null) {
            run(Long.parseLong(one), property);
            return;
        }
        for (long seed = 0; seed < count; seed++) {
            run(seed, property);
        }
    }

    private static void run(long seed, Consumer<Random> property) {
        try {
            property.accept(new Random(seed));
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError("fails with -D" + PROPERTY + "=" + seed, failure);
        }
    }
}
