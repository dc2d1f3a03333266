package dev.messagerouting.localcloud.s3;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/** Part of an object's bytes: from {@code first} on, {@code length} of {@code whole}. */
record Range(int first, int length, int whole, boolean isPart) {

    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,10})-(\\d{0,10})");

    /** A range that cannot be read, or several of them, mean the whole object, as in S3. */
    static Range of(@Nullable String header, int size) {
        var matcher = ONE.matcher(header == null ? "" : header.strip());
        if (!matcher.matches() || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return new Range(0, size, size, false);
        }
        long first;
        long last;
        if (matcher.group(1).isEmpty()) {
            long suffix = Long.parseLong(matcher.group(2));
            first = suffix == 0 ? size : Math.max(0, size - suffix);
            last = size - 1L;
        } else {
            first = Long.parseLong(matcher.group(1));
            last = matcher.group(2).isEmpty() ? size - 1L : Long.parseLong(matcher.group(2));
            if (last < first && !matcher.group(2).isEmpty()) {
                return new Range(0, size, size, false);
            }
        }
        if (first >= size) {
            throw S3Faults.of("InvalidRange", 416, "The requested range is not satisfiable");
        }
        int end = (int) Math.min(last, size - 1L);
        return new Range((int) first, end - (int) first + 1, size, true);
    }

    /** For the {@code Content-Range} header. */
    @Nullable String text() {
        return isPart ? "bytes %d-%d/%d".formatted(first, first + length - 1, whole) : null;
    }
}
