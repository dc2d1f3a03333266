package dev.messagerouting.localcloud.stepfunctions.asl;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Set;

/** Checks the fields of one state. */
final class StateCheck {

    private static final Set<String> ENDS = Set.of("Task", "Wait", "Pass", "Parallel", "Map");
    private static final List<String> WITH_PATH =
            List.of(
                    "TimeoutSeconds",
                    "HeartbeatSeconds",
                    "MaxConcurrency",
                    "ToleratedFailurePercentage",
                    "ToleratedFailureCount",
                    "Error",
                    "Cause");

    private final ScopeCheck scope;
    private final Diagnostics out;
    private final JsonNode node;
    private final String at;
    private final String type;
    private final boolean jsonata;

    StateCheck(ScopeCheck scope, Diagnostics out, JsonNode node, String at) {
        this.scope = scope;
        this.out = out;
        this.node = node;
        this.at = at;
        this.type = node.path("Type").asString("");
        this.jsonata =
                node.path("QueryLanguage")
                        .asString(scope.jsonata() ? "JSONata" : "JSONPath")
                        .equals("JSONata");
    }

    void check() {
        if (!out.require(node, at, "Type")) {
            return;
        }
        if (!StateFields.TYPES.contains(type)) {
            out.schema(
                    at + "/Type",
                    "The field 'Type' should have one of these values: " + StateFields.TYPES);
            return;
        }
        queryLanguage();
        fields();
        if (ENDS.contains(type)) {
            ends();
        }
        for (var field : WITH_PATH) {
            out.atMostOne(node, at, field, field + "Path");
        }
        numbers();
        new TemplateCheck(out, node, at, jsonata).check();
        new RecoveryCheck(out, node, at, jsonata).check();
        ofType();
    }

    private void queryLanguage() {
        out.oneOf(node, at, "QueryLanguage", List.of("JSONPath", "JSONata"));
        if (scope.jsonata() && node.path("QueryLanguage").asString("").equals("JSONPath")) {
            out.schema(
                    at,
                    "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state"
                            + " machine");
        }
    }

    private void fields() {
        for (var field : node.propertyNames()) {
            if (!StateFields.allowed(type, field)) {
                out.schema(at, "Field '" + field + "' is not supported");
            } else if (StateFields.foreign(field, jsonata)) {
                foreign(out, at, field, jsonata);
            }
        }
    }

    static void foreign(Diagnostics out, String at, String field, boolean jsonata) {
        out.schema(
                at,
                "The QueryLanguage is set to '%s', but field '%s' is only supported for the '%s' QueryLanguage"
                        .formatted(
                                jsonata ? "JSONata" : "JSONPath",
                                field,
                                jsonata ? "JSONPath" : "JSONata"));
    }

    private void ends() {
        boolean end = node.path("End").booleanValue(false);
        if (node.has("End") && !node.get("End").isBoolean()) {
            out.schema(at + "/End", "Expected value of type Boolean");
        } else if (node.has("Next") && end) {
            out.schema(at, "There should only be one of the following fields: [Next, End]");
        } else if (!node.has("Next") && !end) {
            out.schema(at, "This object should have only one of the following fields: [Next, End]");
        }
        out.text(node, at, "Next");
    }

    private void numbers() {
        out.number(node, at, "TimeoutSeconds", 1, true);
        out.number(node, at, "HeartbeatSeconds", 1, true);
        out.number(node, at, "Seconds", 0, true);
        out.number(node, at, "MaxConcurrency", 0, true);
        out.number(node, at, "ToleratedFailureCount", 0, true);
        out.number(node, at, "ToleratedFailurePercentage", 0, false);
        var timeout = node.path("TimeoutSeconds");
        var heartbeat = node.path("HeartbeatSeconds");
        if (timeout.isNumber()
                && heartbeat.isNumber()
                && heartbeat.longValue() >= timeout.longValue()) {
            out.schema(
                    at + "/HeartbeatSeconds",
                    "The 'HeartbeatSeconds' must be smaller than the 'TimeoutSeconds'");
        }
    }

