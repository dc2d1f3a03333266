package dev.messagerouting.localcloud.stepfunctions.asl;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The variables of one scope; a branch or an iteration reads those around it and writes its own.
 *
 * <p>https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
public final class Variables {

    private final @Nullable Variables outer;
    private Map<String, JsonNode> values;

    private Variables(@Nullable Variables outer, Map<String, JsonNode> values) {
        this.outer = outer;
        this.values = values;
    }

    public static Variables none() {
        return new Variables(null, Map.of());
    }

    public Variables inner() {
        return new Variables(this, Map.of());
    }

    @Nullable JsonNode get(String name) {
        var value = values.get(name);
        return value == null && outer != null ? outer.get(name) : value;
    }

    /** All at once: what is assigned together does not see one another. */
    public void assign(Map<String, JsonNode> assigned) {
        var next = new LinkedHashMap<>(values);
        next.putAll(assigned);
        values = next;
    }

    Map<String, JsonNode> all() {
        if (outer == null) {
            return values;
        }
        var all = new LinkedHashMap<>(outer.all());
        all.putAll(values);
        return all;
    }
}
