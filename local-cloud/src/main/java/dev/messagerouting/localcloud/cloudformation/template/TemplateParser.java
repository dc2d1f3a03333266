package dev.messagerouting.localcloud.cloudformation.template;

import dev.messagerouting.localcloud.cloudformation.template.Template.Assertion;
import dev.messagerouting.localcloud.cloudformation.template.Template.Output;
import dev.messagerouting.localcloud.cloudformation.template.Template.Parameter;
import dev.messagerouting.localcloud.cloudformation.template.Template.Resource;
import dev.messagerouting.localcloud.cloudformation.template.Template.Rule;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Text to {@link Template}: JSON or YAML, the sections, their members and AWS's limits
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html and
 * cloudformation-limits.html). What it throws is a {@code ValidationError}.
 */
public final class TemplateParser {

    private static final Set<String> SECTIONS =
            Set.of(
                    "AWSTemplateFormatVersion",
                    "Description",
                    "Metadata",
                    "Parameters",
                    "Mappings",
                    "Conditions",
                    "Rules",
                    "Resources",
                    "Outputs",
                    "Transform",
                    "Hooks");
    private static final int MOST_RESOURCES = 500;
    private static final int MOST_ENTRIES = 200;
    private static final int LONGEST_DESCRIPTION = 1024;

    private final String body;
    private final JsonNode root;

    private TemplateParser(String body, JsonNode root) {
        this.body = body;
        this.root = root;
    }

    /** Checks all that can be checked without the values of parameters. */
    public static Template parse(String body, TypeFacts types) {
        var root = tree(body);
        if (!root.isObject()) {
            throw Errors.format("unsupported structure.");
        }
        var template = new TemplateParser(body, root).template();
        TemplateChecks.check(template, types);
        return template;
    }

    private static JsonNode tree(String body) {
        if (!body.stripLeading().startsWith("{")) {
            return YamlReader.read(body);
        }
        try {
            return Json.MAPPER.readTree(body);
        } catch (JacksonException malformed) {
            var at = malformed.getLocation();
            var where =
                    at == null
                            ? ""
                            : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw Errors.format("JSON not well-formed." + where);
        }
    }

    private static void refuseNulls(JsonNode node, String path) {
        if (node.isNull()) {
            throw Errors.format("[" + path + "] 'null' values are not allowed in templates");
        }
        for (var member : Json.members(node)) {
            refuseNulls(member.getValue(), path + "/" + member.getKey());
        }
        for (var item : Json.items(node)) {
            refuseNulls(item, path);
        }
    }

    private Template template() {
        sections();
        refuseNulls(root, "");
        return new Template(
                body,
                description(),
                transforms(),
                root.get("Metadata"),
                parameters(),
                mappings(),
                section("Conditions"),
                rules(),
                resources(),
                outputs());
    }

    private void sections() {
        var unknown = root.propertyNames().stream().filter(n -> !SECTIONS.contains(n)).toList();
        if (!unknown.isEmpty()) {
            throw Errors.validation(
                    "Invalid template property or properties [" + String.join(", ", unknown) + "]");
        }
        var version = root.get("AWSTemplateFormatVersion");
        if (version != null && !version.asString("").equals("2010-09-09")) {
            throw Errors.format("unsupported value for AWSTemplateFormatVersion.");
        }
        if (root.has("Hooks")) {
            throw Errors.validation("The local cloud does not implement CloudFormation Hooks.");
        }
    }

    private @Nullable String description() {
        var description = root.get("Description");
        if (description == null || description.isNull()) {
            return null;
        }
        if (!description.isString()) {
            throw Errors.format("Description must be a string.");
        }
        if (description.asString().length() > LONGEST_DESCRIPTION) {
            throw Errors.format(
                    "'Description' length is greater than " + LONGEST_DESCRIPTION + ".");
        }
        return description.asString();
    }

    private List<String> transforms() {
        var transform = root.path("Transform");
        var names = transform.isArray() ? Json.items(transform) : List.of(transform);
        var list = new ArrayList<String>();
        for (var name : names) {
            if (name.isMissingNode()) {
                continue;
            }
            if (!name.asString("").equals(Template.LANGUAGE_EXTENSIONS)) {
                throw Errors.validation(
                        "The local cloud does not implement the transform "
                                + name
                                + "; it knows "
                                + Template.LANGUAGE_EXTENSIONS
                                + ".");
            }
            list.add(name.asString());
        }
        return List.copyOf(list);
    }

