package dev.messagerouting.localcloud.stepfunctions.asl;

import static com.dashjoin.jsonata.Jsonata.jsonata;

import com.dashjoin.jsonata.JException;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/**
 * One JSONata expression, <code>{% … %}</code> in a definition.
 *
 * <p>https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
final class Jsonata {

    private static final Pattern VARIABLE = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*)");

    /** How long one evaluation may take, and how deep it may nest: what AWS was seen to allow. */
    private static final long LONGEST_MILLIS = 10_000;

    private static final int DEEPEST = 100;

    private final String text;
    private final com.dashjoin.jsonata.Jsonata compiled;

    /** The library keeps the state of an evaluation in the compiled expression. */
    private final ReentrantLock evaluating = new ReentrantLock();

    private Jsonata(String text, com.dashjoin.jsonata.Jsonata compiled) {
        this.text = text;
        this.compiled = compiled;
        compiled.setOutputConvertNulls(false);
        compiled.setValidateInput(false);
    }

    static boolean isExpression(String value) {
        return value.startsWith("{%") && value.endsWith("%}") && value.length() >= 4;
    }

    /**
     * @throws IllegalArgumentException if it does not parse; the message is JSONata's
     */
    static Jsonata compile(String value) {
        var text = value.substring(2, value.length() - 2).strip();
        try {
            return new Jsonata(text, jsonata(text));
        } catch (JException problem) {
            throw new IllegalArgumentException(
                    String.valueOf(problem.getMessage()).replace("JSonataException ", ""), problem);
        }
    }

    String text() {
        return text;
    }

    /** The names that look like variables, in order; functions are among them. */
    SortedSet<String> names() {
        var names = new TreeSet<String>();
        var matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            boolean called = text.substring(matcher.end()).stripLeading().startsWith("(");
            if (!called) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    /**
     * @param location the field, as messages name it
     * @throws AslError States.QueryEvaluationError
     */
    JsonNode evaluate(Env env, String location) {
        var result = run(env, location);
        if (result == null) {
            throw AslError.query(location, subject(location) + " returned nothing (undefined).");
        }
        try {
            return JsonataValues.toJson(result);
        } catch (IllegalArgumentException function) {
            throw AslError.query(
                    location, subject(location) + " returned an unsupported result type.");
        }
    }

    /** The same, for a field that takes values of one type only. */
    JsonNode evaluate(Env env, String location, String type) {
        var value = evaluate(env, location);
        if (!Json.type(value).equals(type)) {
            throw AslError.query(
                    location,
                    subject(location)
                            + " returned an unexpected result type. Expected '%s', but was '%s' for value: %s"
                                    .formatted(type, Json.type(value), Json.write(value)));
        }
        return value;
    }

    private String subject(String location) {
        return "The JSONata expression '" + text + "' specified for the field '" + location + "'";
    }

    private @Nullable Object run(Env env, String location) {
        evaluating.lock();
        try {
            var frame = compiled.createFrame();
            frame.setRuntimeBounds(LONGEST_MILLIS, DEEPEST);
            env.variables().all().forEach((n, v) -> frame.bind(n, JsonataValues.fromJson(v)));
            frame.bind("states", states(env));
            JsonataFunctions.bindAll(frame);
            return compiled.evaluate(null, frame);
        } catch (JException problem) {
            throw AslError.query(
                    location,
                    subject(location)
                            + " threw an error during evaluation"
                            + JsonataMessages.of(problem, text));
        } catch (RuntimeException internal) {
            throw AslError.query(
                    location, subject(location) + " threw an internal error during evaluation.");
        } finally {
            evaluating.unlock();
        }
    }

    private static Object states(Env env) {
        var states = new LinkedHashMap<String, Object>();
        states.put("input", JsonataValues.fromJson(env.stateInput()));
        var result = env.result();
        if (result != null) {
            states.put("result", JsonataValues.fromJson(result));
        }
        var error = env.errorOutput();
        if (error != null) {
            states.put("errorOutput", JsonataValues.fromJson(error));
        }
        states.put("context", JsonataValues.fromJson(env.context()));
        return states;
    }
}
