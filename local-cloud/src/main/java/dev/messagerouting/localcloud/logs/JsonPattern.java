package dev.messagerouting.localcloud.logs;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/** A condition on events whose message is a JSON object. */
record JsonPattern(Condition condition) implements FilterPattern {

    private static final JsonMapper JSON = new JsonMapper();

    /** What has to hold of an event. */
    sealed interface Condition {
        boolean holds(JsonNode event);

        /** Texts without which a message cannot match: looked for before it is parsed. */
        default List<String> needed() {
            return List.of();
        }
    }

    record And(Condition one, Condition other) implements Condition {
        @Override
        public boolean holds(JsonNode event) {
            return one.holds(event) && other.holds(event);
        }

        @Override
        public List<String> needed() {
            return one.needed().isEmpty() ? other.needed() : one.needed();
        }
    }

    record Or(Condition one, Condition other) implements Condition {
        @Override
        public boolean holds(JsonNode event) {
            return one.holds(event) || other.holds(event);
        }
    }

    /** The field has a text that is, or is not, what it should be. */
    record Text(Selector field, boolean negated, Predicate<String> test, @Nullable String literal)
            implements Condition {
        @Override
        public boolean holds(JsonNode event) {
            return field.in(event)
                    .anyMatch(
                            value ->
                                    (value.isString() || value.isBoolean() || value.isNumber())
                                            && test.test(value.asString()) != negated);
        }

        @Override
        public List<String> needed() {
            return literal == null || negated ? List.of() : List.of(literal);
        }
    }

    record Numeric(Selector field, Comparison comparison, BigDecimal than) implements Condition {
        @Override
        public boolean holds(JsonNode event) {
            return field.in(event)
                    .anyMatch(
                            value ->
                                    value.isNumber()
                                            && comparison.holds(
                                                    value.decimalValue().compareTo(than)));
        }
    }

    /** {@code IS NULL}, {@code IS TRUE}, {@code IS FALSE}. */
    record Is(Selector field, Predicate<JsonNode> what) implements Condition {
        @Override
        public boolean holds(JsonNode event) {
            return field.in(event).anyMatch(what);
        }
    }

    record NotExists(Selector field) implements Condition {
        @Override
        public boolean holds(JsonNode event) {
            return field.in(event).findAny().isEmpty();
        }
    }

    enum Comparison {
        EQUAL,
        DIFFERENT,
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST;

        boolean holds(int compared) {
            return switch (this) {
                case EQUAL -> compared == 0;
                case DIFFERENT -> compared != 0;
                case LESS -> compared < 0;
                case AT_MOST -> compared <= 0;
                case MORE -> compared > 0;
                case AT_LEAST -> compared >= 0;
            };
        }
    }

    @Override
    public boolean matches(String message) {
        if (!message.stripLeading().startsWith("{") || !mayMatch(message)) {
            return false;
        }
        try {
            return condition.holds(JSON.readTree(message));
        } catch (JacksonException notJson) {
            return false;
        }
    }

    /** Parsing costs more than looking; a message with escapes may hide what is looked for. */
    private boolean mayMatch(String message) {
        for (var text : condition.needed()) {
            if (!message.contains(text) && message.indexOf('\\') < 0) {
                return false;
            }
        }
        return true;
    }
}
