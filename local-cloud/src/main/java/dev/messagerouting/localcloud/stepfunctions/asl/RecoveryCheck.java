package dev.messagerouting.localcloud.stepfunctions.asl;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Set;

/** Checks {@code Retry} and {@code Catch}. */
final class RecoveryCheck {

    private static final Set<String> RETRY =
            Set.of(
                    "ErrorEquals",
                    "IntervalSeconds",
                    "MaxAttempts",
                    "BackoffRate",
                    "MaxDelaySeconds",
                    "JitterStrategy",
                    "Comment");
    private static final Set<String> CATCH =
            Set.of("ErrorEquals", "Next", "ResultPath", "Output", "Assign", "Comment");
    private static final int MOST_ATTEMPTS = 99_999_999;

    private final Diagnostics out;
    private final JsonNode node;
    private final String at;
    private final boolean jsonata;

    RecoveryCheck(Diagnostics out, JsonNode node, String at, boolean jsonata) {
        this.out = out;
        this.node = node;
        this.at = at;
        this.jsonata = jsonata;
    }

    void check() {
        for (var field : List.of("Retry", "Catch")) {
            var list = Json.member(node, field);
            if (list == null) {
                continue;
            }
            if (!list.isArray()) {
                out.schema(at + "/" + field, "Expected value of type Array");
                continue;
            }
            for (int i = 0; i < list.size(); i++) {
                var place = at + "/" + field + "[" + i + "]";
                errors(list.get(i), place, i == list.size() - 1);
                if (field.equals("Retry")) {
                    retrier(list.get(i), place);
                } else {
                    catcher(list.get(i), place);
                }
            }
        }
    }

    private void errors(JsonNode entry, String place, boolean last) {
        if (!out.require(entry, place, "ErrorEquals") || !out.list(entry, place, "ErrorEquals")) {
            return;
        }
        var names = entry.get("ErrorEquals").values().stream().map(n -> n.asString("")).toList();
        if (names.contains(ErrorNames.ALL) && (names.size() > 1 || !last)) {
            out.schema(place + "/ErrorEquals", "States.ALL must appear alone and at end of list");
        }
    }

    private void retrier(JsonNode entry, String place) {
        only(entry, place, RETRY);
        out.number(entry, place, "IntervalSeconds", 0, true);
        out.number(entry, place, "MaxAttempts", 0, true);
        out.number(entry, place, "BackoffRate", 1, false);
        out.number(entry, place, "MaxDelaySeconds", 1, true);
        out.oneOf(entry, place, "JitterStrategy", List.of("NONE", "FULL"));
        if (entry.path("MaxAttempts").intValue(0) > MOST_ATTEMPTS) {
            out.schema(
                    place + "/MaxAttempts",
                    "The value must be less than or equal to " + MOST_ATTEMPTS);
        }
    }

    private void catcher(JsonNode entry, String place) {
        only(entry, place, CATCH);
        out.require(entry, place, "Next");
        out.text(entry, place, "Next");
        var path = Json.member(entry, "ResultPath");
        if (path != null && !path.isNull() && !jsonata) {
            TemplateCheck.reference(out, path.asString(""), place + "/ResultPath");
        }
        var templates = new TemplateCheck(out, entry, place, jsonata);
        if (jsonata) {
            templates.expressions(entry.path("Output"), place + "/Output");
        }
        templates.assign(entry, place);
    }

    private void only(JsonNode entry, String place, Set<String> allowed) {
        for (var field : entry.propertyNames()) {
            if (!allowed.contains(field)) {
                out.schema(place, "Field '" + field + "' is not supported");
            } else if (StateFields.foreign(field, jsonata)) {
                StateCheck.foreign(out, place, field, jsonata);
            }
        }
    }
}
