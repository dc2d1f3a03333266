package dev.messagerouting.localcloud.stepfunctions.asl;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.regex.Pattern;

/** The condition inside {@code [?(...)]}. */
sealed interface PathFilter {

    boolean test(JsonNode item, JsonNode root);

    record And(PathFilter left, PathFilter right) implements PathFilter {
        @Override
        public boolean test(JsonNode item, JsonNode root) {
            return left.test(item, root) && right.test(item, root);
        }
    }

    record Or(PathFilter left, PathFilter right) implements PathFilter {
        @Override
        public boolean test(JsonNode item, JsonNode root) {
            return left.test(item, root) || right.test(item, root);
        }
    }

    record Not(PathFilter inner) implements PathFilter {
        @Override
        public boolean test(JsonNode item, JsonNode root) {
            return !inner.test(item, root);
        }
    }

    /** {@code @.name} alone: it is there. */
    record Exists(Operand operand) implements PathFilter {
        @Override
        public boolean test(JsonNode item, JsonNode root) {
            return operand.value(item, root) != null;
        }
    }

    /** {@code @.name =~ /pattern/i} */
    record Matches(Operand operand, Pattern pattern) implements PathFilter {
        @Override
        public boolean test(JsonNode item, JsonNode root) {
            var value = operand.value(item, root);
            return value != null
                    && value.isValueNode()
                    && pattern.matcher(Json.plain(value)).matches();
        }
    }

    /** {@code @.price < 10} and its kin. */
    record Compare(Operand left, String operator, Operand right) implements PathFilter {
        @Override
        public boolean test(JsonNode item, JsonNode root) {
            var one = left.value(item, root);
            var other = right.value(item, root);
            if (one == null || other == null) {
                return operator.equals("!=") && (one != null || other != null);
            }
            return switch (operator) {
                case "==" -> Json.same(one, other);
                case "!=" -> !Json.same(one, other);
                case "in" -> among(one, other);
                case "nin" -> !among(one, other);
                case "contains" ->
                        one.isString()
                                ? one.stringValue().contains(Json.plain(other))
                                : among(other, one);
                case "size" -> one.size() == other.intValue(-1);
                case "empty" -> (one.isEmpty() && !one.isNumber()) == other.booleanValue(true);
                default -> ordered(one, other);
            };
        }

        private static boolean among(JsonNode item, JsonNode list) {
            return list.values().stream().anyMatch(member -> Json.same(member, item));
        }

        private boolean ordered(JsonNode one, JsonNode other) {
            int order;
            if (one.isNumber() && other.isNumber()) {
                order = one.decimalValue().compareTo(other.decimalValue());
            } else if (one.isString() && other.isString()) {
                order = one.stringValue().compareTo(other.stringValue());
            } else {
                return false;
            }
            return switch (operator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                default -> throw new IllegalStateException(operator);
            };
        }
    }

    /** A side of a comparison. */
    sealed interface Operand {

        /** The value, or null if a path points at nothing. */
        @Nullable JsonNode value(JsonNode item, JsonNode root);
    }

    record Literal(JsonNode value) implements Operand {
        @Override
        public JsonNode value(JsonNode item, JsonNode root) {
            return value;
        }
    }

    record At(JsonPath path, boolean ofRoot) implements Operand {
        @Override
        public @Nullable JsonNode value(JsonNode item, JsonNode root) {
            try {
                return path.read(ofRoot ? root : item);
            } catch (PathMissing nothing) {
                return null;
            }
        }
    }
}
