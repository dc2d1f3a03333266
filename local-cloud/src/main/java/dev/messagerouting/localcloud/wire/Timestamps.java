package dev.messagerouting.localcloud.wire;

import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Points in time as text, in the formats of https://smithy.io/2.0/aws/protocols/. */
final class Timestamps {

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter HTTP =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private Timestamps() {}

    static String write(Instant time, Format format) {
        return switch (format) {
            case ISO_8601 -> ISO.format(time);
            case RFC_822 -> HTTP.format(time);
            case UNIX_TIMESTAMP -> seconds(time).toPlainString();
            case UNIX_TIMESTAMP_MILLIS -> Long.toString(time.toEpochMilli());
        };
    }

    static Instant read(String text, Format format) {
        try {
            return switch (format) {
                case ISO_8601 -> ZonedDateTime.parse(text).toInstant();
                case RFC_822 ->
                        ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
                case UNIX_TIMESTAMP -> ofSeconds(new BigDecimal(text));
                case UNIX_TIMESTAMP_MILLIS -> Instant.ofEpochMilli(Long.parseLong(text));
            };
        } catch (DateTimeException | ArithmeticException | NumberFormatException malformed) {
            throw new Malformed("\"" + text + "\" is not a timestamp of the form " + format);
        }
    }

    /** Seconds since the epoch, to the millisecond. */
    static BigDecimal seconds(Instant time) {
        var seconds = BigDecimal.valueOf(time.toEpochMilli(), 3).stripTrailingZeros();
        return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
    }

    static Instant ofSeconds(BigDecimal seconds) {
        return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
    }
}
