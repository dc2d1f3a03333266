package dev.messagerouting.localcloud.logs;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/**
 * One event, kept in the shape in which most readers ask for it, so that reading builds nothing.
 *
 * @param bytes as AWS counts an event: its message in UTF-8 and 26 more
 */
record LogEvent(Place place, int bytes, FilteredLogEvent shape) {

    /** Where an event stands among all events: by its time, then by when it came in. */
    record Place(long timestamp, long order) implements Comparable<Place> {

        static final Place FIRST = new Place(0, 0);

        private static final Comparator<Place> ORDER =
                Comparator.comparingLong(Place::timestamp).thenComparingLong(Place::order);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }

        /** The 56 digits of an event id: they grow with the event's place. */
        String id(String salt) {
            var text = new StringBuilder(LENGTH).append('3');
            padded(text, timestamp, ORDER_AT - 1);
            padded(text, order, SALT_AT - ORDER_AT);
            return text.append(salt, 0, LENGTH - SALT_AT).toString();
        }

        static @Nullable Place of(String id) {
            if (id.length() != LENGTH || !id.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return null;
            }
            try {
                return new Place(
                        Long.parseLong(id.substring(1, ORDER_AT)),
                        Long.parseLong(id.substring(ORDER_AT, SALT_AT)));
            } catch (NumberFormatException tooLarge) {
                return null;
            }
        }

        private static void padded(StringBuilder text, long number, int width) {
            var digits = Long.toString(number);
            text.repeat('0', width - digits.length()).append(digits);
        }
    }

    private static final int LENGTH = 56;
    private static final int ORDER_AT = 17;
    private static final int SALT_AT = 36;
    private static final int MORE = 26;

    static LogEvent of(
            Place place, String stream, String message, long ingested, int bytes, String salt) {
        return new LogEvent(
                place,
                bytes,
                FilteredLogEvent.builder()
                        .logStreamName(stream)
                        .timestamp(place.timestamp())
                        .message(message)
                        .ingestionTime(ingested)
                        .eventId(place.id(salt))
                        .build());
    }

    static int bytesOf(String message) {
        return message.getBytes(StandardCharsets.UTF_8).length + MORE;
    }
}
