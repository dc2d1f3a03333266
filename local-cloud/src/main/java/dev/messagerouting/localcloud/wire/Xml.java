package dev.messagerouting.localcloud.wire;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes SDK objects as XML. */
final class Xml {

    private final StringBuilder out =
            new StringBuilder(512).append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    Xml open(String name) {
        out.append('<').append(name).append('>');
        return this;
    }

    Xml open(String name, String namespace) {
        out.append('<').append(name);
        if (!namespace.isEmpty()) {
            out.append(" xmlns=\"").append(namespace).append('"');
        }
        out.append('>');
        return this;
    }

    Xml close(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    Xml text(String name, String value) {
        open(name);
        escape(value);
        return close(name);
    }

    Xml text(String value) {
        escape(value);
        return this;
    }

    byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    Xml members(Shape shape, SdkPojo pojo) {
        for (var field : shape.body) {
            var value = field.get(pojo);
            if (value != null) {
                value(field, field.nameInXml, value);
            }
        }
        return this;
    }

    private void value(Field field, String name, Object value) {
        switch (field.type) {
            case SDK_POJO -> open(name).members(field.shape(), (SdkPojo) value).close(name);
            case LIST -> list(field, name, (List<?>) value);
            case MAP -> map(field, name, (Map<?, ?>) value);
            default -> text(name, scalar(field, value, Format.ISO_8601));
        }
    }

    private void list(Field field, String name, List<?> values) {
        var entry = field.flattened ? name : field.memberName;
        if (!field.flattened) {
            open(name);
        }
        for (var value : values) {
            value(field.element(), entry, Objects.requireNonNullElse(value, ""));
        }
        if (!field.flattened) {
            close(name);
        }
    }

    private void map(Field field, String name, Map<?, ?> values) {
        var entry = field.flattened ? name : "entry";
        if (!field.flattened) {
            open(name);
        }
        values.forEach(
                (key, value) -> {
                    open(entry).text(field.keyName, key.toString());
                    value(field.element(), field.memberName, value);
                    close(entry);
                });
        if (!field.flattened) {
            close(name);
        }
    }

    /** A value that is one piece of text: in an element, a header or a query parameter. */
    static String scalar(Field field, Object value, Format time) {
        return switch (value) {
            case Instant instant ->
                    Timestamps.write(instant, field.format == null ? time : field.format);
            case SdkBytes bytes -> Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
            default -> value.toString();
        };
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append("&#13;");
                case '\t', '\n' -> out.append(c);
                // XML 1.0 has no way to write the other control characters.
                default -> out.append(c < ' ' || c == '\uFFFE' || c == '\uFFFF' ? '\uFFFD' : c);
            }
        }
    }
}
