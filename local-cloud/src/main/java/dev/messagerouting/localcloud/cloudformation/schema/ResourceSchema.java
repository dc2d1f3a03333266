package dev.messagerouting.localcloud.cloudformation.schema;

import tools.jackson.databind.JsonNode;

import java.util.Set;

/**
 * The compact schema of one type, from {@code schema/<type>.json}, which {@code
 * local-cloud/src/schema/compact.py} makes from AWS's registry.
 *
 * @param readOnly what a template may not set
 * @param createOnly what cannot change without a new resource; nested names with slashes
 * @param attributes what {@code Fn::GetAtt} can ask
 * @param properties name to node: {@code type}, {@code enum}, {@code items}, {@code properties},
 *     {@code required}, {@code values} (of a map) or {@code $ref} into the definitions
 */
public record ResourceSchema(
        String typeName,
        Set<String> required,
        Set<String> readOnly,
        Set<String> createOnly,
        Set<String> attributes,
        JsonNode properties,
        JsonNode definitions) {

    public boolean createOnly(String property) {
        return createOnly.contains(property);
    }
}
