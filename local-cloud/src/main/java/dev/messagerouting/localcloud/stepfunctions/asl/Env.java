package dev.messagerouting.localcloud.stepfunctions.asl;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.function.Supplier;

/**
 * What a field of a state can refer to.
 *
 * @param input {@code $} in JSONPath
 * @param stateInput {@code $states.input} in JSONata
 * @param result {@code $states.result}, where there is one
 * @param errorOutput {@code $states.errorOutput}, in a catcher
 * @param contextObject {@code $$} and {@code $states.context}; made only if it is asked for
 */
public record Env(
        JsonNode input,
        JsonNode stateInput,
        @Nullable JsonNode result,
        @Nullable JsonNode errorOutput,
        Supplier<JsonNode> contextObject,
        Variables variables) {

    /** Where {@code $} and {@code $states.input} are the same. */
    public static Env of(JsonNode input, Supplier<JsonNode> context, Variables variables) {
        return new Env(input, input, null, null, context, variables);
    }

    public Env withInput(JsonNode other) {
        return new Env(other, stateInput, result, errorOutput, contextObject, variables);
    }

    public Env withResult(JsonNode other) {
        return new Env(other, stateInput, other, errorOutput, contextObject, variables);
    }

    public Env withError(JsonNode error) {
        return new Env(error, stateInput, null, error, contextObject, variables);
    }

    JsonNode context() {
        return contextObject.get();
    }
}
