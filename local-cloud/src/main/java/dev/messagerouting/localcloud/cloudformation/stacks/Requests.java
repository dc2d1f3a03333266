package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.cloudformation.template.Errors;
import dev.messagerouting.localcloud.cloudformation.template.ParameterValues;
import dev.messagerouting.localcloud.cloudformation.template.Template;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Tag;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks and reads what requests have in common. */
final class Requests {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z][-a-zA-Z0-9]*");
    private static final int LONGEST_NAME = 128;
    private static final int MOST_TAGS = 50;

    private Requests() {}

    /** The name of a new stack or change set. */
    static String name(String field, @Nullable String name) {
        if (name == null || name.isEmpty()) {
            throw constraint(field, "null", "Member must not be null");
        }
        if (!NAME.matcher(name).matches()) {
            throw constraint(
                    field,
                    name,
                    "Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*");
        }
        if (name.length() > LONGEST_NAME) {
            throw constraint(field, name, "Member must have length less than or equal to 128");
        }
        return name;
    }

    static String present(String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw constraint(field, "null", "Member must not be null");
        }
        return value;
    }

    private static RuntimeException constraint(String field, String value, String constraint) {
        var quoted = value.equals("null") ? "null" : "'" + value + "'";
        return Errors.validation(
                "1 validation error detected: Value "
                        + quoted
                        + " at '"
                        + field
                        + "' failed to satisfy constraint: "
                        + constraint);
    }

    /**
     * One value for each parameter.
     *
     * @param previous the values that UsePreviousValue takes; empty for a new stack
     */
    static Map<String, String> parameters(
            Template template, List<Parameter> given, Map<String, String> previous) {
        var values = new LinkedHashMap<String, String>();
        for (var parameter : given) {
            var key = present("parameters.member.parameterKey", parameter.parameterKey());
            if (!Boolean.TRUE.equals(parameter.usePreviousValue())) {
                values.put(
                        key, parameter.parameterValue() == null ? "" : parameter.parameterValue());
            } else if (previous.containsKey(key)) {
                values.put(key, previous.getOrDefault(key, ""));
            } else {
                throw Errors.validation(
                        "Invalid input for parameter key "
                                + key
                                + ". Cannot specify usePreviousValue as true for a parameter key"
                                + " not in the previous template");
            }
        }
        return ParameterValues.of(template, values);
    }

    static Map<String, String> tags(List<Tag> given) {
        if (given.size() > MOST_TAGS) {
            throw Errors.validation("Too many tags: at most 50 are allowed.");
        }
        var tags = new LinkedHashMap<String, String>();
        for (var tag : given) {
            var key = present("tags.member.key", tag.key());
            if (key.startsWith("aws:")) {
                throw Errors.validation(
                        "Tag keys that begin with aws: are reserved for AWS: " + key);
            }
            tags.put(key, present("tags.member.value", tag.value()));
        }
        return tags;
    }
}
