package dev.messagerouting.localcloud.cloudformation.template;

import dev.messagerouting.localcloud.cloudformation.template.References.Use;
import dev.messagerouting.localcloud.cloudformation.template.Template.Output;
import dev.messagerouting.localcloud.cloudformation.template.Template.Resource;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whether everything that a template names is there: before anything is made, as AWS does. */
final class TemplateChecks {

    static final Set<String> PSEUDO =
            Set.of(
                    "AWS::AccountId",
                    "AWS::NoValue",
                    "AWS::NotificationARNs",
                    "AWS::Partition",
                    "AWS::Region",
                    "AWS::StackId",
                    "AWS::StackName",
                    "AWS::URLSuffix");

    private final Template template;
    private final TypeFacts types;

    private TemplateChecks(Template template, TypeFacts types) {
        this.template = template;
        this.types = types;
    }

    static void check(Template template, TypeFacts types) {
        var checks = new TemplateChecks(template, types);
        checks.types();
        checks.conditions();
        checks.rules();
        checks.resources();
        checks.outputs();
    }

    private void types() {
        var unknown = new LinkedHashSet<String>();
        for (var resource : template.resources().values()) {
            if (!types.known(resource.type())) {
                unknown.add(resource.type());
            }
        }
        if (!unknown.isEmpty()) {
            throw Errors.format("Unrecognized resource types: " + unknown);
        }
    }

    private void conditions() {
        for (var condition : template.conditions().values()) {
            onlyParameters(condition, "Conditions");
            conditionNames(condition, "Conditions");
        }
    }

    private void rules() {
        for (var rule : template.rules().values()) {
            for (var assertion : rule.assertions()) {
                onlyParameters(assertion.claim(), "Rules");
            }
            if (rule.condition() != null) {
                onlyParameters(rule.condition(), "Rules");
            }
        }
    }

    private void onlyParameters(JsonNode node, String block) {
        var unresolved = new LinkedHashSet<String>();
        for (var use : uses(node)) {
            if (!template.parameters().containsKey(use.name()) && !PSEUDO.contains(use.name())) {
                unresolved.add(use.name());
            }
        }
        if (!unresolved.isEmpty()) {
            throw Errors.format(
                    "Unresolved dependencies "
                            + unresolved
                            + ". Cannot reference resources in the "
                            + block
                            + " block of the template");
        }
    }

    private void conditionNames(JsonNode node, String block) {
        if (node.isObject() && node.size() == 1 && node.path("Condition").isString()) {
            condition(node.path("Condition").asString(), block);
        }
        node.values().forEach(child -> conditionNames(child, block));
    }

    private void condition(@Nullable String name, String block) {
        if (name != null && !template.conditions().containsKey(name)) {
            throw Errors.format(
                    "Unresolved condition dependency "
                            + name
                            + " in the "
                            + block
                            + " block of the template");
        }
    }

    private static void refuseDynamic(JsonNode node) {
        if (node.isString() && node.asString().contains("{{resolve:")) {
            throw Errors.validation(
                    "The local cloud does not implement dynamic references: " + node.asString());
        }
        node.values().forEach(TemplateChecks::refuseDynamic);
    }

    private void resources() {
        var unresolved = new LinkedHashSet<String>();
        for (var resource : template.resources().values()) {
            refuseDynamic(resource.properties());
            condition(resource.condition(), "Resources");
            unresolved.addAll(dependencies(resource));
            unresolved.addAll(unresolved(resource.properties(), "Resources"));
        }
        refuse(unresolved, "Resources");
    }

    private List<String> dependencies(Resource resource) {
        var missing = new ArrayList<>(resource.dependsOn());
        missing.removeAll(template.resources().keySet());
        return missing;
    }

    private void outputs() {
        var unresolved = new LinkedHashSet<String>();
        for (Output output : template.outputs().values()) {
            condition(output.condition(), "Outputs");
            unresolved.addAll(unresolved(output.value(), "Outputs"));
            if (output.exportName() != null) {
                unresolved.addAll(unresolved(output.exportName(), "Outputs"));
            }
        }
        refuse(unresolved, "Outputs");
    }

    private static void refuse(Set<String> unresolved, String block) {
        if (!unresolved.isEmpty()) {
            throw Errors.format(
                    "Unresolved resource dependencies "
                            + unresolved
                            + " in the "
                            + block
                            + " block of the template");
        }
    }

    private Set<String> unresolved(JsonNode node, String block) {
        var unresolved = new LinkedHashSet<String>();
        for (var use : uses(node)) {
            if (use.function().equals("Fn::If")) {
                condition(use.name(), block);
            } else if (use.function().equals("Fn::GetAtt") || use.attribute() != null) {
                attribute(use);
            } else if (!named(use.name())) {
                unresolved.add(use.name());
            }
        }
        return unresolved;
    }

    private boolean named(String name) {
        return template.resources().containsKey(name)
                || template.parameters().containsKey(name)
                || PSEUDO.contains(name);
    }

    private void attribute(Use use) {
        var resource = template.resources().get(use.name());
        var sub = use.function().equals("Fn::Sub");
        if (resource == null) {
            throw Errors.template(
                    sub
                            ? "instance of Fn::Sub references invalid resource attribute "
                                    + use.name()
                                    + "."
                                    + use.attribute()
                            : "instance of Fn::GetAtt references undefined resource " + use.name());
        }
        if (use.attribute() != null && !types.attribute(resource.type(), use.attribute())) {
            throw Errors.template(
                    "resource "
                            + use.name()
                            + " does not support attribute type "
                            + use.attribute()
                            + " in Fn::GetAtt");
        }
    }

    private Set<Use> uses(JsonNode node) {
        return References.all(node, name -> Functions.supported(name, template.extended()));
    }
}
