package dev.messagerouting.localcloud.apigateway;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * JSON Schema draft 4, which API Gateway's models are written in. References lead into the same
 * document ({@code #/definitions/…}); a reference to elsewhere, or a keyword not known here, is
 * refused when the model is made, so that nothing is let through unchecked.
 */
final class JsonSchema {

    private static final Set<String> KEYWORDS =
            Set.of(
                    "$schema",
                    "id",
                    "$ref",
                    "title",
                    "description",
                    "default",
                    "definitions",
                    "type",
                    "enum",
                    "properties",
                    "required",
                    "additionalProperties",
                    "items",
                    "minItems",
                    "maxItems",
                    "uniqueItems",
                    "minLength",
                    "maxLength",
                    "pattern",
                    "minimum",
                    "maximum",
                    "exclusiveMinimum",
                    "exclusiveMaximum",
                    "multipleOf",
                    "minProperties",
                    "maxProperties",
                    "allOf",
                    "anyOf",
                    "oneOf",
                    "not",
                    "format",
                    "example");

    private final Map<?, ?> root;

    private JsonSchema(Map<?, ?> root) {
        this.root = root;
    }

    /**
     * @throws JsonText.NotJson if it is not JSON
     * @throws IllegalArgumentException for what is not supported, in a sentence
     */
    static JsonSchema parse(String text) {
        if (!(JsonText.parse(text) instanceof Map<?, ?> root)) {
            throw new IllegalArgumentException("A JSON schema is an object.");
        }
        var schema = new JsonSchema(root);
        schema.checkKeywords(root);
        return schema;
    }

    static void check(String text) {
        parse(text);
    }

    boolean accepts(@Nullable Object value) {
        return accepts(root, value);
    }

    private void checkKeywords(Object node) {
        if (!(node instanceof Map<?, ?> schema)) {
            return;
        }
        for (var entry : schema.entrySet()) {
            var keyword = String.valueOf(entry.getKey());
            if (!KEYWORDS.contains(keyword)) {
                throw new IllegalArgumentException(
                        "The local cloud does not know the JSON schema keyword " + keyword + ".");
            }
            switch (keyword) {
                case "properties", "definitions" -> members(entry.getValue(), this::checkKeywords);
                case "items", "not", "additionalProperties" -> checkKeywords(entry.getValue());
                case "allOf", "anyOf", "oneOf" ->
                        schemas(entry.getValue()).forEach(this::checkKeywords);
                case "$ref" -> resolve(String.valueOf(entry.getValue()));
                case "pattern" -> Pattern.compile(String.valueOf(entry.getValue()));
                default -> {}
            }
        }
    }

    private static void members(Object node, java.util.function.Consumer<Object> check) {
        if (node instanceof Map<?, ?> map) {
            map.values().forEach(check);
        }
    }

    private Map<?, ?> resolve(String reference) {
        Object at = root;
        if (!reference.startsWith("#")) {
            throw new IllegalArgumentException(
                    "The local cloud does not follow the reference " + reference + ".");
        }
        for (var part : reference.substring(1).split("/")) {
            if (!part.isEmpty()) {
                at = at instanceof Map<?, ?> map ? map.get(part) : null;
            }
        }
        if (at instanceof Map<?, ?> found) {
            return found;
        }
        throw new IllegalArgumentException("The reference " + reference + " leads nowhere.");
    }

    private boolean accepts(Map<?, ?> schema, @Nullable Object value) {
        if (schema.get("$ref") instanceof String reference) {
            return accepts(resolve(reference), value);
        }
        return ofType(schema.get("type"), value)
                && inEnum(schema.get("enum"), value)
                && combined(schema, value)
                && switch (value) {
                    case String text -> text(schema, text);
                    case Number number -> number(schema, number);
                    case Map<?, ?> object -> object(schema, object);
                    case List<?> array -> array(schema, array);
                    case null, default -> true;
                };
    }

    private static boolean ofType(@Nullable Object type, @Nullable Object value) {
        if (type instanceof List<?> several) {
            return several.stream().anyMatch(one -> ofType(one, value));
        }
        return switch (String.valueOf(type)) {
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "null" -> value == null;
            case "number" -> value instanceof Number;
            case "integer" -> isInteger(value);
            default -> type == null;
        };
    }

    private static boolean isInteger(@Nullable Object value) {
        return value instanceof Integer || value instanceof Long || value instanceof BigInteger;
    }

    private static boolean inEnum(@Nullable Object allowed, @Nullable Object value) {
        return !(allowed instanceof List<?> list) || list.contains(value);
    }

    private boolean combined(Map<?, ?> schema, @Nullable Object value) {
        var any = schemas(schema.get("anyOf"));
        var one = schemas(schema.get("oneOf"));
        return schemas(schema.get("allOf")).stream().allMatch(s -> accepts(s, value))
                && (any.isEmpty() || any.stream().anyMatch(s -> accepts(s, value)))
                && (one.isEmpty() || one.stream().filter(s -> accepts(s, value)).count() == 1)
                && !(schema.get("not") instanceof Map<?, ?> not && accepts(not, value));
    }

    private static List<Map<?, ?>> schemas(@Nullable Object node) {
        if (!(node instanceof List<?> list)) {
            return List.of();
        }
        return list.stream()
                .<Map<?, ?>>map(item -> item instanceof Map<?, ?> map ? map : Map.of())
                .toList();
    }

    private static boolean text(Map<?, ?> schema, String text) {
        int length = text.codePointCount(0, text.length());
        return atLeast(schema.get("minLength"), length)
                && atMost(schema.get("maxLength"), length)
                && (!(schema.get("pattern") instanceof String pattern)
                        || Pattern.compile(pattern).matcher(text).find());
    }

    private static boolean number(Map<?, ?> schema, Number number) {
        var value = new BigDecimal(number.toString());
        if (schema.get("minimum") instanceof Number least) {
            int order = value.compareTo(new BigDecimal(least.toString()));
            if (order < 0 || (order == 0 && Boolean.TRUE.equals(schema.get("exclusiveMinimum")))) {
                return false;
            }
        }
        if (schema.get("maximum") instanceof Number most) {
            int order = value.compareTo(new BigDecimal(most.toString()));
            if (order > 0 || (order == 0 && Boolean.TRUE.equals(schema.get("exclusiveMaximum")))) {
                return false;
            }
        }
        return !(schema.get("multipleOf") instanceof Number unit)
                || value.remainder(new BigDecimal(unit.toString())).signum() == 0;
    }

    private boolean object(Map<?, ?> schema, Map<?, ?> object) {
        if (!atLeast(schema.get("minProperties"), object.size())
                || !atMost(schema.get("maxProperties"), object.size())
                || (schema.get("required") instanceof List<?> required
                        && !required.stream().allMatch(object::containsKey))) {
            return false;
        }
        var known = schema.get("properties") instanceof Map<?, ?> map ? map : Map.of();
        var others = schema.get("additionalProperties");
        for (var member : object.entrySet()) {
            var own = known.get(member.getKey());
            if (own instanceof Map<?, ?> rule
                    ? !accepts(rule, member.getValue())
                    : Boolean.FALSE.equals(others)
                            || (others instanceof Map<?, ?> rest
                                    && !accepts(rest, member.getValue()))) {
                return false;
            }
        }
        return true;
    }

    private boolean array(Map<?, ?> schema, List<?> array) {
        return atLeast(schema.get("minItems"), array.size())
                && atMost(schema.get("maxItems"), array.size())
                && (!Boolean.TRUE.equals(schema.get("uniqueItems"))
                        || new HashSet<>(array).size() == array.size())
                && (!(schema.get("items") instanceof Map<?, ?> items)
                        || array.stream().allMatch(item -> accepts(items, item)));
    }

    private static boolean atLeast(@Nullable Object least, int size) {
        return !(least instanceof Number number) || size >= number.intValue();
    }

    private static boolean atMost(@Nullable Object most, int size) {
        return !(most instanceof Number number) || size <= number.intValue();
    }
}
