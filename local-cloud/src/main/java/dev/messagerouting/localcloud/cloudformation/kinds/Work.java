package dev.messagerouting.localcloud.cloudformation.kinds;

import dev.messagerouting.localcloud.cloudformation.shapes.Shapes;
import dev.messagerouting.localcloud.cloudformation.template.Errors;
import dev.messagerouting.localcloud.cloudformation.template.Json;
import dev.messagerouting.localcloud.kernel.Faults;
import dev.messagerouting.localcloud.kernel.Names;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkPojo;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a kind is asked to do.
 *
 * @param properties worked out and checked against the schema
 * @param stackTags the stack's own tags and AWS's three {@code aws:cloudformation:*}
 */
public record Work(
        String type,
        String logicalId,
        String stackName,
        JsonNode properties,
        Map<String, String> stackTags,
        Progress progress) {

    private static final int RANDOM_PART = 13;

    public @Nullable String text(String property) {
        var value = properties.get(property);
        return value == null || !Json.scalar(value) ? null : value.asString();
    }

    public String need(String property) {
        var value = text(property);
        if (value == null) {
            throw Errors.validation("Property " + property + " cannot be empty.");
        }
        return value;
    }

    public boolean flag(String property) {
        return "true".equals(text(property));
    }

    public List<String> texts(String property) {
        return Json.items(properties.path(property)).stream().map(JsonNode::asString).toList();
    }

    /** Whether a property holds something other than what an update finds already there. */
    public boolean has(String property) {
        return properties.has(property);
    }

    /** A document such as a policy, which a template may give as an object or as text. */
    public @Nullable String document(String property) {
        var value = properties.get(property);
        if (value == null) {
            return null;
        }
        return value.isString() ? value.asString() : value.toString();
    }

    /** The name that the template gives, or one in AWS's form, cut to what the service allows. */
    public String name(String property, int longest) {
        var given = text(property);
        return given == null ? generated(longest) : given;
    }

    public String generated(int longest) {
        var room = longest - RANDOM_PART - 1;
        var logical = cut(logicalId, Math.max(room / 2, room - stackName.length()));
        var stack = cut(stackName, room - logical.length());
        return Names.physical(stack, logical);
    }

    public String lowerName(String property, int longest) {
        var given = text(property);
        return given == null ? generated(longest).toLowerCase(Locale.ROOT) : given;
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    /** The tags of the property {@code Tags}, a list of Key and Value, over the stack's. */
    public Map<String, String> tags() {
        return tags("Tags");
    }

    public Map<String, String> tags(String property) {
        var tags = new LinkedHashMap<>(stackTags);
        for (var tag : Json.items(properties.path(property))) {
            tags.put(tag.path("Key").asString(""), tag.path("Value").asString(""));
        }
        return tags;
    }

    /**
     * Sets the builder's fields from the properties but for some, which the kind sees to itself. A
     * property that neither has a field nor is excepted is refused by name.
     */
    public <B extends SdkPojo> B fill(B builder, Set<String> excepted) {
        return fill(builder, without(excepted));
    }

    public <B extends SdkPojo> B fill(B builder, JsonNode some) {
        try {
            return Shapes.fill(builder, some);
        } catch (Shapes.NoSuchField unknown) {
            throw refused(String.valueOf(unknown.getMessage()));
        }
    }

    /** Only the properties for which the builder has fields, for operations that take a part. */
    public <B extends SdkPojo> B fillKnown(B builder, Set<String> excepted) {
        try {
            return Shapes.fillKnown(builder, without(excepted));
        } catch (Shapes.NoSuchField unknown) {
            throw refused(String.valueOf(unknown.getMessage()));
        }
    }

    /** Refuses every property but these. */
    public void only(Set<String> honoured) {
        for (var name : properties.propertyNames()) {
            if (!honoured.contains(name)) {
                throw refused(name);
            }
        }
    }

    public RuntimeException refused(String property) {
        return Faults.notImplemented("CloudFormation", "property " + property + " of " + type);
    }

    private JsonNode without(Set<String> excepted) {
        var some = Json.object();
        for (var member : Json.members(properties)) {
            if (!excepted.contains(member.getKey())) {
                some.set(member.getKey(), member.getValue());
            }
        }
        return some;
    }
}
