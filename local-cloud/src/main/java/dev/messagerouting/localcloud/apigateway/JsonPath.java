package dev.messagerouting.localcloud.apigateway;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The part of JSONPath that mapping templates use: {@code $}, {@code .name}, {@code ['name']},
 * {@code [2]}, {@code [-1]}, {@code [*]}, {@code .*} and {@code ..name}. Filters and slices are
 * refused by name.
 */
final class JsonPath {

    private sealed interface Step {
        record Name(String name) implements Step {}

        record Index(int index) implements Step {}

        record All() implements Step {}

        /** What follows applies at every depth. */
        record Deep() implements Step {}
    }

    /** A path that leads nowhere: {@code null} is a value in JSON. */
    record Missing() {}

    private final List<Step> steps;

    private JsonPath(List<Step> steps) {
        this.steps = steps;
    }

    /**
     * @throws IllegalArgumentException for what is not a path, or not one that is supported here
     */
    static JsonPath parse(String text) {
        return new JsonPath(new Reader(text.strip()).steps());
    }

    /**
     * One value; an array of all that match where the path can match several; or {@link Missing}.
     */
    @Nullable Object read(@Nullable Object root) {
        boolean several = false;
        List<@Nullable Object> found = new ArrayList<>();
        found.add(root);
        for (var step : steps) {
            several |= !(step instanceof Step.Name || step instanceof Step.Index);
            found = next(found, step);
        }
        if (several) {
            return new JsonText.Array(found);
        }
        return found.isEmpty() ? new Missing() : found.getFirst();
    }

    private static List<@Nullable Object> next(List<@Nullable Object> from, Step step) {
        var to = new ArrayList<@Nullable Object>();
        for (var value : from) {
            switch (step) {
                case Step.Name(var name) -> {
                    if (value instanceof Map<?, ?> map && map.containsKey(name)) {
                        to.add(map.get(name));
                    }
                }
                case Step.Index(int index) -> {
                    int at = value instanceof List<?> l && index < 0 ? l.size() + index : index;
                    if (value instanceof List<?> list && at >= 0 && at < list.size()) {
                        to.add(list.get(at));
                    }
                }
                case Step.All() -> addChildren(value, to);
                case Step.Deep() -> addDeep(value, to);
            }
        }
        return to;
    }

    private static void addChildren(@Nullable Object value, List<@Nullable Object> to) {
        if (value instanceof Map<?, ?> map) {
            to.addAll(map.values());
        } else if (value instanceof List<?> list) {
            to.addAll(list);
        }
    }

    private static void addDeep(@Nullable Object value, List<@Nullable Object> to) {
        to.add(value);
        var children = new ArrayList<@Nullable Object>();
        addChildren(value, children);
        children.forEach(child -> addDeep(child, to));
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        List<Step> steps() {
            if (text.isEmpty() || text.charAt(0) != '$') {
                throw refused("a path begins with $");
            }
            at = 1;
            var steps = new ArrayList<Step>();
            while (at < text.length()) {
                if (text.startsWith("..", at)) {
                    steps.add(new Step.Deep());
                    at += 2;
                    if (at < text.length() && text.charAt(at) != '[') {
                        steps.add(dotted());
                    }
                } else if (text.charAt(at) == '.') {
                    at++;
                    steps.add(dotted());
                } else if (text.charAt(at) == '[') {
                    steps.add(bracketed());
                } else {
                    throw refused("expected . or [ at " + at);
                }
            }
            return List.copyOf(steps);
        }

        private Step dotted() {
            int end = at;
            while (end < text.length() && ".[".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            var name = text.substring(at, end);
            if (name.isEmpty() || name.contains("(")) {
                throw refused("expected a name at " + at);
            }
            at = end;
            return name.equals("*") ? new Step.All() : new Step.Name(name);
        }

        private Step bracketed() {
            int inside = at + 1;
            if (inside < text.length() && "'\"".indexOf(text.charAt(inside)) >= 0) {
                int close = text.indexOf(text.charAt(inside) + "]", inside + 1);
                if (close < 0) {
                    throw refused("a quoted name has no end");
                }
                at = close + 2;
                return new Step.Name(text.substring(inside + 1, close));
            }
            int close = text.indexOf(']', inside);
            if (close < 0) {
                throw refused("a [ has no end");
            }
            var content = text.substring(inside, close).strip();
            at = close + 1;
            if (content.equals("*")) {
                return new Step.All();
            }
            if (!content.matches("-?\\d{1,9}")) {
                throw refused("[" + content + "] is neither an index, a quoted name nor *");
            }
            return new Step.Index(Integer.parseInt(content));
        }

        private IllegalArgumentException refused(String why) {
            return new IllegalArgumentException("JSONPath " + text + ": " + why);
        }
    }
}
