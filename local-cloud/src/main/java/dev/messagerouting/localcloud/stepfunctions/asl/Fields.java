package dev.messagerouting.localcloud.stepfunctions.asl;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;

/** Evaluates the fields that take a value of one kind. */
public final class Fields {

    private Fields() {}

    /** A number of seconds or items, from 0 on. */
    public static long count(Template template, String field, Env env) {
        var value = value(template, "number", env);
        if (!value.isNumber() || value.longValue() != value.doubleValue()) {
            throw wrong(template, field, "an integer value", value);
        }
        if (value.longValue() < 0) {
            throw wrong(template, field, "a value of 0 or more", value);
        }
        return value.longValue();
    }

    /** What a Map goes over. */
    public static List<JsonNode> items(State.Each each, Env env) {
        var template = each.items();
        if (template instanceof Template.Expression(Jsonata jsonata, String location)) {
            return List.copyOf(jsonata.evaluate(env, location, "array").values());
        }
        var value = template == null ? env.input() : selected(template, env);
        if (value.isArray()) {
            return List.copyOf(value.values());
        }
        if (each.common().jsonata()) {
            throw AslError.query(
                    null, "Map state input must be an array but was: " + Json.write(value));
        }
        var path = template instanceof Template.Path(PathRef ref, _) ? ref.text() : "$";
        throw AslError.runtime("Reference path \"" + path + "\" must point to array.");
    }

    private static JsonNode selected(Template template, Env env) {
        if (template instanceof Template.Path(PathRef ref, _)) {
            return new Select.Part(ref).apply(env);
        }
        return template.evaluate(env);
    }

    public static double percentage(Template template, String field, Env env) {
        var value = value(template, "number", env);
        if (!value.isNumber() || value.doubleValue() < 0 || value.doubleValue() > 100) {
            throw wrong(template, field, "a percentage from 0 to 100", value);
        }
        return value.doubleValue();
    }

    public static Instant instant(Template template, String field, Env env) {
        var value = value(template, "string", env);
        var instant = Timestamps.parse(value);
        if (instant == null) {
            throw wrong(
                    template,
                    field,
                    "a valid ISO-8601 extended offset date-time format string",
                    value);
        }
        return instant;
    }

    public static String text(Template template, String field, Env env) {
        var value = value(template, "string", env);
        if (!value.isString()) {
            throw wrong(template, field, "a string", value);
        }
        return value.stringValue();
    }

    private static JsonNode value(Template template, String type, Env env) {
        return switch (template) {
            case Template.Expression(Jsonata jsonata, String location) ->
                    jsonata.evaluate(env, location, type);
            case Template.Path(PathRef ref, String name) -> {
                try {
                    yield ref.read(env);
                } catch (PathMissing missing) {
                    throw Template.missing(ref, name, env);
                }
            }
            case Template.Constant _, Template.Members _, Template.Elements _, Template.Call _ ->
                    template.evaluate(env);
        };
    }

    private static AslError wrong(Template template, String field, String wanted, JsonNode value) {
        return switch (template) {
            case Template.Path(PathRef ref, String name) ->
                    AslError.runtime(
                            "The %s parameter does not reference %s: %s == %s"
                                    .formatted(name, wanted, ref.text(), Json.plain(value)));
            case Template.Expression(Jsonata jsonata, String location) ->
                    AslError.query(
                            location,
                            "The JSONata expression '%s' specified for the field '%s' returned %s, which is not %s."
                                    .formatted(
                                            jsonata.text(), location, Json.write(value), wanted));
            case Template.Constant _, Template.Members _, Template.Elements _, Template.Call _ ->
                    AslError.runtime(
                            "The %s field is not %s: %s"
                                    .formatted(field, wanted, Json.plain(value)));
        };
    }
}
