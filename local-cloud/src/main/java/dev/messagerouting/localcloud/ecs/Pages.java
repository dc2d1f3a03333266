package dev.messagerouting.localcloud.ecs;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Cuts lists into answers of at most 100 entries; the token is where to go on. */
record Pages<T>(List<T> items, @Nullable String next) {

    private static final int MOST = 100;

    static <T> Pages<T> of(List<T> all, @Nullable String token, @Nullable Integer size) {
        int from = 0;
        if (token != null) {
            try {
                from = Integer.parseInt(token);
            } catch (NumberFormatException foreign) {
                throw EcsFaults.parameter("Invalid token: " + token);
            }
        }
        from = Math.clamp(from, 0, all.size());
        int to = Math.min(all.size(), from + (size == null ? MOST : Math.clamp(size, 1, MOST)));
        return new Pages<>(
                List.copyOf(all.subList(from, to)), to < all.size() ? Integer.toString(to) : null);
    }
}
