package dev.messagerouting.benchmarks;

import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param peer what the peer reached, if that was measured
 */
record Figure(String call, double value, String unit, @Nullable Double peer) {

    static Figure of(String call, double value, String unit) {
        return new Figure(call, value, unit, null);
    }
}
