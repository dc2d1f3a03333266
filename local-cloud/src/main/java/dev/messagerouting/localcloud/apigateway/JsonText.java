package dev.messagerouting.localcloud.apigateway;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * JSON as the objects that a mapping template sees. Objects are linked maps and print as Java
 * prints maps, arrays print as JSON: that is what AWS does, recorded in
 * https://github.com/localstack/localstack/pull/12379.
 */
final class JsonText {

    /** Digits that a double is sure to keep; a longer number stays exact. */
    private static final int DOUBLE_DIGITS = 15;

    private static final JsonMapper MAPPER =
            JsonMapper.builder().disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES).build();

    private JsonText() {}

    /** A text that is not JSON; the message is Jackson's, without the source. */
    static final class NotJson extends RuntimeException {
        NotJson(String message) {
            super(message);
        }
    }

    /** An array: prints as JSON. */
    static final class Array extends ArrayList<@Nullable Object> {
        Array() {}

        Array(Collection<?> items) {
            super(items);
        }

        @Override
        public String toString() {
            return print(this);
        }
    }

    static @Nullable Object parse(String text) {
        try (var parser = MAPPER.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new NotJson("No content to map due to end-of-input");
            }
            var value = value(parser);
            if (parser.nextToken() != null) {
                throw new NotJson("Unexpected text after the end of the JSON document");
            }
            return value;
        } catch (JacksonException broken) {
            throw new NotJson(broken.getOriginalMessage());
        }
    }

    static String print(@Nullable Object value) {
        return MAPPER.writeValueAsString(value);
    }

    private static @Nullable Object value(JsonParser parser) {
        var token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return object(parser);
        }
        if (token == JsonToken.START_ARRAY) {
            var items = new Array();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(parser));
            }
            return items;
        }
        return scalar(parser, token);
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return members;
    }

    private static @Nullable Object scalar(JsonParser parser, JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> parser.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            default -> throw new NotJson("Unexpected " + token);
        };
    }

    private static Number integer(JsonParser parser) {
        return switch (parser.getNumberType()) {
            case INT -> parser.getIntValue();
            case LONG -> parser.getLongValue();
            default -> new BigInteger(parser.getString());
        };
    }

    private static Number decimal(JsonParser parser) {
        var text = parser.getString();
        return text.length() > DOUBLE_DIGITS ? new BigDecimal(text) : (Number) Double.valueOf(text);
    }
}
