package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.cloudformation.schema.ResourceSchema;
import dev.messagerouting.localcloud.cloudformation.template.Json;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Which properties of a resource change, and whether that takes a new resource.
 *
 * @param properties the names of top-level properties
 */
record Difference(Set<String> properties, boolean replaces) {

    static Difference between(ResourceSchema schema, JsonNode before, JsonNode after) {
        var names = new LinkedHashSet<String>();
        Json.members(before).forEach(member -> names.add(member.getKey()));
        Json.members(after).forEach(member -> names.add(member.getKey()));
        names.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
        var replaces = names.stream().anyMatch(name -> schema.createOnly(name));
        return new Difference(names, replaces);
    }

    boolean isEmpty() {
        return properties.isEmpty();
    }

    /** Whether the resource's name is given and stays, so that a second one cannot be made. */
    static boolean named(Piece before, JsonNode after) {
        var id = before.physicalId();
        for (var member : Json.members(after)) {
            var value = member.getValue();
            if (member.getKey().endsWith("Name")
                    && value.isString()
                    && value.asString().equals(id)) {
                return true;
            }
        }
        return false;
    }
}
