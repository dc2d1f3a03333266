package dev.messagerouting.console.planning;

/**
 * What a demo is deployed with.
 *
 * @param prefix of every stack's name
 * @param batchSize messages a source process makes at once
 * @param answerSize messages a source endpoint answers with
 * @param sourceInterval milliseconds between a source's batches
 * @param targetInterval milliseconds between a target's polls
 */
public record DemoSettings(
        String prefix, int batchSize, int answerSize, int sourceInterval, int targetInterval) {

    /** The artifact that holds the functions. */
    public static final String FUNCTIONS = "lambdas";

    public DemoSettings {
        atLeast("batchSize", batchSize, 1);
        atLeast("answerSize", answerSize, 1);
        atLeast("sourceInterval", sourceInterval, 1);
        atLeast("targetInterval", targetInterval, 1);
    }

    /** With as many messages in an answer as in a batch. */
    public DemoSettings(String prefix, int batchSize, int sourceInterval, int targetInterval) {
        this(prefix, batchSize, batchSize, sourceInterval, targetInterval);
    }

    public StackNames names() {
        return new StackNames(prefix);
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    name + " must be at least " + least + ", not " + value + ".");
        }
    }
}
