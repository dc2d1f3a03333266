package dev.messagerouting.localcloud.stepfunctions.asl;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.function.Consumer;

/**
 * One entry of {@code Choices}.
 *
 * <p>https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
 */
public record ChoiceRule(
        Condition condition, String next, @Nullable Template assign, @Nullable Template output) {

    /** What must hold. */
    sealed interface Condition {}

    record And(List<Condition> all) implements Condition {}

    record Or(List<Condition> any) implements Condition {}

    record Not(Condition inner) implements Condition {}

    /**
     * @param operand a value, or a path to one if the operator's name ends in {@code Path}
     */
    record Test(PathRef variable, Comparison comparison, Template operand) implements Condition {}

    record Expression(Jsonata jsonata, String location) implements Condition {}

    public boolean matches(Env env) {
        return holds(condition, env);
    }

    private static boolean holds(Condition condition, Env env) {
        return switch (condition) {
            case And(List<Condition> all) -> all.stream().allMatch(c -> holds(c, env));
            case Or(List<Condition> any) -> any.stream().anyMatch(c -> holds(c, env));
            case Not(Condition inner) -> !holds(inner, env);
            case Test test -> test(test, env);
            case Expression(Jsonata jsonata, String location) ->
                    jsonata.evaluate(env, location, "boolean").booleanValue();
        };
    }

    private static boolean test(Test test, Env env) {
        var operand = operand(test.operand(), env);
        if (test.comparison() == Comparison.IS_PRESENT) {
            return present(test.variable(), env) == operand.booleanValue(true);
        }
        return test.comparison().holds(value(test.variable(), env), operand);
    }

    private static JsonNode operand(Template operand, Env env) {
        return switch (operand) {
            case Template.Path(PathRef ref, _) -> value(ref, env);
            case Template.Constant _,
                    Template.Members _,
                    Template.Elements _,
                    Template.Call _,
                    Template.Expression _ ->
                    operand.evaluate(env);
        };
    }

    private static boolean present(PathRef ref, Env env) {
        try {
            ref.read(env);
            return true;
        } catch (PathMissing missing) {
            return false;
        }
    }

    private static JsonNode value(PathRef ref, Env env) {
        try {
            return ref.read(env);
        } catch (PathMissing missing) {
            throw AslError.runtime(
                    "Invalid path '%s': The choice state's condition path references an invalid value."
                            .formatted(ref.text()));
        }
    }

    void paths(Consumer<PathRef> out) {
        paths(condition, out);
    }

    private static void paths(Condition condition, Consumer<PathRef> out) {
        switch (condition) {
            case And(List<Condition> all) -> all.forEach(c -> paths(c, out));
            case Or(List<Condition> any) -> any.forEach(c -> paths(c, out));
            case Not(Condition inner) -> paths(inner, out);
            case Test test -> {
                out.accept(test.variable());
                test.operand().paths(out);
            }
            case Expression _ -> {}
        }
    }

    void expressions(Consumer<Jsonata> out) {
        if (condition instanceof Expression(Jsonata jsonata, _)) {
            out.accept(jsonata);
        }
    }
}
