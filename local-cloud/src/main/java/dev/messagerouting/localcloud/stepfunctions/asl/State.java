package dev.messagerouting.localcloud.stepfunctions.asl;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;

/**
 * A state, read and checked once.
 *
 * <p>https://docs.aws.amazon.com/step-functions/latest/dg/workflow-states.html
 */
public sealed interface State {

    /** What all states have. */
    Common common();

    /** As events name it, for example {@code Task} in {@code TaskStateEntered}. */
    String type();

    /**
     * @param jsonata else JSONPath
     * @param next null where the state ends its scope or chooses for itself
     * @param output JSONata only
     */
    record Common(
            String name,
            boolean jsonata,
            @Nullable String next,
            Select inputPath,
            Select outputPath,
            @Nullable Template output,
            @Nullable Template assign) {}

    /** What the states that can fail and be tried again share. */
    record Recovery(List<Retrier> retry, List<Catcher> catches) {
        public Recovery {
            retry = List.copyOf(retry);
            catches = List.copyOf(catches);
        }
    }

    /**
     * What shapes the input and the result of a state.
     *
     * @param arguments {@code Parameters} or {@code Arguments}
     */
    record Shape(
            @Nullable Template arguments,
            @Nullable Template resultSelector,
            ResultPath resultPath) {}

    record Pass(Common common, Shape shape, @Nullable JsonNode result) implements State {
        @Override
        public String type() {
            return "Pass";
        }
    }

    /**
     * @param timeout seconds; null is none
     * @param heartbeat seconds; null is none
     */
    record Task(
            Common common,
            Shape shape,
            Resource resource,
            @Nullable Template timeout,
            @Nullable Template heartbeat,
            Recovery recovery)
            implements State {
        @Override
        public String type() {
            return "Task";
        }
    }

    /**
     * The {@code Assign} of {@code common} is for the default only.
     *
     * @param otherwise {@code Default}, or null if there is none
     */
    record Choice(Common common, List<ChoiceRule> rules, @Nullable String otherwise)
            implements State {
        @Override
        public String type() {
            return "Choice";
        }
    }

    /**
     * @param seconds or {@code timestamp}: the other is null
     */
    record Wait(Common common, @Nullable Template seconds, @Nullable Template timestamp)
            implements State {
        @Override
        public String type() {
            return "Wait";
        }
    }

    record Succeed(Common common) implements State {
        @Override
        public String type() {
            return "Succeed";
        }
    }

    record Fail(Common common, @Nullable Template error, @Nullable Template cause)
            implements State {
        @Override
        public String type() {
            return "Fail";
        }
    }

    record Parallel(Common common, Shape shape, List<Scope> branches, Recovery recovery)
            implements State {
        @Override
        public String type() {
            return "Parallel";
        }
    }

    /**
     * An inline Map.
     *
     * @param items {@code ItemsPath} or {@code Items}; null is the whole input
     * @param maxConcurrency null or 0 is no limit
     */
    record Each(
            Common common,
            Shape shape,
            @Nullable Template items,
            @Nullable Template itemSelector,
            Scope processor,
            @Nullable Template maxConcurrency,
            @Nullable Template toleratedCount,
            @Nullable Template toleratedPercentage,
            Recovery recovery)
            implements State {
        @Override
        public String type() {
            return "Map";
        }
    }
}
