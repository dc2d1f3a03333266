package dev.messagerouting.console.settings;

/**
 * What a user set and wants to find again.
 *
 * @param width of the window, in pixels
 * @param height of the window, in pixels
 * @param batchSize messages a source makes at once
 * @param sourceInterval milliseconds between a source's batches
 */
public record Preferences(Theme theme, int width, int height, int batchSize, int sourceInterval) {

    static final Range WIDTH = new Range("width", 800, 20_000);
    static final Range HEIGHT = new Range("height", 600, 20_000);

    /** What the ingestion API takes at once (docs/contracts.md). */
    static final Range BATCH_SIZE = new Range("batchSize", 1, 500);

    static final Range SOURCE_INTERVAL = new Range("sourceInterval", 1, 3_600_000);

    // After the ranges, which its constructor checks against.
    public static final Preferences DEFAULTS = new Preferences(Theme.DARK, 1440, 900, 1, 250);

    public Preferences {
        WIDTH.check(width);
        HEIGHT.check(height);
        BATCH_SIZE.check(batchSize);
        SOURCE_INTERVAL.check(sourceInterval);
    }

    public Preferences withTheme(Theme next) {
        return new Preferences(next, width, height, batchSize, sourceInterval);
    }

    public Preferences withSize(int nextWidth, int nextHeight) {
        return new Preferences(theme, nextWidth, nextHeight, batchSize, sourceInterval);
    }

    /** The values that a preference may have. */
    record Range(String name, int least, int most) {

        boolean holds(int value) {
            return least <= value && value <= most;
        }

        void check(int value) {
            if (!holds(value)) {
                throw new IllegalArgumentException(
                        name + " must be from " + least + " to " + most + ", not " + value + ".");
            }
        }
    }
}
