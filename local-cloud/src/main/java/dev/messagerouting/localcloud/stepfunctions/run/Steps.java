package dev.messagerouting.localcloud.stepfunctions.run;

import dev.messagerouting.localcloud.stepfunctions.asl.AslError;
import dev.messagerouting.localcloud.stepfunctions.asl.Env;
import dev.messagerouting.localcloud.stepfunctions.asl.Fields;
import dev.messagerouting.localcloud.stepfunctions.asl.State;

import tools.jackson.databind.JsonNode;

import java.time.Duration;

/** The states that need nothing but their own fields. */
final class Steps {

    private Steps() {}

    static void pass(Frame frame, State.Pass pass) {
        var common = pass.common();
        var env = frame.env();
        if (common.jsonata()) {
            var output = common.output();
            frame.leave(env, output == null ? env.input() : output.evaluate(env));
            return;
        }
        var selected = common.inputPath().apply(env);
        var inner = env.withInput(selected);
        var arguments = pass.shape().arguments();
        var fixed = pass.result();
        JsonNode result = arguments == null ? selected : arguments.evaluate(inner);
        if (fixed != null) {
            result = fixed;
        }
        frame.leave(inner.withResult(result), output(frame, pass.shape(), common, env, result));
    }

    /** ResultPath and OutputPath. */
    static JsonNode output(
            Frame frame, State.Shape shape, State.Common common, Env env, JsonNode result) {
        var whole = shape.resultPath().apply(frame.input().node(), result);
        return common.outputPath().apply(env.withInput(whole));
    }

    /**
     * Leaves a Task, Parallel or Map with its result: in JSONPath by ResultSelector, ResultPath and
     * OutputPath, in JSONata by Output.
     */
    static void result(Frame frame, State.Shape shape, JsonNode result) {
        var common = frame.state().common();
        var env = frame.env();
        if (common.jsonata()) {
            var with =
                    new Env(
                            result,
                            env.stateInput(),
                            result,
                            null,
                            env.contextObject(),
                            env.variables());
            var output = common.output();
            frame.leave(with, output == null ? result : output.evaluate(with));
            return;
        }
        var selector = shape.resultSelector();
        var selected = selector == null ? result : selector.evaluate(env.withInput(result));
        frame.leave(env.withResult(selected), output(frame, shape, common, env, selected));
    }

    /** What the state's work gets: in JSONPath by InputPath and Parameters. */
    static JsonNode arguments(Frame frame, State.Shape shape) {
        var common = frame.state().common();
        var env = frame.env();
        var arguments = shape.arguments();
        var selected = common.jsonata() ? env.input() : common.inputPath().apply(env);
        return arguments == null ? selected : arguments.evaluate(env.withInput(selected));
    }

    static void choice(Frame frame, State.Choice choice) {
        var common = choice.common();
        var env = frame.env();
        var selected = common.jsonata() ? env.input() : common.inputPath().apply(env);
        var inner = env.withInput(selected);
        for (var rule : choice.rules()) {
            if (rule.matches(inner)) {
                var own = rule.output();
                var output = own == null ? common.outputPath().apply(inner) : own.evaluate(inner);
                frame.leave(output, frame.assigned(rule.assign(), inner), rule.next());
                return;
            }
        }
        var otherwise = choice.otherwise();
        if (otherwise == null) {
            throw AslError.runtime(
                    "Failed to transition out of the state. The state does not point to a next"
                            + " state.");
        }
        var output = common.output();
        frame.leave(
                output == null ? common.outputPath().apply(inner) : output.evaluate(inner),
                frame.assigned(common.assign(), inner),
                otherwise);
    }

    static void await(Frame frame, State.Wait wait) {
        var common = wait.common();
        var env = frame.env();
        var inner = common.jsonata() ? env : env.withInput(common.inputPath().apply(env));
        frame.pause(delay(frame, wait, inner), () -> waited(frame, wait, inner));
    }

    private static Duration delay(Frame frame, State.Wait wait, Env env) {
        var seconds = wait.seconds();
        if (seconds != null) {
            return Duration.ofSeconds(Fields.count(seconds, "Seconds", env));
        }
        var timestamp = wait.timestamp();
        if (timestamp == null) {
            throw new IllegalStateException("a checked Wait has a time");
        }
        return Duration.between(frame.now(), Fields.instant(timestamp, "Timestamp", env));
    }

    private static void waited(Frame frame, State.Wait wait, Env env) {
        try {
            var output = wait.common().output();
            frame.leave(
                    env,
                    output == null ? wait.common().outputPath().apply(env) : output.evaluate(env));
        } catch (AslError problem) {
            frame.failed(problem);
        }
    }

    static void succeed(Frame frame, State.Succeed succeed) {
        var common = succeed.common();
        var env = frame.env();
        if (common.jsonata()) {
            var output = common.output();
            frame.leave(env, output == null ? env.input() : output.evaluate(env));
            return;
        }
        var inner = env.withInput(common.inputPath().apply(env));
        frame.leave(inner, common.outputPath().apply(inner));
    }

    static void fail(Frame frame, State.Fail fail) {
        var env = frame.env();
        frame.giveUp(
                Failure.of(
                        fail.error() == null ? null : Fields.text(fail.error(), "Error", env),
                        fail.cause() == null ? null : Fields.text(fail.cause(), "Cause", env)));
    }
}
