package dev.messagerouting.localcloud.kernel;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The headers of one request or response; names do not differ by case, order within a name stays.
 */
public final class Headers {

    private final Map<String, List<String>> values;

    private Headers(Map<String, List<String>> values) {
        this.values = values;
    }

    public static Headers of(Map<String, List<String>> values) {
        var copy = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        values.forEach((name, all) -> copy.put(name, List.copyOf(all)));
        return new Headers(copy);
    }

    /** Names and values by turns. */
    public static Headers of(String... namesAndValues) {
        var builder = new Builder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            builder.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return builder.build();
    }

    public @Nullable String first(String name) {
        var all = values.get(name);
        return all == null || all.isEmpty() ? null : all.getFirst();
    }

    public String first(String name, String otherwise) {
        var value = first(name);
        return value == null ? otherwise : value;
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Looking up a name in it does not differ by case either. */
    public Map<String, List<String>> asMap() {
        return Collections.unmodifiableMap(values);
    }

    /** Collects headers one by one. */
    public static final class Builder {

        private final Map<String, List<String>> values =
                new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

        public Builder add(String name, String value) {
            values.computeIfAbsent(name, any -> new ArrayList<>(1)).add(value);
            return this;
        }

        public Builder addAll(Headers others) {
            others.values.forEach((name, all) -> all.forEach(value -> add(name, value)));
            return this;
        }

        public Headers build() {
            return new Headers(values);
        }
    }
}
