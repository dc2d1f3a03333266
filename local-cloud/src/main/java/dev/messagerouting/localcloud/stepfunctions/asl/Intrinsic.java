package dev.messagerouting.localcloud.stepfunctions.asl;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A call such as {@code States.Format('Hello {}', $.name)}; arguments may be calls again.
 *
 * <p>https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 *
 * @param text the whole expression as it is written, for messages
 */
record Intrinsic(String text, Call call) {

    sealed interface Argument {}

    /**
     * @param raw of a string: as it is written, escapes of braces included
     */
    record Literal(JsonNode value, String raw) implements Argument {}

    record Path(PathRef ref) implements Argument {}

    record Call(IntrinsicFunctions function, List<Argument> arguments) implements Argument {
        Call {
            arguments = List.copyOf(arguments);
        }
    }

    static Intrinsic parse(String text) {
        return new IntrinsicParser(text).whole();
    }

    JsonNode evaluate(Env env) {
        return evaluate(call, env);
    }

    private JsonNode evaluate(Argument argument, Env env) {
        return switch (argument) {
            case Literal(JsonNode value, String _) -> value;
            case Path(PathRef ref) -> read(ref, env);
            case Call(IntrinsicFunctions function, List<Argument> arguments) -> {
                var values = new ArrayList<JsonNode>();
                for (int i = 0; i < arguments.size(); i++) {
                    boolean template = function == IntrinsicFunctions.FORMAT && i == 0;
                    values.add(
                            template && arguments.get(i) instanceof Literal(_, String raw)
                                    ? Json.string(raw)
                                    : evaluate(arguments.get(i), env));
                }
                try {
                    yield function.apply(values);
                } catch (IllegalArgumentException problem) {
                    throw AslError.of(
                            AslError.INTRINSIC, failed(String.valueOf(problem.getMessage())));
                }
            }
        };
    }

    private JsonNode read(PathRef ref, Env env) {
        try {
            return ref.read(env);
        } catch (PathMissing missing) {
            throw AslError.runtime(
                    failed(
                            "The JsonPath argument for the field '%s' could not be found in the input '%s'"
                                    .formatted(ref.text(), Template.shown(ref, env))));
        }
    }

    private String failed(String problem) {
        return "The function '" + text + "' had the following error: " + problem;
    }

    /** Every path in it, at any depth. */
    void paths(Consumer<PathRef> out) {
        paths(call, out);
    }

    private static void paths(Argument argument, Consumer<PathRef> out) {
        switch (argument) {
            case Literal _ -> {}
            case Path(PathRef ref) -> out.accept(ref);
            case Call(_, List<Argument> arguments) -> arguments.forEach(a -> paths(a, out));
        }
    }
}
