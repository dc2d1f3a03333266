package dev.messagerouting.console.ui;

import dev.messagerouting.console.model.ComponentKind;
import dev.messagerouting.console.model.FlowEvent;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, times and kinds as the screen says them. */
public final class Wording {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private Wording() {}

    /** For example {@code 12,345}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** For example {@code 1 resource} or {@code 4 resources}. */
    public static String count(long number, String thing) {
        return count(number) + " " + thing + (number == 1 ? "" : "s");
    }

    /** For example {@code 0.3 s}, {@code 42 s} or {@code 2 min 05 s}. */
    public static String length(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        if (millis < 9_950) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        long seconds = (millis + 500) / 1000;
        if (seconds < 60) {
            return seconds + " s";
        }
        return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
    }

    /** For example {@code +120 ms} or {@code +2.4 s}. */
    public static String later(Duration duration) {
        long millis = duration.toMillis();
        return millis < 1000 ? "+" + millis + " ms" : "+" + length(duration);
    }

    public static String time(Instant instant, ZoneId zone) {
        return TIME.format(instant.atZone(zone));
    }

    /** The service on AWS that a component of this kind is. */
    public static String service(ComponentKind kind) {
        return switch (kind) {
            case SOURCE, TARGET -> "Fargate";
            case SCHEDULE -> "EventBridge";
            case API -> "API Gateway";
            case STREAM -> "Kinesis";
            case FUNCTION -> "Lambda";
            case STATE_MACHINE -> "Step Functions";
        };
    }

    /** What happened to a message, as a past participle. */
    public static String happened(FlowEvent.What what) {
        var word = what.name().toLowerCase(Locale.ROOT);
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
