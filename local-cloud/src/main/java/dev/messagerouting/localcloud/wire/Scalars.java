package dev.messagerouting.localcloud.wire;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.Locale;

/** Text to values: from XML, form parameters, headers and query strings. */
final class Scalars {

    private Scalars() {}

    static Object read(Field field, String text, Format time) {
        try {
            return switch (field.type) {
                case STRING -> text;
                case BYTE -> Byte.valueOf(text.strip());
                case SHORT -> Short.valueOf(text.strip());
                case INTEGER -> Integer.valueOf(text.strip());
                case LONG -> Long.valueOf(text.strip());
                case FLOAT -> Float.valueOf(text.strip());
                case DOUBLE -> Double.valueOf(text.strip());
                case BIG_DECIMAL -> new BigDecimal(text.strip());
                case BOOLEAN -> bool(field, text.strip());
                case INSTANT ->
                        Timestamps.read(text.strip(), field.format == null ? time : field.format);
                case SDK_BYTES ->
                        SdkBytes.fromByteArrayUnsafe(Base64.getMimeDecoder().decode(text));
                case NULL, SDK_POJO, LIST, MAP, DOCUMENT ->
                        throw new Malformed(field.name + " is no single value");
            };
        } catch (IllegalArgumentException malformed) {
            throw new Malformed(
                    "\""
                            + text
                            + "\" is not a valid value of "
                            + field.name
                            + ", which is of type "
                            + field.type);
        }
    }

    private static Boolean bool(Field field, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default ->
                    throw new Malformed(
                            "\"" + text + "\" as " + field.name + " is neither true nor false");
        };
    }
}
