package dev.messagerouting.localcloud.ec2;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Filters of Describe operations; {@code *} and {@code ?} are wildcards. */
final class Filters {

    private Filters() {}

    /**
     * @param values the values of a thing for a filter's name; null if the filter is unknown
     */
    static <T> List<T> apply(
            List<T> all,
            List<Filter> filters,
            BiFunction<T, String, @Nullable List<String>> values,
            java.util.function.Function<T, List<Tag>> tags) {
        return all.stream()
                .filter(thing -> filters.stream().allMatch(f -> matches(thing, f, values, tags)))
                .toList();
    }

    private static <T> boolean matches(
            T thing,
            Filter filter,
            BiFunction<T, String, @Nullable List<String>> values,
            java.util.function.Function<T, List<Tag>> tags) {
        var name = filter.name();
        List<String> own;
        if (name.startsWith("tag:")) {
            own =
                    tags.apply(thing).stream()
                            .filter(tag -> tag.key().equals(name.substring(4)))
                            .map(Tag::value)
                            .toList();
        } else if (name.equals("tag-key")) {
            own = tags.apply(thing).stream().map(Tag::key).toList();
        } else {
            var known = values.apply(thing, name);
            if (known == null) {
                throw Ec2Faults.of("InvalidParameterValue", "The filter '" + name + "' is invalid");
            }
            own = known;
        }
        return filter.values().stream()
                .anyMatch(wanted -> own.stream().anyMatch(pattern(wanted).asMatchPredicate()));
    }

    private static Pattern pattern(String wanted) {
        var parts = wanted.split("(?=[*?])|(?<=[*?])");
        var regex = new StringBuilder();
        Arrays.stream(parts)
                .forEach(
                        part ->
                                regex.append(
                                        switch (part) {
                                            case "*" -> ".*";
                                            case "?" -> ".";
                                            default -> Pattern.quote(part);
                                        }));
        return Pattern.compile(regex.toString());
    }

    static List<String> of(@Nullable Object value) {
        return value == null ? List.of() : List.of(value.toString());
    }
}
