package dev.messagerouting.localcloud.stepfunctions.asl;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** RFC 3339 timestamps, with an upper-case T and a Z or an offset. */
public final class Timestamps {

    private static final Pattern FORM =
            Pattern.compile(
                    "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

    private Timestamps() {}

    /** The instant, or null if {@code node} is no timestamp. */
    public static @Nullable Instant parse(JsonNode node) {
        if (!node.isString() || !FORM.matcher(node.stringValue()).matches()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(node.stringValue()).toInstant();
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }
}
