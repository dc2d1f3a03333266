package dev.messagerouting.lambda.testkit;

import java.util.stream.LongStream;

/**
 * Seeds for properties. The test's name shows the seed that failed; {@code -Dseed=<seed>} runs that
 * one alone.
 */
public final class Seeds {

    private static final int COUNT = 200;

    private Seeds() {}

    public static LongStream seeds() {
        var one = System.getProperty("seed");
        return one == null ? LongStream.rangeClosed(1, COUNT) : LongStream.of(Long.parseLong(one));
    }
}
