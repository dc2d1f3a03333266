package dev.messagerouting.localcloud.stepfunctions.asl;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as Step Functions reads and writes it: compact, keys in the order given. */
public final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(500)
                                                    .build())
                                    .build())
                    .build();

    private Json() {}

    /**
     * @throws Invalid if {@code text} is not one JSON value; its message is the reader's, as Step
     *     Functions passes it on
     */
    public static JsonNode parse(String text) {
        JsonNode node;
        try {
            node = MAPPER.readTree(text);
        } catch (JacksonException problem) {
            throw new Invalid(problem);
        }
        if (node == null || node.isMissingNode()) {
            throw new Invalid();
        }
        return node;
    }

    public static String write(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static JsonNode string(String value) {
        return JsonNodeFactory.instance.stringNode(value);
    }

    public static JsonNode number(long value) {
        return value == (int) value
                ? JsonNodeFactory.instance.numberNode((int) value)
                : JsonNodeFactory.instance.numberNode(value);
    }

    public static JsonNode number(double value) {
        return JsonNodeFactory.instance.numberNode(value);
    }

    public static JsonNode bool(boolean value) {
        return JsonNodeFactory.instance.booleanNode(value);
    }

    public static JsonNode nothing() {
        return JsonNodeFactory.instance.nullNode();
    }

    /** The text of a string node; any other node as JSON. */
    public static String plain(JsonNode node) {
        return node.isString() ? node.stringValue() : write(node);
    }

    /** The member {@code name}, or null if {@code node} has none (a JSON null is a member). */
    public static @Nullable JsonNode member(JsonNode node, String name) {
        return node.isObject() && node.has(name) ? node.get(name) : null;
    }

    /** Numbers are equal by value, so 1 and 1.0 are. */
    public static boolean same(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        return one.equals(other);
    }

    /** The JSONata and JSON Schema name of a value's type. */
    public static String type(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT, POJO -> "object";
            case ARRAY -> "array";
            case STRING, BINARY -> "string";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case NULL, MISSING -> "null";
        };
    }

    /** Text that is not JSON. */
    public static final class Invalid extends RuntimeException {

        private final String location;

        Invalid() {
            super("No content to map due to end-of-input");
            location = "line: 1, column: 0";
        }

        Invalid(JacksonException problem) {
            super(problem.getOriginalMessage().replace("property name", "field name"), problem);
            var at = problem.getLocation();
            location =
                    at == null
                            ? "line: 1, column: 1"
                            : "line: " + at.getLineNr() + ", column: " + at.getColumnNr();
        }

        /** What is wrong, without the place. */
        public String problem() {
            return String.valueOf(getMessage());
        }

        /** {@code line: 1, column: 4}. */
        public String location() {
            return location;
        }
    }
}
