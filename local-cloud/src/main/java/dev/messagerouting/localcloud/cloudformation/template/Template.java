package dev.messagerouting.localcloud.cloudformation.template;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

/**
 * A template whose form has been checked. Sections that are absent are empty; maps keep the order
 * of the text.
 *
 * @param body the text as it was given
 */
public record Template(
        String body,
        @Nullable String description,
        List<String> transforms,
        @Nullable JsonNode metadata,
        Map<String, Parameter> parameters,
        Map<String, JsonNode> mappings,
        Map<String, JsonNode> conditions,
        Map<String, Rule> rules,
        Map<String, Resource> resources,
        Map<String, Output> outputs) {

    /** What {@code Fn::Length} and {@code Fn::ToJsonString} need. */
    public static final String LANGUAGE_EXTENSIONS = "AWS::LanguageExtensions";

    /** One entry of the section Parameters; absent constraints are {@code null} or empty. */
    public record Parameter(
            String name,
            String type,
            @Nullable String defaultValue,
            List<String> allowedValues,
            @Nullable String allowedPattern,
            @Nullable String constraintDescription,
            @Nullable String description,
            @Nullable Integer minLength,
            @Nullable Integer maxLength,
            @Nullable Double minValue,
            @Nullable Double maxValue,
            boolean noEcho) {}

    /** One entry of the section Resources. */
    public record Resource(
            String logicalId,
            String type,
            JsonNode properties,
            List<String> dependsOn,
            @Nullable String condition,
            String deletionPolicy,
            String updateReplacePolicy,
            @Nullable JsonNode metadata) {}

    /** One entry of the section Outputs. */
    public record Output(
            String name,
            JsonNode value,
            @Nullable String description,
            @Nullable String condition,
            @Nullable JsonNode exportName) {}

    /** One entry of the section Rules. */
    public record Rule(String name, @Nullable JsonNode condition, List<Assertion> assertions) {}

    /** What a rule demands of the parameters. */
    public record Assertion(JsonNode claim, @Nullable String description) {}

    public boolean extended() {
        return transforms.contains(LANGUAGE_EXTENSIONS);
    }
}
