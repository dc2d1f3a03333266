package dev.messagerouting.localcloud.stepfunctions.asl;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/**
 * A path as Step Functions reads them: the dialect of Jayway's JsonPath. A definite path yields one
 * value or fails; any other yields an array, empty if nothing matches.
 *
 * <p>https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html
 */
public final class JsonPath {

    private final String text;
    private final List<PathStep> steps;
    private final @Nullable String function;
    private final boolean definite;

    JsonPath(String text, List<PathStep> steps, @Nullable String function) {
        this.text = text;
        this.steps = List.copyOf(steps);
        this.function = function;
        this.definite = steps.stream().allMatch(PathStep::definite);
    }

    /**
     * @param text starts with {@code $}
     * @throws IllegalArgumentException if it is not a path; the message says where it breaks
     */
    static JsonPath compile(String text) {
        return new JsonPathParser(text).path();
    }

    boolean definite() {
        return definite;
    }

    boolean whole() {
        return steps.isEmpty() && function == null;
    }

    /** Whether it names one place: what {@code ResultPath} and the choice rules need. */
    boolean reference() {
        return function == null && definite;
    }

    List<PathStep> steps() {
        return steps;
    }

    /** What the path points at. */
    JsonNode read(JsonNode root) throws PathMissing {
        var found = definite ? one(root) : many(root);
        return function == null ? found : PathFunctions.apply(function, found);
    }

    private JsonNode one(JsonNode root) throws PathMissing {
        var node = root;
        for (int i = 0; i < steps.size(); i++) {
            node =
                    switch (steps.get(i)) {
                        case PathStep.Member(String name) -> member(node, name, i);
                        case PathStep.Element element -> element(node, element, i);
                        case PathStep.Members _,
                                PathStep.Elements _,
                                PathStep.Slice _,
                                PathStep.Wildcard _,
                                PathStep.Descend _,
                                PathStep.Filter _ ->
                                throw new IllegalStateException(text);
                    };
        }
        return node;
    }

    private JsonNode member(JsonNode node, String name, int at) throws PathMissing {
        if (!node.isObject()) {
            throw new PathMissing(
                    "Expected to find an object with property ['%s'] in path %s but found '%s'."
                                    .formatted(name, upTo(at), Json.type(node))
                            + " This is not a json object according to the JsonProvider:"
                            + " 'com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider'.",
                    false);
        }
        if (!node.has(name)) {
            boolean last = at == steps.size() - 1;
            var problem = last ? "No results for path: " : "Missing property in path ";
            throw new PathMissing(problem + upTo(at + 1), false);
        }
        return node.get(name);
    }

    private JsonNode element(JsonNode node, PathStep.Element element, int at) throws PathMissing {
        if (!node.isArray()) {
            throw new PathMissing(
                    "Filter: %s can only be applied to arrays. Current context is: %s"
                            .formatted(element, Json.write(node)),
                    false);
        }
        int index = element.index() < 0 ? node.size() + element.index() : element.index();
        if (index < 0 || index >= node.size()) {
            throw new PathMissing("No results for path: " + upTo(at + 1), at == steps.size() - 1);
        }
        return node.get(index);
    }

    private JsonNode many(JsonNode root) {
        List<JsonNode> current = List.of(root);
        for (var step : steps) {
            var next = new ArrayList<JsonNode>();
            for (var node : current) {
                step.each(node, root, next::add);
            }
            current = next;
        }
        return Json.array().addAll(current);
    }

    private String upTo(int count) {
        var path = new StringBuilder("$");
        steps.subList(0, count).forEach(path::append);
        return path.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
