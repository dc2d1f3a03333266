package dev.messagerouting.localcloud.cloudformation.kinds;

import dev.messagerouting.localcloud.cloudformation.template.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A resource that is there.
 *
 * @param physicalId what {@code Ref} answers
 * @param attributes what {@code Fn::GetAtt} answers, by name
 */
public record Made(String physicalId, Map<String, JsonNode> attributes) {

    public static Made of(String physicalId) {
        return new Made(physicalId, Map.of());
    }

    /** An attribute as text. */
    String text(String attribute) {
        var value = attributes.get(attribute);
        if (value == null) {
            throw new IllegalStateException(physicalId + " has no attribute " + attribute);
        }
        return value.asString();
    }

    public Made with(String attribute, @Nullable String value) {
        return value == null ? this : with(attribute, Json.text(value));
    }

    public Made with(String attribute, JsonNode value) {
        var all = new LinkedHashMap<>(attributes);
        all.put(attribute, value);
        return new Made(physicalId, all);
    }
}
