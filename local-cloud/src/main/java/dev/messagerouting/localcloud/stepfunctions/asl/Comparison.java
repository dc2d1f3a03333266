package dev.messagerouting.localcloud.stepfunctions.asl;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.Map;

/**
 * The operators of choice rules; a value of another type than the operator's matches nothing.
 *
 * <p>https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html#amazon-states-language-choice-state-rules
 */
enum Comparison {
    STRING_EQUALS("StringEquals", Of.STRING, Order.EQUAL),
    STRING_LESS_THAN("StringLessThan", Of.STRING, Order.BELOW),
    STRING_GREATER_THAN("StringGreaterThan", Of.STRING, Order.ABOVE),
    STRING_LESS_THAN_EQUALS("StringLessThanEquals", Of.STRING, Order.AT_MOST),
    STRING_GREATER_THAN_EQUALS("StringGreaterThanEquals", Of.STRING, Order.AT_LEAST),
    STRING_MATCHES("StringMatches", Of.PATTERN, Order.EQUAL),
    NUMERIC_EQUALS("NumericEquals", Of.NUMBER, Order.EQUAL),
    NUMERIC_LESS_THAN("NumericLessThan", Of.NUMBER, Order.BELOW),
    NUMERIC_GREATER_THAN("NumericGreaterThan", Of.NUMBER, Order.ABOVE),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", Of.NUMBER, Order.AT_MOST),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", Of.NUMBER, Order.AT_LEAST),
    BOOLEAN_EQUALS("BooleanEquals", Of.BOOLEAN, Order.EQUAL),
    TIMESTAMP_EQUALS("TimestampEquals", Of.TIMESTAMP, Order.EQUAL),
    TIMESTAMP_LESS_THAN("TimestampLessThan", Of.TIMESTAMP, Order.BELOW),
    TIMESTAMP_GREATER_THAN("TimestampGreaterThan", Of.TIMESTAMP, Order.ABOVE),
    TIMESTAMP_LESS_THAN_EQUALS("TimestampLessThanEquals", Of.TIMESTAMP, Order.AT_MOST),
    TIMESTAMP_GREATER_THAN_EQUALS("TimestampGreaterThanEquals", Of.TIMESTAMP, Order.AT_LEAST),
    IS_NULL("IsNull", Of.KIND, Order.EQUAL),
    IS_PRESENT("IsPresent", Of.KIND, Order.EQUAL),
    IS_NUMERIC("IsNumeric", Of.KIND, Order.EQUAL),
    IS_STRING("IsString", Of.KIND, Order.EQUAL),
    IS_BOOLEAN("IsBoolean", Of.KIND, Order.EQUAL),
    IS_TIMESTAMP("IsTimestamp", Of.KIND, Order.EQUAL);

    /** How the value must stand to the operand. */
    enum Order {
        EQUAL,
        BELOW,
        ABOVE,
        AT_MOST,
        AT_LEAST;

        boolean test(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case BELOW -> order < 0;
                case ABOVE -> order > 0;
                case AT_MOST -> order <= 0;
                case AT_LEAST -> order >= 0;
            };
        }
    }

    /** What an operator takes. */
    enum Of {
        STRING,
        PATTERN,
        NUMBER,
        BOOLEAN,
        TIMESTAMP,
        KIND
    }

    private static final Map<String, Comparison> BY_NAME = new HashMap<>();

    static {
        for (var comparison : values()) {
            BY_NAME.put(comparison.wireName, comparison);
            if (comparison.of != Of.KIND && comparison.of != Of.PATTERN) {
                BY_NAME.put(comparison.wireName + "Path", comparison);
            }
        }
    }

    private final String wireName;
    private final Of of;
    private final Order order;

    Comparison(String wireName, Of of, Order order) {
        this.wireName = wireName;
        this.of = of;
        this.order = order;
    }

    /** The operator, with or without {@code Path} at its end, or null if there is none. */
    static @Nullable Comparison named(String name) {
        return BY_NAME.get(name);
    }

    Of of() {
        return of;
    }

    boolean holds(JsonNode value, JsonNode operand) {
        return switch (of) {
            case STRING ->
                    value.isString()
                            && operand.isString()
                            && order.test(value.stringValue().compareTo(operand.stringValue()));
            case PATTERN ->
                    value.isString()
                            && operand.isString()
                            && Wildcards.matches(operand.stringValue(), value.stringValue());
            case NUMBER ->
                    value.isNumber()
                            && operand.isNumber()
                            && order.test(value.decimalValue().compareTo(operand.decimalValue()));
            case BOOLEAN -> value.isBoolean() && value.equals(operand);
            case TIMESTAMP -> timestamps(value, operand);
            case KIND -> kind(value) == operand.booleanValue(true);
        };
    }

    private boolean timestamps(JsonNode value, JsonNode operand) {
        var one = Timestamps.parse(value);
        var other = Timestamps.parse(operand);
        return one != null && other != null && order.test(one.compareTo(other));
    }

    private boolean kind(JsonNode value) {
        return switch (this) {
            case IS_NULL -> value.isNull();
            case IS_NUMERIC -> value.isNumber();
            case IS_STRING -> value.isString();
            case IS_BOOLEAN -> value.isBoolean();
            case IS_TIMESTAMP -> Timestamps.parse(value) != null;
            default -> true;
        };
    }
}
