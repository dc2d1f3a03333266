package dev.messagerouting.localcloud.cloudformation.template;

import dev.messagerouting.localcloud.cloudformation.template.Template.Parameter;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The values of a template's parameters: given or default, checked with AWS's messages. */
public final class ParameterValues {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    private static final int LONGEST = 4096;

    private ParameterValues() {}

    /**
     * One value for each parameter of the template, in its order.
     *
     * @param given what the caller gave by name
     */
    public static Map<String, String> of(Template template, Map<String, String> given) {
        var unknown = new ArrayList<>(given.keySet());
        unknown.removeAll(template.parameters().keySet());
        if (!unknown.isEmpty()) {
            throw Errors.validation("Parameters: " + unknown + " do not exist in the template");
        }
        var values = new LinkedHashMap<String, String>();
        var missing = new ArrayList<String>();
        for (var parameter : template.parameters().values()) {
            var value = given.getOrDefault(parameter.name(), parameter.defaultValue());
            if (value == null) {
                missing.add(parameter.name());
            } else {
                values.put(parameter.name(), value);
            }
        }
        if (!missing.isEmpty()) {
            throw Errors.validation("Parameters: " + missing + " must have values");
        }
        values.forEach((name, value) -> check(template.parameters().get(name), value));
        return values;
    }

    /** The type of AWS's own that a value, or each element of a list, has; empty for plain ones. */
    public static String awsType(Parameter parameter) {
        var type = parameter.type();
        var element = type.startsWith("List<") ? type.substring(5, type.length() - 1) : type;
        return element.startsWith("AWS::") ? element : "";
    }

    /** Whether a parameter's value is a list, which {@code Ref} then answers. */
    public static boolean list(Parameter parameter) {
        return parameter.type().startsWith("List<")
                || parameter.type().equals("CommaDelimitedList");
    }

    /** The empty string is a list of one empty element. */
    public static List<String> elements(String value) {
        return Pattern.compile(",").splitAsStream(value).map(String::strip).toList();
    }

    private static void check(@Nullable Parameter parameter, String value) {
        if (parameter == null) {
            return;
        }
        if (value.length() > LONGEST) {
            throw Errors.validation(
                    "Parameter '" + parameter.name() + "' must contain at most 4096 characters");
        }
        var elements = list(parameter) ? elements(value) : List.of(value);
        for (var element : elements) {
            number(parameter, element);
            allowed(parameter, element);
            pattern(parameter, element);
        }
        length(parameter, value);
    }

    private static void number(Parameter parameter, String value) {
        if (!parameter.type().equals("Number") && !parameter.type().equals("List<Number>")) {
            return;
        }
        if (!NUMBER.matcher(value).matches()) {
            throw fault(parameter, "must be a number");
        }
        var number = Double.parseDouble(value);
        if (parameter.minValue() != null && number < parameter.minValue()) {
            throw fault(parameter, "must be a number not less than " + plain(parameter.minValue()));
        }
        if (parameter.maxValue() != null && number > parameter.maxValue()) {
            throw fault(
                    parameter, "must be a number not greater than " + plain(parameter.maxValue()));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static void allowed(Parameter parameter, String value) {
        if (!parameter.allowedValues().isEmpty() && !parameter.allowedValues().contains(value)) {
            throw fault(parameter, "must be one of AllowedValues");
        }
    }

    private static void pattern(Parameter parameter, String value) {
        var pattern = parameter.allowedPattern();
        if (pattern != null && !Pattern.matches(pattern, value)) {
            throw fault(parameter, "must match pattern " + pattern);
        }
    }

    private static void length(Parameter parameter, String value) {
        if (!parameter.type().equals("String")) {
            return;
        }
        if (parameter.minLength() != null && value.length() < parameter.minLength()) {
            throw fault(
                    parameter, "must contain at least " + parameter.minLength() + " characters");
        }
        if (parameter.maxLength() != null && value.length() > parameter.maxLength()) {
            throw fault(parameter, "must contain at most " + parameter.maxLength() + " characters");
        }
    }

    private static RuntimeException fault(Parameter parameter, String constraint) {
        var description = parameter.constraintDescription();
        return Errors.validation(
                "Parameter '"
                        + parameter.name()
                        + "' "
                        + (description == null
                                ? constraint
                                : "failed to satisfy constraint: " + description));
    }
}
