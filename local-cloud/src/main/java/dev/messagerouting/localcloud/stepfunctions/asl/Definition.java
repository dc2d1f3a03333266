package dev.messagerouting.localcloud.stepfunctions.asl;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Set;

/** Checks a definition before anything is made of it, with the words of Step Functions. */
public final class Definition {

    private static final Set<String> TOP =
            Set.of("Comment", "QueryLanguage", "StartAt", "TimeoutSeconds", "Version", "States");
    private static final int SHOWN = 500;

    private Definition() {}

    /** What is wrong with it; nothing if the list has only warnings or is empty. */
    public static List<Diagnostic> check(String definition, boolean express) {
        var out = new Diagnostics();
        if (definition.isBlank()) {
            out.schema("", "Definition must be a valid JSON object");
            return out.found();
        }
        try {
            var node = Json.parse(definition);
            if (node.isObject()) {
                machine(node, express, out);
            } else {
                out.schema("", "Definition must be a valid JSON object");
            }
        } catch (Json.Invalid notJson) {
            notJson(definition, notJson, out);
        }
        return out.found();
    }

    private static void notJson(String definition, Json.Invalid problem, Diagnostics out) {
        var shown =
                definition.length() <= SHOWN
                        ? "\"" + definition + "\""
                        : "\"%s\"[truncated %d chars]"
                                .formatted(
                                        definition.substring(0, SHOWN),
                                        definition.length() - SHOWN);
        var location = "[Source: (String)" + shown + "; " + problem.location() + "]";
        out.error("INVALID_JSON_DESCRIPTION", location, problem.problem() + "\n at " + location);
    }

    private static void machine(JsonNode node, boolean express, Diagnostics out) {
        for (var field : node.propertyNames()) {
            if (!TOP.contains(field)) {
                out.schema("/", "Field '" + field + "' is not supported");
            }
        }
        out.oneOf(node, "", "Version", List.of("1.0"));
        out.oneOf(node, "", "QueryLanguage", List.of("JSONPath", "JSONata"));
        out.number(node, "", "TimeoutSeconds", 1, true);
        boolean jsonata = node.path("QueryLanguage").asString("").equals("JSONata");
        var scopes = new ScopeCheck(out, jsonata, express);
        scopes.check(node, "");
        scopes.transitions();
    }
}
