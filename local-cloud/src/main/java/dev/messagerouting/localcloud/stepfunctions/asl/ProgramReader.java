package dev.messagerouting.localcloud.stepfunctions.asl;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/** Turns a checked definition into a {@link Program}. */
final class ProgramReader {

    private ProgramReader() {}

    static Program program(JsonNode definition) {
        boolean jsonata = definition.path("QueryLanguage").asString("").equals("JSONata");
        var references = new VariableReferences();
        var scope = scope(definition, jsonata, references);
        return new Program(
                scope, definition.path("TimeoutSeconds").longValue(0), references.byState());
    }

    private static Scope scope(JsonNode node, boolean jsonata, VariableReferences references) {
        var states = new LinkedHashMap<String, State>();
        for (var entry : node.path("States").properties()) {
            var reader = new StateReader(entry.getKey(), entry.getValue(), jsonata, references);
            states.put(entry.getKey(), reader.state());
        }
        return new Scope(node.path("StartAt").asString(""), states);
    }

    /** Reads one state. */
    private static final class StateReader {

        private final String name;
        private final JsonNode node;
        private final boolean machineJsonata;
        private final boolean jsonata;
        private final VariableReferences references;

        StateReader(String name, JsonNode node, boolean jsonata, VariableReferences references) {
            this.name = name;
            this.node = node;
            this.machineJsonata = jsonata;
            this.jsonata =
                    node.path("QueryLanguage").asString(jsonata ? "JSONata" : "").equals("JSONata");
            this.references = references;
        }

        State state() {
            var common = common();
            var state =
                    switch (node.path("Type").asString("")) {
                        case "Pass" -> new State.Pass(common, shape(), given("Result"));
                        case "Task" -> task(common);
                        case "Choice" -> new State.Choice(common, rules(), text("Default"));
                        case "Wait" -> new State.Wait(common, value("Seconds"), value("Timestamp"));
                        case "Succeed" -> new State.Succeed(common);
                        case "Fail" -> new State.Fail(common, value("Error"), value("Cause"));
                        case "Parallel" -> parallel(common);
                        case "Map" -> each(common);
                        default -> throw new IllegalStateException("unchecked type of " + name);
                    };
            references.of(state);
            return state;
        }

        private State.Common common() {
            return new State.Common(
                    name,
                    jsonata,
                    text("Next"),
                    select("InputPath"),
                    select("OutputPath"),
                    jsonata ? template("Output") : null,
                    template("Assign"));
        }

        private State.Task task(State.Common common) {
            return new State.Task(
                    common,
                    shape(),
                    Objects.requireNonNull(Resource.of(node.path("Resource").asString(""))),
                    value("TimeoutSeconds"),
                    value("HeartbeatSeconds"),
                    recovery());
        }

        private State.Parallel parallel(State.Common common) {
            var branches =
                    node.path("Branches").values().stream()
                            .map(branch -> scope(branch, machineJsonata, references))
                            .toList();
            return new State.Parallel(common, shape(), branches, recovery());
        }

        private State.Each each(State.Common common) {
            var processor = node.has("ItemProcessor") ? "ItemProcessor" : "Iterator";
            var selector = given("ItemSelector");
            boolean legacy = !jsonata && selector == null;
            var shape = shape();
            return new State.Each(
                    common,
                    new State.Shape(null, shape.resultSelector(), shape.resultPath()),
                    jsonata ? template("Items") : value("Items"),
                    legacy ? shape.arguments() : template("ItemSelector"),
                    scope(node.path(processor), machineJsonata, references),
                    value("MaxConcurrency"),
                    value("ToleratedFailureCount"),
                    value("ToleratedFailurePercentage"),
                    recovery());
        }

        private State.Shape shape() {
            return new State.Shape(
                    template(jsonata ? "Arguments" : "Parameters"),
                    jsonata ? null : template("ResultSelector"),
                    jsonata ? new ResultPath.Replace() : resultPath(node));
        }

        private State.Recovery recovery() {
            var retry = new ArrayList<Retrier>();
            node.path("Retry").values().forEach(r -> retry.add(retrier(r)));
            var catches = new ArrayList<Catcher>();
            var list = node.path("Catch");
            for (int i = 0; i < list.size(); i++) {
                catches.add(catcher(list.get(i), "Catch[" + i + "]/"));
            }
            return new State.Recovery(retry, catches);
        }

        private static Retrier retrier(JsonNode entry) {
            return new Retrier(
                    names(entry),
                    entry.path("IntervalSeconds").asDouble(1),
                    entry.path("BackoffRate").asDouble(2),
                    entry.path("MaxAttempts").asInt(3),
                    entry.path("MaxDelaySeconds").asDouble(0),
                    entry.path("JitterStrategy").asString("NONE").equals("FULL"));
        }

        private Catcher catcher(JsonNode entry, String at) {
            return new Catcher(
                    names(entry),
                    entry.path("Next").asString(""),
                    jsonata ? new ResultPath.Replace() : resultPath(entry),
                    jsonata ? template(entry, "Output", at) : null,
                    template(entry, "Assign", at));
        }

        private static List<String> names(JsonNode entry) {
            return entry.path("ErrorEquals").values().stream()
                    .map(name -> name.asString(""))
                    .toList();
        }

        private List<ChoiceRule> rules() {
            var rules = new ArrayList<ChoiceRule>();
            var list = node.path("Choices");
            for (int i = 0; i < list.size(); i++) {
                var at = "Choices[" + i + "]/";
                var entry = list.get(i);
                rules.add(
                        new ChoiceRule(
                                ChoiceReader.condition(entry, at),
                                entry.path("Next").asString(""),
                                template(entry, "Assign", at),
                                jsonata ? template(entry, "Output", at) : null));
            }
            return List.copyOf(rules);
        }

        private Select select(String field) {
            var given = given(field);
            if (given == null || jsonata) {
                return new Select.All();
            }
            if (given.isNull()) {
                return new Select.Nothing();
            }
            var path = PathRef.parse(given.asString(""));
            return path.whole() ? new Select.All() : new Select.Part(path);
        }

        private static ResultPath resultPath(JsonNode entry) {
            if (!entry.has("ResultPath")) {
                return new ResultPath.Replace();
            }
            if (entry.get("ResultPath").isNull()) {
                return new ResultPath.Discard();
            }
            var path = JsonPath.compile(entry.get("ResultPath").asString(""));
            return path.whole() ? new ResultPath.Replace() : new ResultPath.At(path);
        }

        private @Nullable Template template(String field) {
            return template(node, field, "");
        }

        private @Nullable Template template(JsonNode entry, String field, String at) {
            var given = Json.member(entry, field);
            if (given == null) {
                return null;
            }
            return jsonata ? Template.jsonata(given, at + field) : Template.jsonPath(given);
        }

        /** {@code field}, or what {@code fieldPath} points at, which in a Fail may be a call. */
        private @Nullable Template value(String field) {
            var path = text(field + "Path");
            if (path != null && !jsonata) {
                return Template.dynamic(field + "Path", path);
            }
            var given = given(field);
            if (given == null) {
                return null;
            }
            return jsonata ? Template.jsonata(given, field) : new Template.Constant(given);
        }

        private @Nullable JsonNode given(String field) {
            return Json.member(node, field);
        }

        private @Nullable String text(String field) {
            var given = given(field);
            return given == null || given.isNull() ? null : given.asString("");
        }
    }
}
