package dev.messagerouting.localcloud.cloudformation.template;

import dev.messagerouting.localcloud.cloudformation.template.Template.Resource;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Set;

/**
 * One entry of the section Resources, with its attributes
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-product-attribute-reference.html).
 */
final class ResourceParser {

    private static final Set<String> ATTRIBUTES =
            Set.of(
                    "Type",
                    "Properties",
                    "DependsOn",
                    "Condition",
                    "Metadata",
                    "DeletionPolicy",
                    "UpdateReplacePolicy",
                    "CreationPolicy",
                    "UpdatePolicy");
    private static final List<String> DELETION =
            List.of("Delete", "Retain", "RetainExceptOnCreate", "Snapshot");

    private ResourceParser() {}

    static Resource parse(String name, JsonNode node) {
        if (!node.isObject()) {
            throw Errors.format("[/Resources/" + name + "] resource definition is malformed");
        }
        var type = node.get("Type");
        if (type == null) {
            throw Errors.format(
                    "[/Resources/" + name + "] Every Resources object must contain a Type member.");
        }
        if (!type.isString()) {
            throw Errors.format("[/Resources/" + name + "] Every Type member must be a string.");
        }
        attributes(node);
        var properties = node.get("Properties");
        if (properties != null && !properties.isObject() && !properties.isNull()) {
            throw Errors.format("[/Resources/" + name + "/Properties] must be an object.");
        }
        return new Resource(
                name,
                type.asString(),
                properties == null || properties.isNull() ? Json.object() : properties,
                dependsOn(name, node),
                Members.text(node, "Condition"),
                policy(node, "DeletionPolicy"),
                policy(node, "UpdateReplacePolicy"),
                node.get("Metadata"));
    }

    private static void attributes(JsonNode node) {
        for (var attribute : node.propertyNames()) {
            if (!ATTRIBUTES.contains(attribute)) {
                throw Errors.validation("Invalid template resource property '" + attribute + "'");
            }
            if (attribute.equals("CreationPolicy") || attribute.equals("UpdatePolicy")) {
                throw Errors.validation(
                        "The local cloud does not implement the resource attribute "
                                + attribute
                                + "; no supported resource type has a use for it.");
            }
        }
    }

    private static List<String> dependsOn(String name, JsonNode node) {
        var names = Members.texts(node, "DependsOn");
        var given = node.path("DependsOn");
        if (!given.isMissingNode() && names.size() != (given.isArray() ? given.size() : 1)) {
            throw Errors.format(
                    "[/Resources/"
                            + name
                            + "/DependsOn] Every DependsOn value must be a string or a list of"
                            + " strings.");
        }
        return names;
    }

    private static String policy(JsonNode node, String attribute) {
        var policy = node.get(attribute);
        if (policy == null) {
            return "Delete";
        }
        if (!policy.isString() || !DELETION.contains(policy.asString())) {
            throw Errors.format(
                    "Unrecognized "
                            + attribute
                            + " "
                            + policy.asString(policy.toString())
                            + "; it must be one of "
                            + DELETION);
        }
        if (policy.asString().equals("Snapshot")) {
            throw Errors.format(
                    "Resource type "
                            + node.path("Type").asString()
                            + " does not support Snapshot.");
        }
        return policy.asString();
    }
}