    /** The members of a section, each under an alphanumeric name. */
    private Map<String, JsonNode> section(String name) {
        var section = root.get(name);
        if (section == null || section.isNull()) {
            return Map.of();
        }
        if (!section.isObject()) {
            throw Errors.format("Every " + name + " member must be an object.");
        }
        var most = name.equals("Resources") ? MOST_RESOURCES : MOST_ENTRIES;
        if (section.size() > most) {
            throw Errors.format(
                    "Number of "
                            + name.toLowerCase(Locale.ROOT)
                            + ", "
                            + section.size()
                            + ", is greater than maximum allowed, "
                            + most);
        }
        var members = new LinkedHashMap<String, JsonNode>();
        for (var member : section.properties()) {
            if (!member.getKey().matches("[A-Za-z0-9]+")) {
                throw Errors.format(
                        name.substring(0, name.length() - 1)
                                + " name "
                                + member.getKey()
                                + " is non alphanumeric.");
            }
            members.put(member.getKey(), member.getValue());
        }
        return members;
    }

    private Map<String, Parameter> parameters() {
        var parameters = new LinkedHashMap<String, Parameter>();
        section("Parameters")
                .forEach((name, node) -> parameters.put(name, ParameterParser.parse(name, node)));
        return parameters;
    }

    private Map<String, JsonNode> mappings() {
        var mappings = section("Mappings");
        for (var mapping : mappings.values()) {
            for (var key : Json.members(mapping)) {
                for (var value : Json.members(key.getValue())) {
                    if (!Json.scalar(value.getValue()) && !value.getValue().isArray()) {
                        throw Errors.format("Every Mappings attribute must be a String or a List.");
                    }
                }
            }
        }
        return mappings;
    }

    private Map<String, Rule> rules() {
        var rules = new LinkedHashMap<String, Rule>();
        section("Rules")
                .forEach(
                        (name, node) -> {
                            Members.only(node, "/Rules/" + name, "RuleCondition", "Assertions");
                            rules.put(name, rule(name, node));
                        });
        return rules;
    }

    private static Rule rule(String name, JsonNode node) {
        var assertions = new ArrayList<Assertion>();
        for (var assertion : Json.items(node.path("Assertions"))) {
            var claim = assertion.get("Assert");
            if (claim == null) {
                throw Errors.format(
                        "[/Rules/" + name + "] Every Assertion must contain an Assert.");
            }
            var description = assertion.path("AssertDescription");
            assertions.add(
                    new Assertion(claim, description.isString() ? description.asString() : null));
        }
        if (assertions.isEmpty()) {
            throw Errors.format("[/Rules/" + name + "] Every Rule must contain Assertions.");
        }
        return new Rule(name, node.get("RuleCondition"), List.copyOf(assertions));
    }

    private Map<String, Resource> resources() {
        var section = section("Resources");
        if (section.isEmpty()) {
            throw Errors.format("At least one Resources member must be defined.");
        }
        var resources = new LinkedHashMap<String, Resource>();
        section.forEach((name, node) -> resources.put(name, ResourceParser.parse(name, node)));
        return resources;
    }

    private Map<String, Output> outputs() {
        var outputs = new LinkedHashMap<String, Output>();
        section("Outputs").forEach((name, node) -> outputs.put(name, output(name, node)));
        return outputs;
    }

    private static Output output(String name, JsonNode node) {
        Members.only(node, "/Outputs/" + name, "Value", "Description", "Condition", "Export");
        var value = node.get("Value");
        if (value == null || value.isNull()) {
            throw Errors.format("Every Outputs member must contain a Value object");
        }
        var export = node.path("Export");
        if (!export.isMissingNode() && export.get("Name") == null) {
            throw Errors.format(
                    "[/Outputs/" + name + "/Export] Every Export must contain a Name member.");
        }
        return new Output(
                name,
                value,
                Members.text(node, "Description"),
                Members.text(node, "Condition"),
                export.get("Name"));
    }
}
