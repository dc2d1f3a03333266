package dev.messagerouting.localcloud.stepfunctions.asl;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/**
 * A path in a definition: {@code $…} into the state's data, {@code $$…} into the context object,
 * {@code $name…} into a variable.
 *
 * @param variable null unless it is into a variable
 */
record PathRef(String text, Kind kind, @Nullable String variable, JsonPath path) {

    enum Kind {
        INPUT,
        CONTEXT,
        VARIABLE
    }

    /**
     * @throws IllegalArgumentException if {@code text} is not a path
     */
    static PathRef parse(String text) {
        if (text.startsWith("$$")) {
            return new PathRef(text, Kind.CONTEXT, null, JsonPath.compile(text.substring(1)));
        }
        if (text.length() > 1 && Character.isLetter(text.charAt(1)) && text.charAt(0) == '$') {
            int end = 1;
            while (end < text.length() && isVariable(text.charAt(end))) {
                end++;
            }
            return new PathRef(
                    text,
                    Kind.VARIABLE,
                    text.substring(1, end),
                    JsonPath.compile("$" + text.substring(end)));
        }
        return new PathRef(text, Kind.INPUT, null, JsonPath.compile(text));
    }

    private static boolean isVariable(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    boolean whole() {
        return kind == Kind.INPUT && path.whole();
    }

    JsonNode read(Env env) throws PathMissing {
        return path.read(root(env));
    }

    /** What the path starts from. */
    JsonNode root(Env env) throws PathMissing {
        return switch (kind) {
            case INPUT -> env.input();
            case CONTEXT -> env.context();
            case VARIABLE -> {
                var value = env.variables().get(String.valueOf(variable));
                if (value == null) {
                    throw new PathMissing("No such variable: $" + variable, false);
                }
                yield value;
            }
        };
    }
}
