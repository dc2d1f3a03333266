package dev.messagerouting.localcloud.apigateway;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Changed copies of immutable maps, in the order of insertion; and pages of lists. */
final class Copies {

    private Copies() {}

    static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        var copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return Collections.unmodifiableMap(copy);
    }

    static <K, V> Map<K, V> without(Map<K, V> map, K key) {
        var copy = new LinkedHashMap<>(map);
        copy.remove(key);
        return Collections.unmodifiableMap(copy);
    }

    /** The items of one answer, and the position of the next, if there is a next. */
    record Page<T>(List<T> items, @Nullable String position) {}

    /** AWS's pages of this service: 25 items unless told, at most 500. */
    static <T> Page<T> page(
            List<T> all,
            @Nullable String position,
            @Nullable Integer limit,
            Function<T, String> id) {
        int from = 0;
        if (position != null) {
            var ids = all.stream().map(id).toList();
            from = ids.indexOf(position);
            if (from < 0) {
                throw ApiFaults.badRequest("Invalid position parameter specified: " + position);
            }
        }
        int size = limit == null ? 25 : Math.clamp(limit, 1, 500);
        int to = Math.min(all.size(), from + size);
        return new Page<>(
                List.copyOf(all.subList(from, to)), to < all.size() ? id.apply(all.get(to)) : null);
    }
}
