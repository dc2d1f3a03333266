package dev.messagerouting.localcloud.wire;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON or CBOR to SDK objects. Members that the model does not know are skipped, as AWS does. */
final class TokenReader {

    private final Tokens tokens;
    private final JsonParser in;

    private TokenReader(Tokens tokens, JsonParser in) {
        this.tokens = tokens;
        this.in = in;
    }

    /** Fills {@code builder}; an empty body is an empty structure. */
    static void read(Tokens tokens, byte[] body, Shape shape, SdkPojo builder) {
        if (body.length == 0) {
            return;
        }
        try (var in = tokens.parser(body)) {
            var reader = new TokenReader(tokens, in);
            var first = in.nextToken();
            if (first == null || first == JsonToken.VALUE_NULL) {
                return;
            }
            if (first != JsonToken.START_OBJECT) {
                throw new Malformed("The body is no object but begins with " + name(first));
            }
            reader.structure(shape, builder);
            if (in.nextToken() != null) {
                throw new Malformed("There is more after the end of the body's object");
            }
        } catch (JacksonException malformed) {
            throw new Malformed(malformed.getOriginalMessage());
        }
    }

    private void structure(Shape shape, SdkPojo builder) {
        for (var name = in.nextName(); name != null; name = in.nextName()) {
            var token = in.nextToken();
            var field = shape.bodyField(name);
            if (field == null) {
                in.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                field.set(builder, value(field, token));
            }
        }
    }

    private Object value(Field field, JsonToken token) {
        return switch (field.type) {
            case STRING -> text(token);
            case BYTE -> (byte) whole(token, "Byte", Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SHORT -> (short) whole(token, "Short", Short.MIN_VALUE, Short.MAX_VALUE);
            case INTEGER -> (int) whole(token, "Integer", Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> whole(token, "Long", Long.MIN_VALUE, Long.MAX_VALUE);
            case FLOAT -> (float) real(token);
            case DOUBLE -> real(token);
            case BIG_DECIMAL -> number(token, "BigDecimal");
            case BOOLEAN -> bool(token);
            case INSTANT -> time(field, token);
            case SDK_BYTES -> bytes(token);
            case SDK_POJO -> pojo(field, token);
            case LIST -> list(field.element(), token);
            case MAP -> map(field.element(), token);
            case DOCUMENT -> document(token);
            case NULL -> throw new Malformed(field.name + " takes no value");
        };
    }

    private String text(JsonToken token) {
        if (token != JsonToken.VALUE_STRING) {
            throw cannot(token, "a String");
        }
        return in.getString();
    }

    private BigDecimal number(JsonToken token, String type) {
        if (!token.isNumeric()) {
            throw cannot(token, "a " + type);
        }
        return in.getDecimalValue();
    }

    private long whole(JsonToken token, String type, long least, long most) {
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            var value = in.getDecimalValue();
            if (value.compareTo(BigDecimal.valueOf(least)) >= 0
                    && value.compareTo(BigDecimal.valueOf(most)) <= 0) {
                return value.longValue();
            }
        }
        throw cannot(token, "a" + (type.startsWith("I") ? "n " : " ") + type);
    }

    private double real(JsonToken token) {
        if (token == JsonToken.VALUE_STRING) {
            return switch (in.getString()) {
                case "NaN" -> Double.NaN;
                case "Infinity" -> Double.POSITIVE_INFINITY;
                case "-Infinity" -> Double.NEGATIVE_INFINITY;
                default -> throw cannot(token, "a Double");
            };
        }
        if (!token.isNumeric()) {
            throw cannot(token, "a Double");
        }
        return in.getDoubleValue();
    }

    private boolean bool(JsonToken token) {
        if (!token.isBoolean()) {
            throw cannot(token, "a Boolean");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    private Instant time(Field field, JsonToken token) {
        var format = field.format == null ? tokens.time : field.format;
        if (token == JsonToken.VALUE_STRING) {
            return Timestamps.read(
                    in.getString(), format == Format.RFC_822 ? format : Format.ISO_8601);
        }
        var number = number(token, "Timestamp");
        return format == Format.UNIX_TIMESTAMP_MILLIS
                ? Instant.ofEpochMilli(number.longValue())
                : Timestamps.ofSeconds(number);
    }

    private SdkBytes bytes(JsonToken token) {
        if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_EMBEDDED_OBJECT) {
            throw cannot(token, "a Blob");
        }
        return SdkBytes.fromByteArrayUnsafe(in.getBinaryValue());
    }

    private SdkPojo pojo(Field field, JsonToken token) {
        if (token != JsonToken.START_OBJECT) {
            throw new Malformed("Expected an object as " + field.name + ", found " + name(token));
        }
        var builder = field.newBuilder();
        structure(field.shape(), builder);
        return Field.build(builder);
    }

    private List<@Nullable Object> list(Field element, JsonToken token) {
        if (token != JsonToken.START_ARRAY) {
            throw new Malformed("Expected a list, found " + name(token));
        }
        var values = new ArrayList<@Nullable Object>();
        for (var next = in.nextToken(); next != JsonToken.END_ARRAY; next = in.nextToken()) {
            values.add(next == JsonToken.VALUE_NULL ? null : value(element, next));
        }
        return values;
    }

    private Map<String, @Nullable Object> map(Field element, JsonToken token) {
        if (token != JsonToken.START_OBJECT) {
            throw new Malformed("Expected a map, found " + name(token));
        }
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var key = in.nextName(); key != null; key = in.nextName()) {
            var next = in.nextToken();
            values.put(key, next == JsonToken.VALUE_NULL ? null : value(element, next));
        }
        return values;
    }

    private Document document(JsonToken token) {
        return switch (token) {
            case VALUE_NULL -> Document.fromNull();
            case VALUE_TRUE -> Document.fromBoolean(true);
            case VALUE_FALSE -> Document.fromBoolean(false);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Document.fromNumber(in.getDecimalValue());
            case VALUE_STRING -> Document.fromString(in.getString());
            case START_ARRAY -> {
                var values = new ArrayList<Document>();
                for (var t = in.nextToken(); t != JsonToken.END_ARRAY; t = in.nextToken()) {
                    values.add(document(t));
                }
                yield Document.fromList(values);
            }
            case START_OBJECT -> {
                var members = new LinkedHashMap<String, Document>();
                for (var key = in.nextName(); key != null; key = in.nextName()) {
                    members.put(key, document(in.nextToken()));
                }
                yield Document.fromMap(members);
            }
            default -> throw cannot(token, "a Document");
        };
    }

    private static Malformed cannot(JsonToken token, String type) {
        return new Malformed(name(token) + " can not be converted to " + type);
    }

    /** As AWS names tokens, for example {@code NUMBER_VALUE}. */
    private static String name(JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> "STRING_VALUE";
            case VALUE_NUMBER_INT -> "NUMBER_VALUE";
            case VALUE_NUMBER_FLOAT -> "DECIMAL_VALUE";
            case VALUE_TRUE -> "TRUE_VALUE";
            case VALUE_FALSE -> "FALSE_VALUE";
            default -> token.name();
        };
    }
}
