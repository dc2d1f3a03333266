package dev.messagerouting.localcloud.stepfunctions;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A part of a list, and the token of the next one.
 *
 * @param next null after the last page
 */
record Page<T>(List<T> items, @Nullable String next) {

    /**
     * Cuts a page out of a list that may have grown at its end since the last one.
     *
     * @param of what the token is good for; a token of another list is refused
     */
    static <T> Page<T> of(List<T> all, String of, @Nullable String token, int size) {
        int from = token == null ? 0 : position(of, token, all.size());
        int to = Math.min(all.size(), from + size);
        return new Page<>(all.subList(from, to), to < all.size() ? token(of, to) : null);
    }

    static String token(String of, long position) {
        var text = position + " " + Integer.toHexString(of.hashCode());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static int position(String of, String token, int most) {
        long position = position(of, token);
        if (position > most) {
            throw SfnFaults.invalidToken("Invalid token");
        }
        return (int) position;
    }

    static long position(String of, String token) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            var parts = text.split(" ", 2);
            long position = Long.parseLong(parts[0]);
            if (parts.length == 2
                    && position >= 0
                    && parts[1].equals(Integer.toHexString(of.hashCode()))) {
                return position;
            }
        } catch (IllegalArgumentException notOurs) {
            // Falls through to the one message for every token that is none.
        }
        throw SfnFaults.invalidToken("Invalid token");
    }
}
