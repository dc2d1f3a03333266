package dev.messagerouting.localcloud.wire;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;

import tools.jackson.core.JsonGenerator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** SDK objects to JSON or CBOR, member by member, without a tree between. */
final class TokenWriter {

    private final Tokens tokens;
    private final JsonGenerator out;

    TokenWriter(Tokens tokens, JsonGenerator out) {
        this.tokens = tokens;
        this.out = out;
    }

    void structure(Shape shape, SdkPojo pojo) {
        out.writeStartObject();
        members(shape, pojo);
        out.writeEndObject();
    }

    /** Members that have a value; AWS leaves the others out. */
    void members(Shape shape, SdkPojo pojo) {
        for (var field : shape.body) {
            var value = field.get(pojo);
            if (value != null) {
                out.writeName(field.nameInJson);
                value(field, value);
            }
        }
    }

    private void value(Field field, @Nullable Object value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        switch (field.type) {
            case NULL -> out.writeNull();
            case STRING -> out.writeString(value.toString());
            case BYTE, SHORT, INTEGER -> out.writeNumber(((Number) value).intValue());
            case LONG -> out.writeNumber((Long) value);
            case FLOAT -> out.writeNumber((Float) value);
            case DOUBLE -> out.writeNumber((Double) value);
            case BIG_DECIMAL -> out.writeNumber((BigDecimal) value);
            case BOOLEAN -> out.writeBoolean((Boolean) value);
            case INSTANT -> time(field, (Instant) value);
            case SDK_BYTES -> out.writeBinary(((SdkBytes) value).asByteArrayUnsafe());
            case SDK_POJO -> structure(field.shape(), (SdkPojo) value);
            case LIST -> list(field.element(), (List<?>) value);
            case MAP -> map(field.element(), (Map<?, ?>) value);
            case DOCUMENT -> document((Document) value);
        }
    }

    private void time(Field field, Instant value) {
        var format = field.format;
        if (format == null || format == tokens.time) {
            tokens.writeTime(out, value);
            return;
        }
        switch (format) {
            case UNIX_TIMESTAMP -> out.writeNumber(Timestamps.seconds(value));
            case UNIX_TIMESTAMP_MILLIS -> out.writeNumber(value.toEpochMilli());
            case ISO_8601, RFC_822 -> out.writeString(Timestamps.write(value, format));
        }
    }

    private void list(Field element, List<?> values) {
        out.writeStartArray();
        for (var value : values) {
            value(element, value);
        }
        out.writeEndArray();
    }

    private void map(Field element, Map<?, ?> values) {
        out.writeStartObject();
        values.forEach(
                (key, value) -> {
                    out.writeName(key.toString());
                    value(element, value);
                });
        out.writeEndObject();
    }

    private void document(Document value) {
        if (value.isNull()) {
            out.writeNull();
        } else if (value.isBoolean()) {
            out.writeBoolean(value.asBoolean());
        } else if (value.isNumber()) {
            out.writeNumber(value.asNumber().bigDecimalValue());
        } else if (value.isString()) {
            out.writeString(value.asString());
        } else if (value.isList()) {
            out.writeStartArray();
            value.asList().forEach(this::document);
            out.writeEndArray();
        } else {
            out.writeStartObject();
            value.asMap()
                    .forEach(
                            (name, member) -> {
                                out.writeName(name);
                                document(member);
                            });
            out.writeEndObject();
        }
    }
}