    private void ofType() {
        switch (type) {
            case "Task" -> task();
            case "Choice" -> new ChoiceCheck(out, node, at, jsonata).check();
            case "Wait" -> waits();
            case "Fail" -> {
                if (!jsonata) {
                    out.text(node, at, "Error");
                    out.text(node, at, "Cause");
                }
            }
            case "Parallel" -> parallel();
            case "Map" -> map();
            default -> {}
        }
    }

    private void task() {
        out.text(node, at, "Resource");
        if (!out.require(node, at, "Resource") || !node.get("Resource").isString()) {
            return;
        }
        var arn = node.get("Resource").stringValue();
        var place = at + "/Resource";
        if (scope.express() && arn.endsWith(".waitForTaskToken")) {
            out.schema(
                    place,
                    "Express state machine does not support '.waitForTaskToken' service integration"
                            + " ");
        } else if (scope.express() && arn.contains(".sync")) {
            out.schema(place, "Express state machine does not support '.sync' service integration");
        } else if (!arn.startsWith("arn:")) {
            out.schema(place, "Value is not a valid resource ARN");
        } else if (Resource.of(arn) == null) {
            out.schema(
                    place,
                    "The resource provided "
                            + arn
                            + " is not recognized. The value is not a valid resource ARN, or the"
                            + " resource is not available in this region.");
        } else if (scope.express() && Resource.of(arn) instanceof Resource.Activity) {
            out.schema(place, "Express state machine does not support Activity ARN");
        } else if (Resource.of(arn) instanceof Resource.LambdaInvoke) {
            invoke();
        }
    }

    private static final Set<String> INVOKE_FIELDS =
            Set.of(
                    "FunctionName",
                    "Payload",
                    "Qualifier",
                    "InvocationType",
                    "LogType",
                    "ClientContext");

    /** https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html */
    private void invoke() {
        var field = jsonata ? "Arguments" : "Parameters";
        var arguments = node.path(field);
        if (arguments.isString() && jsonata) {
            return;
        }
        if (!arguments.has("FunctionName") && !arguments.has("FunctionName.$")) {
            out.schema(at + "/" + field, "The field 'FunctionName' is required but was missing");
        }
        for (var name : arguments.propertyNames()) {
            var plain = name.endsWith(".$") ? name.substring(0, name.length() - 2) : name;
            if (!INVOKE_FIELDS.contains(plain)) {
                out.schema(
                        at + "/" + field,
                        "The field \"" + plain + "\" is not supported by Step Functions");
            }
        }
    }

    private void waits() {
        out.exactlyOne(node, at, "SecondsPath", "Seconds", "TimestampPath", "Timestamp");
        var timestamp = node.path("Timestamp");
        boolean expression = timestamp.isString() && Jsonata.isExpression(timestamp.stringValue());
        if (node.has("Timestamp") && !expression && Timestamps.parse(timestamp) == null) {
            out.schema(at + "/Timestamp", "String does not match RFC3339 timestamp");
        }
    }

    private void parallel() {
        if (out.require(node, at, "Branches") && out.list(node, at, "Branches")) {
            for (int i = 0; i < node.get("Branches").size(); i++) {
                inner(node.get("Branches").get(i), at + "/Branches[" + i + "]");
            }
        }
    }

    private void map() {
        out.exactlyOne(node, at, "ItemProcessor", "Iterator");
        out.atMostOne(node, at, "ItemSelector", "Parameters");
        for (var field : StateFields.DISTRIBUTED) {
            if (node.has(field)) {
                out.schema(at + "/" + field, notDistributed("field '" + field + "'"));
            }
        }
        var field = node.has("ItemProcessor") ? "ItemProcessor" : "Iterator";
        if (node.has(field)) {
            var mode = node.get(field).path("ProcessorConfig").path("Mode").asString("INLINE");
            if (mode.equals("DISTRIBUTED")) {
                out.schema(
                        at + "/" + field + "/ProcessorConfig/Mode",
                        notDistributed("value 'DISTRIBUTED'"));
            }
            inner(node.get(field), at + "/" + field);
        }
    }

    private static String notDistributed(String what) {
        return "The " + what + " is not supported: the local cloud runs inline Maps only";
    }

    private void inner(JsonNode inner, String place) {
        if (inner.has("QueryLanguage")) {
            out.schema(place, "Field 'QueryLanguage' is not supported");
        }
        scope.check(inner, place);
    }
}
