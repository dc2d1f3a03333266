package dev.messagerouting.localcloud.stepfunctions.asl;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A payload template: JSON whose parts may be paths, intrinsic calls or JSONata expressions. Read
 * once, evaluated often.
 *
 * <p>https://docs.aws.amazon.com/step-functions/latest/dg/input-output-inputpath-params.html,
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
public sealed interface Template {

    record Constant(JsonNode value) implements Template {}

    record Member(String name, Template value) {}

    record Members(List<Member> members) implements Template {}

    record Elements(List<Template> elements) implements Template {}

    /**
     * @param field the field's name in the template, for messages
     */
    record Path(PathRef ref, String field) implements Template {}

    record Call(Intrinsic intrinsic) implements Template {}

    /**
     * @param location where it stands, for example {@code Output/total}
     */
    record Expression(Jsonata jsonata, String location) implements Template {}

    /**
     * @throws IllegalArgumentException if a path or call in it is none
     */
    static Template jsonPath(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                var members = new ArrayList<Member>();
                node.properties().forEach(e -> members.add(member(e.getKey(), e.getValue())));
                yield constantOr(node, new Members(List.copyOf(members)));
            }
            case ARRAY ->
                    constantOr(
                            node,
                            new Elements(node.values().stream().map(Template::jsonPath).toList()));
            case STRING, NUMBER, BOOLEAN, NULL, BINARY, MISSING, POJO -> new Constant(node);
        };
    }

    private static Member member(String name, JsonNode value) {
        if (!name.endsWith(".$")) {
            return new Member(name, jsonPath(value));
        }
        return new Member(name.substring(0, name.length() - 2), dynamic(name, value.asString("")));
    }

    /** The value of a field that ends in {@code .$}, or of one that always is a path or a call. */
    static Template dynamic(String field, String text) {
        return text.startsWith("States.")
                ? new Call(Intrinsic.parse(text))
                : new Path(PathRef.parse(text), field);
    }

    /**
     * @throws IllegalArgumentException if an expression in it does not parse
     */
    static Template jsonata(JsonNode node, String location) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                var members = new ArrayList<Member>();
                node.properties()
                        .forEach(
                                e ->
                                        members.add(
                                                new Member(
                                                        e.getKey(),
                                                        jsonata(
                                                                e.getValue(),
                                                                location + "/" + e.getKey()))));
                yield constantOr(node, new Members(List.copyOf(members)));
            }
            case ARRAY -> {
                var elements = new ArrayList<Template>();
                for (int i = 0; i < node.size(); i++) {
                    elements.add(jsonata(node.get(i), location + "[" + i + "]"));
                }
                yield constantOr(node, new Elements(List.copyOf(elements)));
            }
            case STRING ->
                    Jsonata.isExpression(node.stringValue())
                            ? new Expression(Jsonata.compile(node.stringValue()), location)
                            : new Constant(node);
            case NUMBER, BOOLEAN, NULL, BINARY, MISSING, POJO -> new Constant(node);
        };
    }

    private static Template constantOr(JsonNode node, Template built) {
        boolean constant =
                switch (built) {
                    case Members(List<Member> members) ->
                            members.stream().allMatch(m -> m.value() instanceof Constant);
                    case Elements(List<Template> elements) ->
                            elements.stream().allMatch(Constant.class::isInstance);
                    case Constant _, Path _, Call _, Expression _ -> false;
                };
        return constant ? new Constant(node) : built;
    }

    default JsonNode evaluate(Env env) {
        return switch (this) {
            case Constant(JsonNode value) -> value;
            case Members(List<Member> members) -> {
                var object = Json.object();
                members.forEach(m -> object.set(m.name(), m.value().evaluate(env)));
                yield object;
            }
            case Elements(List<Template> elements) -> {
                var array = Json.array();
                elements.forEach(e -> array.add(e.evaluate(env)));
                yield array;
            }
            case Path(PathRef ref, String field) -> read(ref, field, env);
            case Call(Intrinsic intrinsic) -> intrinsic.evaluate(env);
            case Expression(Jsonata jsonata, String location) -> jsonata.evaluate(env, location);
        };
    }

    /** An element past the end of an array is null here, any other miss ends the execution. */
    private static JsonNode read(PathRef ref, String field, Env env) {
        try {
            return ref.read(env);
        } catch (PathMissing missing) {
            if (missing.index()) {
                return Json.nothing();
            }
            throw missing(ref, field, env);
        }
    }

    static AslError missing(PathRef ref, String field, Env env) {
        return AslError.runtime(
                "The JSONPath '%s' specified for the field '%s' could not be found in the input '%s'"
                        .formatted(ref.text(), field, shown(ref, env)));
    }

    /** What the path was looked for in. */
    static String shown(PathRef ref, Env env) {
        return Json.write(ref.kind() == PathRef.Kind.CONTEXT ? env.context() : env.input());
    }

    /** Every path in it, at any depth. */
    default void paths(Consumer<PathRef> out) {
        switch (this) {
            case Constant _, Expression _ -> {}
            case Members(List<Member> members) -> members.forEach(m -> m.value().paths(out));
            case Elements(List<Template> elements) -> elements.forEach(e -> e.paths(out));
            case Path(PathRef ref, _) -> out.accept(ref);
            case Call(Intrinsic intrinsic) -> intrinsic.paths(out);
        }
    }

    /** Every JSONata expression in it, at any depth. */
    default void expressions(Consumer<Jsonata> out) {
        switch (this) {
            case Constant _, Path _, Call _ -> {}
            case Members(List<Member> members) -> members.forEach(m -> m.value().expressions(out));
            case Elements(List<Template> elements) -> elements.forEach(e -> e.expressions(out));
            case Expression(Jsonata jsonata, _) -> out.accept(jsonata);
        }
    }
}
