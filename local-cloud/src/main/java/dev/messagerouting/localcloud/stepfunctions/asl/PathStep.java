package dev.messagerouting.localcloud.stepfunctions.asl;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One step of a {@link JsonPath}; steps that may match several values are not definite. */
sealed interface PathStep {

    /** Hands every match to {@code out}; where nothing matches, nothing happens. */
    void each(JsonNode node, JsonNode root, Consumer<JsonNode> out);

    default boolean definite() {
        return false;
    }

    /** {@code .name}, {@code ['name']} */
    record Member(String name) implements PathStep {
        @Override
        public void each(JsonNode node, JsonNode root, Consumer<JsonNode> out) {
            var value = Json.member(node, name);
            if (value != null) {
                out.accept(value);
            }
        }

        @Override
        public boolean definite() {
            return true;
        }

        @Override
        public String toString() {
            return "['" + name + "']";
        }
    }

    /** {@code [2]}, {@code [-1]} */
    record Element(int index) implements PathStep {
        @Override
        public void each(JsonNode node, JsonNode root, Consumer<JsonNode> out) {
            int at = index < 0 ? node.size() + index : index;
            if (node.isArray() && at >= 0 && at < node.size()) {
                out.accept(node.get(at));
            }
        }

        @Override
        public boolean definite() {
            return true;
        }

        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }

    /** {@code ['a','b']}: one object with these members, as Jayway's JsonPath has it. */
    record Members(List<String> names) implements PathStep {
        @Override
        public void each(JsonNode node, JsonNode root, Consumer<JsonNode> out) {
            if (node.isObject()) {
                var picked = Json.object();
                for (var name : names) {
                    if (node.has(name)) {
                        picked.set(name, node.get(name));
                    }
                }
                out.accept(picked);
            }
        }

        @Override
        public String toString() {
            return names.stream().collect(Collectors.joining("','", "['", "']"));
        }
    }

    /** {@code [0,2]} */
    record Elements(List<Integer> indexes) implements PathStep {
        @Override
        public void each(JsonNode node, JsonNode root, Consumer<JsonNode> out) {
            for (int index : indexes) {
                new Element(index).each(node, root, out);
            }
        }

        @Override
        public String toString() {
            return indexes.toString().replace(" ", "");
        }
    }

    /** {@code [from:to]}; a bound left out is {@link Integer#MIN_VALUE}. */
    record Slice(int from, int to) implements PathStep {
        static final int OPEN = Integer.MIN_VALUE;

        @Override
        public void each(JsonNode node, JsonNode root, Consumer<JsonNode> out) {
            if (!node.isArray()) {
                return;
            }
            int start = from == OPEN ? 0 : from < 0 ? Math.max(0, node.size() + from) : from;
            int end = to == OPEN ? node.size() : to < 0 ? node.size() + to : to;
            for (int i = start; i < Math.min(end, node.size()); i++) {
                out.accept(node.get(i));
            }
        }

        @Override
        public String toString() {
            return "[" + (from == OPEN ? "" : from) + ":" + (to == OPEN ? "" : to) + "]";
        }
    }

    /** {@code .*}, {@code [*]} */
    record Wildcard() implements PathStep {
        @Override
        public void each(JsonNode node, JsonNode root, Consumer<JsonNode> out) {
            if (node.isContainer()) {
                node.values().forEach(out);
            }
        }

        @Override
        public String toString() {
            return "[*]";
        }
    }

    /** {@code ..}: the value and all below it. */
    record Descend() implements PathStep {
        @Override
        public void each(JsonNode node, JsonNode root, Consumer<JsonNode> out) {
            if (node.isContainer()) {
                out.accept(node);
                for (var child : node.values()) {
                    each(child, root, out);
                }
            }
        }

        @Override
        public String toString() {
            return "..";
        }
    }

    /** {@code [?(...)]} */
    record Filter(PathFilter condition) implements PathStep {
        @Override
        public void each(JsonNode node, JsonNode root, Consumer<JsonNode> out) {
            if (node.isArray()) {
                for (var child : node.values()) {
                    if (condition.test(child, root)) {
                        out.accept(child);
                    }
                }
            } else if (node.isObject() && condition.test(node, root)) {
                out.accept(node);
            }
        }

        @Override
        public String toString() {
            return "[?]";
        }
    }
}
