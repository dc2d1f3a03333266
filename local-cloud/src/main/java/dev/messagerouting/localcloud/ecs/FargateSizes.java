package dev.messagerouting.localcloud.ecs;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;

/**
 * The pairs of CPU and memory that Fargate offers: <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html">AWS's
 * table</a>.
 */
final class FargateSizes {

    private record Range(int least, int most, int step) {
        boolean holds(int mebibytes) {
            return mebibytes >= least && mebibytes <= most && (mebibytes - least) % step == 0;
        }
    }

    private static final Map<Integer, Range> MEMORY =
            Map.of(
                    256, new Range(512, 2048, 512),
                    512, new Range(1024, 4096, 1024),
                    1024, new Range(2048, 8192, 1024),
                    2048, new Range(4096, 16384, 1024),
                    4096, new Range(8192, 30720, 1024),
                    8192, new Range(16384, 61440, 4096),
                    16384, new Range(32768, 122880, 8192));

    private FargateSizes() {}

    /** CPU units of {@code 256} or {@code .25 vCPU}. */
    static String cpu(@Nullable String text) {
        if (text == null) {
            throw EcsFaults.client("Fargate requires that 'cpu' be defined at the task level.");
        }
        var plain = text.strip().toLowerCase(Locale.ROOT);
        try {
            return plain.endsWith("vcpu")
                    ? Integer.toString((int) (Double.parseDouble(head(plain, 4)) * 1024))
                    : Integer.toString(Integer.parseInt(plain));
        } catch (NumberFormatException malformed) {
            throw EcsFaults.client("Invalid 'cpu' setting for task: " + text);
        }
    }

    /** Mebibytes of {@code 512} or {@code 1 GB}. */
    static String memory(@Nullable String text) {
        if (text == null) {
            throw EcsFaults.client("Fargate requires that 'memory' be defined at the task level.");
        }
        var plain = text.strip().toLowerCase(Locale.ROOT);
        try {
            return plain.endsWith("gb")
                    ? Integer.toString((int) (Double.parseDouble(head(plain, 2)) * 1024))
                    : Integer.toString(Integer.parseInt(plain));
        } catch (NumberFormatException malformed) {
            throw EcsFaults.client("Invalid 'memory' setting for task: " + text);
        }
    }

    private static String head(String text, int tail) {
        return text.substring(0, text.length() - tail).strip();
    }

    static void check(String cpu, String memory) {
        var range = MEMORY.get(Integer.parseInt(cpu));
        int mebibytes = Integer.parseInt(memory);
        boolean uneven = cpu.equals("256") && mebibytes == 1536;
        if (range == null || !range.holds(mebibytes) || uneven) {
            throw EcsFaults.client("No Fargate configuration exists for given values.");
        }
    }
}
