package dev.messagerouting.localcloud.stepfunctions.asl;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * Where a result goes in the input of its state.
 *
 * <p>https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultpath.html
 */
public sealed interface ResultPath {

    /** {@code $}: the result is all there is. */
    record Replace() implements ResultPath {}

    /** {@code null}: the result is dropped. */
    record Discard() implements ResultPath {}

    /** {@code $.name.inner} */
    record At(JsonPath path) implements ResultPath {}

    default JsonNode apply(JsonNode input, JsonNode result) {
        return switch (this) {
            case Replace() -> result;
            case Discard() -> input;
            case At(JsonPath path) -> put(path, path.steps(), input, input, result);
        };
    }

    /** A copy of {@code node} with {@code value} put at {@code steps}; the input stays as it is. */
    private static JsonNode put(
            JsonPath path, List<PathStep> steps, JsonNode node, JsonNode input, JsonNode value) {
        if (steps.isEmpty()) {
            return value;
        }
        var rest = steps.subList(1, steps.size());
        return switch (steps.getFirst()) {
            case PathStep.Member(String name) -> {
                if (!node.isObject()) {
                    throw mismatch(path, input);
                }
                var old = node.has(name) ? node.get(name) : Json.object();
                var copy = shallow((ObjectNode) node);
                copy.set(name, put(path, rest, old, input, value));
                yield copy;
            }
            case PathStep.Element(int index) -> {
                if (!node.isArray() || index < 0 || index >= node.size()) {
                    throw mismatch(path, input);
                }
                ArrayNode copy = Json.array().addAll((ArrayNode) node);
                copy.set(index, put(path, rest, node.get(index), input, value));
                yield copy;
            }
            case PathStep.Members _,
                    PathStep.Elements _,
                    PathStep.Slice _,
                    PathStep.Wildcard _,
                    PathStep.Descend _,
                    PathStep.Filter _ ->
                    throw mismatch(path, input);
        };
    }

    private static ObjectNode shallow(ObjectNode node) {
        var copy = Json.object();
        copy.setAll(node);
        return copy;
    }

    private static AslError mismatch(JsonPath path, JsonNode input) {
        return AslError.of(
                AslError.RESULT_PATH,
                "Unable to apply ReferencePath " + path + " to input " + Json.write(input));
    }
}
