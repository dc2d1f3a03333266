package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.cloudformation.template.Errors;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * A part of a list and where to go on. The token names the last element that was given, so what is
 * added at the front between two calls is neither repeated nor skipped.
 */
record Pages<T>(List<T> items, @Nullable String next) {

    static final int SIZE = 100;

    static <T> Pages<T> of(List<T> all, @Nullable String token, int size, Function<T, String> id) {
        var from = token == null ? 0 : after(all, token, id);
        var to = Math.min(all.size(), from + size);
        var items = all.subList(from, to);
        return new Pages<>(items, to < all.size() ? encode(id.apply(items.getLast())) : null);
    }

    private static <T> int after(List<T> all, String token, Function<T, String> id) {
        for (int i = 0; i < all.size(); i++) {
            if (encode(id.apply(all.get(i))).equals(token)) {
                return i + 1;
            }
        }
        throw Errors.validation("NextToken " + token + " is not valid.");
    }

    private static String encode(String id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }
}
