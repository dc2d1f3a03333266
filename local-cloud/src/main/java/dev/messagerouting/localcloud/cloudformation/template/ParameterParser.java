package dev.messagerouting.localcloud.cloudformation.template;

import dev.messagerouting.localcloud.cloudformation.template.Template.Parameter;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One entry of the section Parameters
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html).
 */
final class ParameterParser {

    private static final Set<String> PLAIN =
            Set.of("String", "Number", "CommaDelimitedList", "List<Number>", "List<String>");
    private static final Set<String> AWS_SPECIFIC =
            Set.of(
                    "AWS::EC2::AvailabilityZone::Name",
                    "AWS::EC2::Image::Id",
                    "AWS::EC2::Instance::Id",
                    "AWS::EC2::KeyPair::KeyName",
                    "AWS::EC2::SecurityGroup::GroupName",
                    "AWS::EC2::SecurityGroup::Id",
                    "AWS::EC2::Subnet::Id",
                    "AWS::EC2::Volume::Id",
                    "AWS::EC2::VPC::Id",
                    "AWS::Route53::HostedZone::Id");

    private ParameterParser() {}

    static Parameter parse(String name, JsonNode node) {
        Members.only(
                node,
                "/Parameters/" + name,
                "Type",
                "Default",
                "AllowedValues",
                "AllowedPattern",
                "ConstraintDescription",
                "Description",
                "MinLength",
                "MaxLength",
                "MinValue",
                "MaxValue",
                "NoEcho");
        return new Parameter(
                name,
                type(node),
                defaultValue(name, node),
                allowed(node),
                pattern(name, node),
                Members.text(node, "ConstraintDescription"),
                Members.text(node, "Description"),
                Members.integer(node, "MinLength"),
                Members.integer(node, "MaxLength"),
                Members.number(node, "MinValue"),
                Members.number(node, "MaxValue"),
                "true".equalsIgnoreCase(Members.text(node, "NoEcho")));
    }

    private static String type(JsonNode node) {
        var given = node.get("Type");
        if (given == null) {
            throw Errors.format("Every Parameters object must contain a Type member.");
        }
        var type = given.asString("");
        if (type.startsWith("AWS::SSM::Parameter::")) {
            throw Errors.validation(
                    "The local cloud does not implement the parameter type "
                            + type
                            + ": it has no Systems Manager parameters.");
        }
        var element = type.startsWith("List<") ? type.substring(5, type.length() - 1) : type;
        if (!PLAIN.contains(type) && !AWS_SPECIFIC.contains(element)) {
            throw Errors.format("Unrecognized parameter type: " + type);
        }
        return type;
    }

    private static @Nullable String defaultValue(String name, JsonNode node) {
        var value = node.get("Default");
        if (value == null) {
            return null;
        }
        if (!Json.scalar(value)) {
            throw Errors.format(
                    "[/Parameters/" + name + "] Every Default member must be a string.");
        }
        return value.asString();
    }

    private static List<String> allowed(JsonNode node) {
        var values = new ArrayList<String>();
        for (var value : Json.items(node.path("AllowedValues"))) {
            values.add(value.asString());
        }
        return List.copyOf(values);
    }

    private static @Nullable String pattern(String name, JsonNode node) {
        var pattern = Members.text(node, "AllowedPattern");
        if (pattern != null) {
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException _) {
                throw Errors.format(
                        "[/Parameters/" + name + "/AllowedPattern] invalid pattern " + pattern);
            }
        }
        return pattern;
    }
}
