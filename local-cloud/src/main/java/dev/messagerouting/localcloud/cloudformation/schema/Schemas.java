package dev.messagerouting.localcloud.cloudformation.schema;

import dev.messagerouting.localcloud.cloudformation.template.TypeFacts;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The schemas of the supported types, read once. */
public final class Schemas implements TypeFacts {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Map<String, ResourceSchema> byType = new TreeMap<>();

    /** A type without a schema is a mistake of ours. */
    public Schemas(Collection<String> types) {
        types.forEach(type -> byType.put(type, read(type)));
    }

    public ResourceSchema of(String type) {
        var schema = byType.get(type);
        if (schema == null) {
            throw new IllegalArgumentException("No schema of " + type);
        }
        return schema;
    }

    public Set<String> types() {
        return byType.keySet();
    }

    @Override
    public boolean known(String type) {
        return byType.containsKey(type);
    }

    @Override
    public boolean attribute(String type, String attribute) {
        return of(type).attributes().stream()
                .anyMatch(known -> known.equals(attribute) || attribute.startsWith(known + "."));
    }

    private static ResourceSchema read(String type) {
        var file = type.replace("::", "-") + ".json";
        try (var in = Schemas.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("There is no schema " + file);
            }
            var node = MAPPER.readTree(in);
            return new ResourceSchema(
                    type,
                    texts(node.path("required")),
                    texts(node.path("readOnly")),
                    texts(node.path("createOnly")),
                    texts(node.path("attributes")),
                    node.path("properties"),
                    node.path("definitions"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> texts(JsonNode list) {
        var texts = new LinkedHashSet<String>();
        list.values().forEach(item -> texts.add(item.asString()));
        return texts;
    }
}
